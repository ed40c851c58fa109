/** What everybody of the station may see of a kind, the newest first: all of it, or what lies where I live. */
import { useState } from 'react'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Segments } from '@/components/segments'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { casePages } from '@/domain/case-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { boardOf, type BoardView } from '@/features/case/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const views = [
  { value: 'all', text: '全站的' },
  { value: 'home', text: '我这栋楼' },
] as const

function CaseBoardPage() {
  const { name, title, board, rating } = usePageKind()
  const [view, setView] = useState<BoardView>('all')
  return (
    <ListScreen
      title={board?.called ?? `大家的${title}`}
      list={boardOf(name, view)}
      above={
        <>
          {board?.told !== undefined && <Caption text={board.told} />}
          {board?.alike && <Segments options={views} value={view} onChange={setView} label="看哪里的" />}
          {rating && (
            <Slot>
              <Button kind="second" text={rating.title} onTap={() => openPage(casePages.helpedCases(name))} />
            </Slot>
          )}
        </>
      }
      empty={board && <Empty {...board.empty} />}
    >
      {(items, { serverNow: now }) =>
        items.map((one) => (
          <CaseCard
            key={one.caseId}
            one={one}
            now={now}
            named={board?.named === true}
            onOpen={() => openPage(casePages.case(name, one.caseId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(CaseBoardPage)

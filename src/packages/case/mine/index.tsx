/** What I have written of a kind, and the way to write another. */
import { sendWritten } from '@/api/written'
import { Button } from '@/components/button'
import { Caption } from '@/components/card'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { casePages } from '@/domain/case-pages'
import { CaseCard } from '@/features/case/card'
import { usePageKind } from '@/features/case/kind'
import { WrittenCards } from '@/features/case/written-cards'
import { myCases } from '@/features/case/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function MyCasesPage() {
  const kind = usePageKind()
  const { name, title, begin, mine, board } = kind
  const list = myCases(name)
  useShown(sendWritten)
  return (
    <ListScreen
      title={title}
      list={list}
      action={
        // What is about something, or known already, is begun where that stands.
        (begin.about ?? begin.known) ? null : (
          <Button text="写一条" onTap={() => openPage(casePages.beginCase(name))} />
        )
      }
      above={
        <>
          <Caption text={begin.intro} />
          <Slot>
            {board && (
              <Button
                kind="second"
                text={board.called ?? `大家的${title}`}
                onTap={() => openPage(casePages.caseBoard(name))}
              />
            )}
          </Slot>
          <Slot>
            <WrittenCards kind={kind} onSent={() => void list.open()} />
          </Slot>
        </>
      }
      empty={<Empty {...mine.empty} />}
    >
      {(items, { serverNow: now }) =>
        items.map((one) => (
          <CaseCard
            key={one.caseId}
            one={one}
            now={now}
            onOpen={() => openPage(casePages.case(name, one.caseId))}
          />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(MyCasesPage)

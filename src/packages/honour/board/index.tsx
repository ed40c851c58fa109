/** The boards of honours: who has been given what, period by period, in no order but that of names. */
import { useState } from 'react'
import { Caption } from '@/components/card'
import { PickField } from '@/components/field/pick-field'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { honourPages } from '@/domain/honour-pages'
import { casePages } from '@/domain/case-pages'
import {
  type BoardKey,
  boardKeys,
  boards,
  honourKinds,
  type HonourKind,
  kindsOn,
} from '@/domain/honour/kinds'
import { board, type BoardRow, periodsIn } from '@/features/honour/store'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

const options = boardKeys.map((value) => ({ value, text: boards[value].title }))

const ANY = 'any'
const kindOptions = (on: BoardKey) => [
  { value: ANY, text: '都看' },
  ...kindsOn(on).map((value) => ({ value, text: honourKinds[value].title })),
]

const isBoard = (name: string | undefined): name is BoardKey => boardKeys.some((key) => key === name)

function Period({ period, rows, hidden }: ReturnType<typeof periodsIn>[number]) {
  return (
    <Section title={period}>
      {rows.length > 0 && (
        <RowGroup>
          {rows.map(({ id, honour }) =>
            honour ? (
              <Row
                key={id}
                title={honour.name}
                caption={`${honour.title}，${honour.grantedBy}${honour.tells ? '，有事迹' : ''}`}
                value={honour.level}
                onTap={() => openPage(honourPages.honour(honour.honourId))}
              />
            ) : null,
          )}
        </RowGroup>
      )}
      {hidden > 0 && <Caption text={`${rows.length > 0 ? '另有' : '有'} ${hidden} 位没有公开`} />}
    </Section>
  )
}

function BoardPage() {
  const { board: first } = usePageParams('board')
  const [on, setOn] = useState<BoardKey>(isBoard(first) ? first : 'honours')
  const [kind, setKind] = useState<HonourKind | null>(null)
  const turn = (next: BoardKey) => {
    setOn(next)
    setKind(null)
  }
  return (
    <ListScreen
      title={boards[on].title}
      list={board.of({ board: on, kind })}
      above={
        <>
          <Segments options={options} value={on} onChange={turn} label="看哪个榜" />
          <PickField
            label="看哪一类"
            options={kindOptions(on)}
            value={kind ?? ANY}
            onChange={(value) => setKind(value === ANY ? null : (value as HonourKind))}
          />
          <RowGroup>
            <Row icon="medal" title="正在公示的星级" onTap={() => openPage(casePages.caseBoard('star'))} />
            <Row
              icon="heart"
              title="评选"
              caption="正在评的、公示中的，可以报名、推荐邻居"
              onTap={() => openPage(honourPages.campaigns)}
            />
            <Row
              icon="edit"
              title="家风家训"
              caption="晒一晒家里常说的话、常做的事"
              onTap={() => openPage(casePages.caseBoard('tradition'))}
            />
            <Row
              icon="edit"
              title="表彰登记"
              caption="在别处得的表彰，站里核对后记进档案"
              onTap={() => openPage(appPages.myCases('award'))}
            />
          </RowGroup>
          <Caption text="新的在前，同一期的按姓氏排，不分先后。" />
        </>
      }
      empty={<Empty drawing="empty-list" title="这里还没有" text="评出来、本人同意了的，会写在这里" />}
    >
      {(items) => periodsIn(items as readonly BoardRow[]).map((one) => <Period key={one.period} {...one} />)}
    </ListScreen>
  )
}

export default wholePage(BoardPage)

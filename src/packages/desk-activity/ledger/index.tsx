/** The ledger of hours: a month of the station, or everything of one person with the totals, to be read or printed. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Title } from '@/components/card'
import { Figures } from '@/components/figure'
import { MonthBar } from '@/components/month-bar'
import { Note } from '@/components/note'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { monthOf } from '@/domain/kernel/clock'
import { durationFigure } from '@/domain/words/amounts'
import { monthAfter, monthWord } from '@/domain/words/moments'
import { LedgerList } from '@/features/hours-desk/ledger-list'
import {
  ledger,
  type LedgerLine,
  type LedgerPerson,
  type LedgerView,
} from '@/features/hours-desk/ledger-store'
import { ledgerPaper } from '@/domain/hours/ledger-paper'
import { ledgerFile } from '@/features/screens/paper-files'
import { FileButtons, PaperSheet, PrintFoot, type TakeFile } from '@/features/screens/paper-sheet'
import { usePageParams } from '@/platform/page-params'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type Look = 'list' | 'table'

const looks: { value: Look; text: string }[] = [
  { value: 'list', text: '一笔一行' },
  { value: 'table', text: '打印的表' },
]

function Totals({ person }: { person: LedgerPerson }) {
  const { name, provedMinutes, addedMinutes, points } = person
  return (
    <>
      <Title text={name} />
      <Figures
        items={[
          { ...durationFigure(provedMinutes), caption: '证明的', tone: 'jade' },
          { ...durationFigure(addedMinutes), caption: '补录的' },
          { value: points, unit: '分', caption: '现有积分' },
        ]}
      />
    </>
  )
}

interface TableProps {
  title: string
  lines: readonly LedgerLine[]
  isWhole: boolean
  take: TakeFile
}

function Table({ title, lines, isWhole, take }: TableProps) {
  const paper = ledgerPaper(title, lines, !isWhole)
  return (
    <>
      {!isWhole && (
        <Note tone="amber" text="后面还有：先点“接着看”都拿到，再打印；做成文件不用先点，最多 1000 笔" />
      )}
      <Caption text="表比屏幕宽，左右滑动看全" />
      <PaperSheet paper={paper} />
      {isWhole ? <PrintFoot text="打印台账" take={take} /> : <FileButtons take={take} />}
    </>
  )
}

/** A part of the ledger says on paper what it is a part by. */
const paperTitle = (whose: string, text: string): string =>
  [whose, '时长台账', text !== '' && `只有「${text}」的`].filter(Boolean).join(' · ')

function LedgerPage() {
  const { personId = '' } = usePageParams('personId')
  const newest = monthOf(serverNow())
  const [month, setMonth] = useState(newest)
  const [look, setLook] = useState<Look>('list')
  const viewOf = (of: string): LedgerView => (personId === '' ? { month: of } : { personId })
  const search = useListSearch({ label: '找时长', placeholder: '姓名、活动' })
  const turn = (by: number) => setMonth(monthAfter(month, by))
  return (
    <ListScreen
      title="时长台账"
      list={ledger.of(viewOf(month), search.text)}
      above={
        <>
          {personId === '' && (
            <MonthBar
              text={monthWord(month)}
              onBefore={() => turn(-1)}
              {...(month < newest && { onAfter: () => turn(1) })}
            />
          )}
          {search.box}
          <Segments options={looks} value={look} onChange={setLook} label="怎么看" />
        </>
      }
      count={4}
      head={({ person }) => person && <Totals person={person} />}
      empty={search.orNotFound(<Empty title="还没有时长记录" text="有人签到签退就会记在这里" />)}
    >
      {(lines, { person, more }) =>
        look === 'list' ? (
          <LedgerList lines={lines} now={serverNow()} toPerson={person === null} />
        ) : (
          <Table
            title={paperTitle(person?.name ?? monthWord(month), search.text)}
            lines={lines}
            isWhole={more.status === 'none'}
            take={ledgerFile({ ...viewOf(month), text: search.text })}
          />
        )
      }
    </ListScreen>
  )
}

export default wholePage(LedgerPage, DeskFrame)

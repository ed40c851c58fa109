/** One register in one month: every line behind a figure, as a list or as the table that goes on paper. */
import { useState } from 'react'
import { Caption } from '@/components/card'
import { Note } from '@/components/note'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { monthWord } from '@/domain/words/moments'
import { serverNow } from '@/api/server-clock'
import { monthOf } from '@/domain/kernel/clock'
import { Lines } from '@/features/binder/lines'
import { saidCell } from '@/features/binder/said'
import { type Rows, rowsOf, type RowsOf } from '@/features/binder/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { ListScreen } from '@/features/screens/loaded-list'
import type { Paper } from '@/domain/files/paper'
import { registerFile } from '@/features/screens/paper-files'
import { FileButtons, PaperSheet, PrintFoot } from '@/features/screens/paper-sheet'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

type Look = 'list' | 'table'
type Line = Rows['items'][number]

const looks: { value: Look; text: string }[] = [
  { value: 'list', text: '一条一行' },
  { value: 'table', text: '打印的表' },
]

/** So many letters of the table are one of the room that a column asks for. */
const LETTERS = 0.75

const paperOf = (title: string, { columns }: Rows, items: readonly Line[]): Paper<Line> => ({
  title,
  facts: `${items.length} 条`,
  columns: columns.map(({ head, isNumber }, at) => ({
    ...{ head, cell: ({ cells }: Line) => saidCell(cells[at] ?? '', monthOf(serverNow()).slice(0, 4)) },
    ...(isNumber && { is: 'number' as const }),
  })),
  parts: [{ rows: items }],
  letters: LETTERS * columns.reduce((all, { room }) => all + room, 0),
  look: 'dense',
})

interface TableProps {
  page: Rows
  title: string
  isWhole: boolean
  of: RowsOf
}

function Table({ page, title, isWhole, of }: TableProps) {
  const paper = paperOf(title, page, page.items)
  return (
    <>
      {!isWhole && (
        <Note tone="amber" text="后面还有：先点“接着看”都拿到，再打印；做成文件不用先点，最多 1000 条" />
      )}
      <Caption text="表比屏幕宽，左右滑动看全" />
      <PaperSheet paper={paper} />
      {isWhole ? (
        <PrintFoot text="打印这张表" take={registerFile(of)} />
      ) : (
        <FileButtons take={registerFile(of)} />
      )}
    </>
  )
}

function RowsPage() {
  const { month = '', register = 'activities' } = usePageParams('month', 'register')
  const [look, setLook] = useState<Look>('list')
  const of: RowsOf = { month, register: register as RowsOf['register'] }
  const list = rowsOf(of)
  const page = list.use()
  const title = page.status === 'ready' ? page.data.title : '登记'
  return (
    <ListScreen
      title={title}
      list={list}
      above={
        <>
          <Caption text={monthWord(month)} />
          <Segments options={looks} value={look} onChange={setLook} label="怎么看" />
        </>
      }
      count={6}
      empty={
        <Empty
          title={page.status === 'ready' ? page.data.none : '没有记下过'}
          text="记下一条，就会出现在这里"
        />
      }
    >
      {(items, shown) =>
        look === 'list' ? (
          <Lines items={items} columns={shown.columns} />
        ) : (
          <Table
            page={shown}
            of={of}
            title={`${monthWord(month)} · ${shown.title}`}
            isWhole={shown.more.status === 'none'}
          />
        )
      }
    </ListScreen>
  )
}

export default wholePage(RowsPage, DeskFrame)

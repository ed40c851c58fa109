/** Who has done what at the station: by kind and month, found by words, and taken along, which is written down as well. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Choice } from '@/components/choices'
import { Stack } from '@/components/card'
import { MonthBar } from '@/components/month-bar'
import { Row, RowGroup } from '@/components/rows'
import { Empty } from '@/components/states/empty'
import { monthOf } from '@/domain/kernel/clock'
import { dateWord, monthAfter, monthWord } from '@/domain/words/moments'
import { askExport, type AuditRow, type AuditView, deedsBy } from '@/features/audit/store'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { FileButton } from '@/features/screens/file-button'
import { useListSearch } from '@/features/screens/list-search'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

const Deeds = ({ items }: { items: readonly AuditRow[] }) => (
  <RowGroup>
    {items.map(({ rowId, at, by, whom, what, page }) => (
      <Row
        key={rowId}
        title={[by, what].filter(Boolean).join('：')}
        caption={[dateWord(at, serverNow()), whom].filter(Boolean).join(' · ')}
        {...(page !== null && { onTap: () => openPage(page) })}
      />
    ))}
  </RowGroup>
)

const titles = [
  { value: 'looks', text: '看电话、导出' },
  { value: 'hours', text: '核时长' },
  { value: 'handed', text: '发奖品' },
  { value: 'imports', text: '导入表格' },
  { value: 'offices', text: '任职' },
  { value: 'merges', text: '并档案' },
  { value: 'closings', text: '注销账号' },
] as const

function AuditPage() {
  const newest = monthOf(serverNow())
  const [view, setView] = useState<AuditView>({ kind: 'looks', month: newest })
  const search = useListSearch({ label: '找一找', placeholder: '谁做的、内容' })
  const monthBy = (by: number) => setView({ ...view, month: monthAfter(view.month, by) })
  return (
    <ListScreen
      title="谁做过什么"
      list={deedsBy(view, search.text)}
      stale={false}
      above={
        <Stack>
          <Choice
            label="看哪一类"
            options={titles}
            value={view.kind}
            onChange={(kind) => setView({ ...view, kind })}
          />
          <MonthBar
            text={monthWord(view.month)}
            onBefore={() => monthBy(-1)}
            {...(view.month < newest && { onAfter: () => monthBy(1) })}
          />
          {search.box}
        </Stack>
      }
      empty={search.orNotFound(<Empty title="这个月没有" text="往前翻翻，或者换一类看" />)}
    >
      {(items) => (
        <>
          <Deeds items={items as readonly AuditRow[]} />
          <FileButton text="把这些导出来" ask={() => askExport(view, search.text)} />
        </>
      )}
    </ListScreen>
  )
}

export default wholePage(AuditPage, DeskFrame)

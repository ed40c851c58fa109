/** One kind of what is held of me, row by row. */
import { serverNow } from '@/api/server-clock'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { dateWord } from '@/domain/words/moments'
import { type HeldName, heldRows } from '@/features/privacy/store'
import { PagedScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'
import { usePageParams } from '@/platform/page-params'

function MyDataRowsPage() {
  const { held = '' } = usePageParams('held')
  return (
    <PagedScreen title="存着的资料" list={heldRows(held as HeldName)} stale={false}>
      {({ title, items }, more) =>
        items.length === 0 ? (
          <Empty title="没有存着的" text="这一类里还没有您的" />
        ) : (
          <Section title={title}>
            <RowGroup>
              {items.map(({ rowId, at, title: what, text }) => (
                <Row
                  key={rowId}
                  title={what}
                  caption={[at > 0 ? dateWord(at, serverNow()) : '', text].filter(Boolean).join(' · ')}
                />
              ))}
            </RowGroup>
            {more}
          </Section>
        )
      }
    </PagedScreen>
  )
}

export default wholePage(MyDataRowsPage)

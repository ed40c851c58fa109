/** The people a notice has not reached, to call or to visit, each ticked off here. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { serverNow } from '@/api/server-clock'
import { Caption } from '@/components/card'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { CallRow } from '@/features/notice-desk/call-row'
import { calls, type CallListOf } from '@/features/notice-desk/store'
import { usePageParams } from '@/platform/page-params'
import { useListSearch } from '@/features/screens/list-search'
import { LoadedList, PagedScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

function CallListPage() {
  const { noticeId = '', gridId, building } = usePageParams('noticeId', 'gridId', 'building')
  const of: CallListOf = { noticeId, ...(gridId && { gridId }), ...(gridId && building && { building }) }
  const search = useListSearch({ label: '在名单里找人', placeholder: '姓名、手机尾号' })
  const list = calls.of(of, search.text)
  const now = serverNow()
  return (
    <PagedScreen title="还没看到的人" list={list} head={search.box} count={4} stale={false}>
      {({ title }) => (
        <Section title={title} {...(building !== undefined && { more: building })}>
          <LoadedList
            list={list}
            empty={search.orNotFound(<Empty title="都知道了" text="没有要打电话的人" />)}
          >
            {(items) => (
              <>
                <Caption text="告诉到了就记一笔，同事不会再打第二遍。看姓名、门牌和号码会留下记录，居民自己看得到。" />
                {items.map((row) => (
                  <CallRow key={row.personId} of={of} row={row} now={now} />
                ))}
              </>
            )}
          </LoadedList>
        </Section>
      )}
    </PagedScreen>
  )
}

export default wholePage(CallListPage, DeskFrame)

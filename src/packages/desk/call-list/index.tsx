/** The people a notice has not reached, to call or to visit, each ticked off here. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Caption, Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { CallRow } from '@/features/desk/notices/call-row'
import { openCalls, readOnCalls, useCalls, type CallListOf } from '@/features/desk/notices/store'
import { ReadOn } from '@/features/paging/read-on'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function CallListPage() {
  const { noticeId = '', gridId, building } = usePageParams('noticeId', 'gridId', 'building')
  const of: CallListOf = { noticeId, ...(gridId && { gridId }), ...(gridId && building && { building }) }
  const calls = useCalls(of)
  const open = () => openCalls(of)
  useShown(open)
  useReachBottom(() => void readOnCalls(of))
  const now = serverNow()
  return (
    <Screen title="还没看到的人">
      <Stack>
        {calls.status === 'failed' && <Failed failure={calls.failure} onRetry={open} />}
        {(calls.status === 'idle' || calls.status === 'loading') && <Loading count={4} />}
        {calls.status === 'ready' && (
          <Section title={calls.data.title} {...(building !== undefined && { more: building })}>
            {calls.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            {calls.data.items.length > 0 && (
              <Caption text="告诉到了就记一笔，同事不会再打第二遍。看姓名、门牌和号码会留下记录，居民自己看得到。" />
            )}
            {calls.data.items.length === 0 && calls.data.more.status === 'none' && (
              <Empty icon="check" title="都知道了" text="没有要打电话的人" />
            )}
            {calls.data.items.map((row) => (
              <CallRow key={row.personId} of={of} row={row} now={now} />
            ))}
            <ReadOn more={calls.data.more} onMore={() => readOnCalls(of)} />
          </Section>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(CallListPage)

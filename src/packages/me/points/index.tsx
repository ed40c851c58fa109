/** My points: the balance and where each came from. */
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { ReadOn } from '@/features/paging/read-on'
import { PointsLedger } from '@/features/points/ledger'
import { openPoints, readOnPoints, usePoints } from '@/features/points/store'
import { useShown } from '@/platform/use-shown'

export default function PointsPage() {
  const points = usePoints()
  useShown(openPoints)
  useReachBottom(() => void readOnPoints())
  return (
    <Screen title="我的积分">
      <Stack>
        {points.status === 'failed' && (
          <Failed title={points.failure.text} text={points.failure.next} onRetry={openPoints} />
        )}
        {(points.status === 'idle' || points.status === 'loading') && <Loading />}
        {points.status === 'ready' && (
          <>
            {points.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            <PointsLedger points={points.data} now={serverNow()} />
            {points.data.entries.length === 0 && (
              <Empty icon="gift" title="还没有积分" text="做一次志愿服务，时长核好了积分就到账" />
            )}
            <ReadOn more={points.data.more} onMore={readOnPoints} />
          </>
        )}
      </Stack>
    </Screen>
  )
}

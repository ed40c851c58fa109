/** What I and my family have reserved and fetched. */
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Note } from '@/components/note'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { appPages } from '@/domain/app-pages'
import { ReadOn } from '@/features/paging/read-on'
import { RedemptionRow } from '@/features/store/redemption-row'
import { openMine, readOnMine, useMine } from '@/features/store/store'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function MyRedemptionsPage() {
  const mine = useMine()
  useShown(openMine)
  useReachBottom(() => void readOnMine())
  return (
    <Screen title="我的兑换">
      <Stack>
        {mine.status === 'failed' && <Failed failure={mine.failure} onRetry={openMine} />}
        {(mine.status === 'idle' || mine.status === 'loading') && <Loading />}
        {mine.status === 'ready' && (
          <>
            {mine.failure && <Note tone="amber" text="没有连上网络，下面是上次看到的" />}
            {mine.data.items.length === 0 && (
              <Empty
                icon="gift"
                title="还没有换过东西"
                text="看看积分超市里有什么"
                action="去积分超市"
                onAction={() => openPage(appPages.store)}
              />
            )}
            {mine.data.items.map((redemption) => (
              <RedemptionRow
                key={redemption.redemptionId}
                redemption={redemption}
                now={mine.data.serverNow}
              />
            ))}
            <ReadOn more={mine.data.more} onMore={readOnMine} />
          </>
        )}
      </Stack>
    </Screen>
  )
}

export default wholePage(MyRedemptionsPage)

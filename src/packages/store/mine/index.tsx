/** What I and my family have reserved and fetched. */
import { useReachBottom } from '@tarojs/taro'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { LoadedList } from '@/features/screens/loaded-list'
import { RedemptionRow } from '@/features/store/redemption-row'
import { openMine, readOnMine, useMine } from '@/features/store/store'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function MyRedemptionsPage() {
  useShown(openMine)
  useReachBottom(() => void readOnMine())
  return (
    <Screen title="我的兑换">
      <Stack>
        <LoadedList
          resource={useMine()}
          open={openMine}
          onMore={readOnMine}
          empty={
            <Empty
              icon="gift"
              title="还没有换过东西"
              text="看看积分超市里有什么"
              action="去积分超市"
              onAction={() => openPage(appPages.store)}
            />
          }
        >
          {(items, { serverNow: now }) =>
            items.map((redemption) => (
              <RedemptionRow key={redemption.redemptionId} redemption={redemption} now={now} />
            ))
          }
        </LoadedList>
      </Stack>
    </Screen>
  )
}

export default wholePage(MyRedemptionsPage)

/** What I and my family have reserved and fetched. */
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { ListScreen } from '@/features/screens/loaded-list'
import { RedemptionRow } from '@/features/store/redemption-row'
import { myRedemptions } from '@/features/store/store'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const MyRedemptionsPage = () => (
  <ListScreen
    title="我的兑换"
    list={myRedemptions}
    empty={
      <Empty
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
  </ListScreen>
)

export default wholePage(MyRedemptionsPage)

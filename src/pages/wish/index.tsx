/** The wish tab: says honestly that the wall is still to come. */
import { Empty } from '@/components/states/empty'
import { openTab } from '@/components/tab-bar'
import { Screen } from '@/components/screen'

export default function WishPage() {
  return (
    <Screen title="微心愿" tab="wish">
      <Empty
        icon="heart"
        title="心愿墙还没有挂起来"
        text="以后在这里写下小小的心愿，或替邻居圆一个。眼下可以先看看楼下的活动。"
        action="看活动"
        onAction={() => openTab('activity')}
      />
    </Screen>
  )
}

/** The service tab: the desk for those who have one, and honestly what is still to come. */
import { Stack } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { openTab } from '@/components/tab-bar'
import { Screen } from '@/components/screen'
import { DeskEntry } from '@/features/home/entries'
import { openHome, useHome } from '@/features/home/store'
import { useShown } from '@/platform/use-shown'

export default function ServicePage() {
  const home = useHome()
  useShown(openHome)
  return (
    <Screen title="服务" tab="service">
      <Stack>
        {home.status === 'ready' && home.data.mayOpenDesk && <DeskEntry />}
        <Empty
          icon="service"
          title="点单和报诉求还没有开通"
          text="以后在这里请人上门、反映楼里的事。眼下有急事请直接找网格员。"
          action="看活动"
          onAction={() => openTab('activity')}
        />
      </Stack>
    </Screen>
  )
}

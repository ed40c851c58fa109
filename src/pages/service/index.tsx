/** The service tab: the points store, the counter and the desk for those who have them, and what is still to come. */
import { openMe, useMe } from '@/api/me'
import { Stack } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { openTab } from '@/components/tab-bar'
import { Screen } from '@/components/screen'
import { CounterEntry, DeskEntry, StoreEntry } from '@/features/home/entries'
import { hasCounter, hasDesk } from '@/features/me/words'
import { useShown } from '@/platform/use-shown'

export default function ServicePage() {
  const me = useMe()
  useShown(openMe)
  const profile = me.status === 'ready' ? me.data.profile : null
  return (
    <Screen title="服务" tab="service">
      <Stack>
        <StoreEntry />
        {profile && hasCounter(profile) && <CounterEntry />}
        {profile && hasDesk(profile) && <DeskEntry />}
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

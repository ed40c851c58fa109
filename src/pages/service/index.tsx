/** The service tab: the points store, the counter and the desk for those who have them, and what is still to come. */
import { openMe, useMe } from '@/api/me'
import { Stack } from '@/components/card'
import { Empty } from '@/components/states/empty'
import { Screen } from '@/components/screen'
import { appPages } from '@/domain/app-pages'
import { ServiceEntries } from '@/features/home/entries'
import { hasCounter, hasDesk } from '@/features/me/words'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function ServicePage() {
  const me = useMe()
  useShown(openMe)
  const profile = me.status === 'ready' ? me.data.profile : null
  return (
    <Screen title="服务" tab="service">
      <Stack>
        <ServiceEntries
          {...(me.status === 'ready' && { open: me.data.features })}
          counter={profile !== null && hasCounter(profile)}
          desk={profile !== null && hasDesk(profile)}
        />
        <Empty
          icon="service"
          title="点单和报诉求还没有开通"
          text="以后在这里请人上门、反映楼里的事。眼下有急事请直接找网格员，想要一样东西、一次帮忙可以许个心愿。"
          action="许个心愿"
          onAction={() => openPage(appPages.makeWish())}
        />
      </Stack>
    </Screen>
  )
}

export default wholePage(ServicePage)

/** The service tab: what everybody has here, the counter and the desk for those who have them, the station, help. */
import { openMe, useMe } from '@/api/me'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { HelpRows, ServiceEntries, StationRows } from '@/features/home/entries'
import { hasCounter, hasDesk } from '@/features/me/words'
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
        {profile && <StationRows profile={profile} />}
        <HelpRows />
      </Stack>
    </Screen>
  )
}

export default wholePage(ServicePage)

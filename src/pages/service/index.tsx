/** The service tab: what a neighbour comes for, what everybody has here, the station, help. */
import { openMe, useMe } from '@/api/me'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Slot } from '@/components/slot'
import { HelpRows, ServiceEntries, StationRows } from '@/features/home/entries'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function ServicePage() {
  const me = useMe()
  useShown(openMe)
  // Every way from here stands without the cloud; what it knows of me is added when it has answered.
  const known = me.status === 'ready' ? me.data : null
  return (
    <Screen title="服务" tab="service">
      <Stack>
        <ServiceEntries me={known} />
        <Slot below>{known && <StationRows profile={known.profile} />}</Slot>
        <HelpRows />
      </Stack>
    </Screen>
  )
}

export default wholePage(ServicePage)

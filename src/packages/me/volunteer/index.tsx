/** Becoming a volunteer, and being one. */
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { openMe, useMe } from '@/api/me'
import { VolunteerForm } from '@/features/me/volunteer-form'
import { mayApply, VolunteerStatus } from '@/features/me/volunteer-status'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function VolunteerPage() {
  const me = useMe()
  useShown(openMe)
  const profile = me.status === 'ready' ? me.data.profile : null
  const status = profile !== null && profile.volunteer.state !== 'none' && (
    <VolunteerStatus profile={profile} />
  )
  if (profile !== null && mayApply(profile)) return <VolunteerForm profile={profile}>{status}</VolunteerForm>
  return (
    <Screen title="志愿者">
      <Stack>
        {me.status === 'failed' && <Failed failure={me.failure} onRetry={openMe} />}
        {(me.status === 'idle' || me.status === 'loading') && <Loading />}
        {status}
      </Stack>
    </Screen>
  )
}

export default wholePage(VolunteerPage)

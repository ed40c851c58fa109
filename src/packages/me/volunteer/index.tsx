/** Becoming a volunteer, and being one. */
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { openMe, useMe, type Profile } from '@/api/me'
import { VolunteerForm } from '@/features/me/volunteer-form'
import { mayApply, VolunteerStatus } from '@/features/me/volunteer-status'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Ready({ profile }: { profile: Profile }) {
  const status = profile.volunteer.state !== 'none' && <VolunteerStatus profile={profile} />
  if (mayApply(profile)) return <VolunteerForm profile={profile}>{status}</VolunteerForm>
  return (
    <Screen title="志愿者">
      <Stack>{status}</Stack>
    </Screen>
  )
}

function VolunteerPage() {
  return (
    <LoadedScreen
      title="志愿者"
      resource={useMe()}
      open={openMe}
      screen={({ profile }) => <Ready profile={profile} />}
    />
  )
}

export default wholePage(VolunteerPage)

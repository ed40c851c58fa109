/** My particulars. */
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { ProfileForm } from '@/features/me/profile-form'
import { openMe, useMe } from '@/api/me'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function ProfilePage() {
  const me = useMe()
  useShown(openMe)
  if (me.status === 'ready') return <ProfileForm profile={me.data.profile} />
  return (
    <Screen title="我的资料">
      <Stack>
        {me.status === 'failed' && <Failed failure={me.failure} onRetry={openMe} />}
        {(me.status === 'idle' || me.status === 'loading') && <Loading />}
      </Stack>
    </Screen>
  )
}

export default wholePage(ProfilePage)

/** My particulars. */
import { ProfileForm } from '@/features/me/profile-form'
import { openMe, useMe } from '@/api/me'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function ProfilePage() {
  return (
    <LoadedScreen
      title="我的资料"
      resource={useMe()}
      open={openMe}
      screen={({ profile }) => <ProfileForm profile={profile} />}
    />
  )
}

export default wholePage(ProfilePage)

/** Writing a new activity, or changing one. */
import { openMe } from '@/api/me'
import { openActivity, useActivity } from '@/features/activity-desk/store'
import { ActivityForm } from '@/features/activity-desk/form'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'

function Change({ activityId }: { activityId: string }) {
  return (
    <LoadedScreen
      title="修改活动"
      resource={useActivity(activityId)}
      open={() => openActivity(activityId)}
      count={4}
      screen={(activity) => <ActivityForm key={activity.version} activity={activity} />}
    />
  )
}

function New() {
  useShown(openMe)
  return <ActivityForm activity={null} />
}

function ActivityFormPage() {
  const { activityId = '' } = usePageParams('activityId')
  return activityId === '' ? <New /> : <Change activityId={activityId} />
}

export default wholePage(ActivityFormPage)

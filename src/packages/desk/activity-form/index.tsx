/** Writing a new activity, or changing one. */
import { openMe } from '@/api/me'
import { Screen } from '@/components/screen'
import { Failed } from '@/components/states/failed'
import { Loading } from '@/components/states/loading'
import { openActivity, useActivity } from '@/features/desk/activities-store'
import { ActivityForm } from '@/features/desk/activity-form'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { wholePage } from '@/features/whole-page'

function Change({ activityId }: { activityId: string }) {
  const activity = useActivity(activityId)
  const open = () => openActivity(activityId)
  useShown(open)
  if (activity.status === 'ready')
    return <ActivityForm key={activity.data.version} activity={activity.data} />
  return (
    <Screen title="修改活动">
      {activity.status === 'failed' ? (
        <Failed failure={activity.failure} onRetry={open} />
      ) : (
        <Loading count={4} />
      )}
    </Screen>
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

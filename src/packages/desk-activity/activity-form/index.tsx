/** Writing a new activity, or changing one. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
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

/** One that was is the beginning of a new one. */
function Like({ likeId }: { likeId: string }) {
  useShown(openMe)
  return (
    <LoadedScreen
      title="照这个再办"
      resource={useActivity(likeId)}
      open={() => openActivity(likeId)}
      count={4}
      screen={(like) => <ActivityForm activity={null} like={like} />}
    />
  )
}

function New({ template }: { template: string }) {
  useShown(openMe)
  return <ActivityForm activity={null} template={template} />
}

function ActivityFormPage() {
  const { activityId = '', likeId = '', template = '' } = usePageParams('activityId', 'likeId', 'template')
  if (likeId !== '') return <Like likeId={likeId} />
  return activityId === '' ? <New template={template} /> : <Change activityId={activityId} />
}

export default wholePage(ActivityFormPage, DeskFrame)

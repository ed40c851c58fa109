/** The station's activities as the desk sees them, by state. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { Button } from '@/components/button'
import { deskPages } from '@/domain/desk-pages'
import { deskActivities, type ActivityView } from '@/features/activity-desk/store'
import { ActivityRow, inDateOrder } from '@/features/activity-desk/activity-row'
import { DeskQueue } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { wholePage } from '@/features/whole-page'

const views: { value: ActivityView; text: string }[] = [
  { value: 'published', text: '已发布' },
  { value: 'pendingReview', text: '待审核' },
  { value: 'draft', text: '草稿' },
  { value: 'all', text: '全部' },
]

const empties: Record<ActivityView, { title: string; text: string }> = {
  published: { title: '还没有发布的活动', text: '写好送审，通过后居民就能看到' },
  pendingReview: { title: '没有待审核的活动', text: '送审的会出现在这里' },
  draft: { title: '没有草稿', text: '新建的活动先存在这里' },
  all: { title: '还没有活动', text: '点下面新建一个' },
}

const ActivitiesPage = () => (
  <DeskQueue
    title="活动管理"
    search={{ label: '找活动', placeholder: '活动、地点' }}
    list={deskActivities}
    start="published"
    views={views}
    label="哪些活动"
    drawing="empty-day"
    empty={(view) => empties[view]}
    order={inDateOrder}
    opens={({ activityId }) => deskPages.deskActivity(activityId)}
    action={(page) =>
      page?.rights.organises && <Button text="新建活动" onTap={() => openPage(deskPages.activityForm())} />
    }
  >
    {(items, { now, page }) =>
      items.map((activity) => (
        <ActivityRow key={activity.activityId} {...{ activity, now }} organises={page.rights.organises} />
      ))
    }
  </DeskQueue>
)

export default wholePage(ActivitiesPage, DeskFrame)

/** The station's activities as the desk sees them, by state. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { openActivities, readOnActivities, useActivities } from '@/features/desk/activities-store'
import { ActivityRow, inDateOrder } from '@/features/desk/activity-row'
import type { ActivityState } from '@/features/desk/words'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type View = 'all' | Extract<ActivityState, 'draft' | 'pendingReview' | 'published'>

const views: { value: View; text: string }[] = [
  { value: 'published', text: '已发布' },
  { value: 'pendingReview', text: '待审核' },
  { value: 'draft', text: '草稿' },
  { value: 'all', text: '全部' },
]

const empties: Record<View, { title: string; text: string }> = {
  published: { title: '还没有发布的活动', text: '写好送审，通过后居民就能看到' },
  pendingReview: { title: '没有待审核的活动', text: '送审的会出现在这里' },
  draft: { title: '没有草稿', text: '新建的活动先存在这里' },
  all: { title: '还没有活动', text: '点下面新建一个' },
}

const stateOf = (view: View): ActivityState | null => (view === 'all' ? null : view)

function List({ view }: { view: View }) {
  const state = stateOf(view)
  const now = serverNow()
  return (
    <LoadedList
      resource={useActivities(state)}
      open={() => openActivities(state)}
      onMore={() => readOnActivities(state)}
      empty={<Empty icon="calendar" {...empties[view]} />}
    >
      {(items) =>
        inDateOrder(items, now).map((activity) => (
          <ActivityRow key={activity.activityId} activity={activity} now={now} />
        ))
      }
    </LoadedList>
  )
}

function ActivitiesPage() {
  const [view, setView] = useState<View>('published')
  const list = useActivities(stateOf(view))
  const organises = list.status === 'ready' && list.data.rights.organises
  useShown(() => openActivities(stateOf(view)))
  useReachBottom(() => void readOnActivities(stateOf(view)))
  const look = (next: View) => {
    setView(next)
    void openActivities(stateOf(next))
  }
  const action = organises && <Button text="新建活动" onTap={() => openPage(appPages.activityForm())} />
  return (
    <Screen title="活动管理" action={action}>
      <Stack>
        <Segments options={views} value={view} onChange={look} label="哪些活动" />
        <List view={view} />
      </Stack>
    </Screen>
  )
}

export default wholePage(ActivitiesPage)

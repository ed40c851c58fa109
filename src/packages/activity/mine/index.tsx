/** What I and my family have signed up for. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { EnrollmentRow } from '@/features/activities/enrollment-row'
import { myActivities, type When } from '@/features/activities/mine-store'
import { useSettled } from '@/features/attendance/use-settled'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { openPage } from '@/platform/navigate'
import { ListScreen } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

const views = [
  { value: 'upcoming', text: '要去的' },
  { value: 'past', text: '去过的' },
] as const

const empties = {
  upcoming: { title: '还没有要去的活动', text: '看看这周楼下有什么' },
  past: { title: '还没有去过的活动', text: '去过的会留在这里' },
} as const

function MinePage() {
  const [when, setWhen] = useState<When>('upcoming')
  const list = myActivities.of(when)
  const now = serverNow()
  useSettled(list.open)
  return (
    <ListScreen
      title="我报的"
      list={list}
      above={
        <>
          <Segments options={views} value={when} onChange={setWhen} label="要去的还是去过的" />
          <WaitingVisits />
        </>
      }
      empty={
        <Empty
          drawing="empty-day"
          {...empties[when]}
          action="去看活动"
          onAction={() => openPage(appPages.activities)}
        />
      }
    >
      {(items) =>
        items.map((enrollment) => (
          <EnrollmentRow key={enrollment.enrollmentId} enrollment={enrollment} now={now} />
        ))
      }
    </ListScreen>
  )
}

export default wholePage(MinePage)

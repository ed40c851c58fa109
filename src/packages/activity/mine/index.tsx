/** What I and my family have signed up for. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { appPages } from '@/domain/app-pages'
import { EnrollmentRow } from '@/features/activities/enrollment-row'
import { openMine, readOnMine, useMine, type When } from '@/features/activities/mine-store'
import { useSettled } from '@/features/attendance/use-settled'
import { WaitingVisits } from '@/features/attendance/waiting-visits'
import { openPage } from '@/platform/navigate'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

const views = [
  { value: 'upcoming', text: '要去的' },
  { value: 'past', text: '去过的' },
] as const

const empties = {
  upcoming: { title: '还没有要去的活动', text: '看看这周楼下有什么' },
  past: { title: '还没有去过的活动', text: '去过的会留在这里' },
} as const

function List({ when }: { when: When }) {
  const now = serverNow()
  return (
    <LoadedList
      resource={useMine(when)}
      open={() => openMine(when)}
      onMore={() => readOnMine(when)}
      empty={
        <Empty
          icon="calendar"
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
    </LoadedList>
  )
}

function MinePage() {
  const [when, setWhen] = useState<When>('upcoming')
  useShown(() => openMine(when))
  useSettled(() => openMine(when))
  const view = (next: When) => {
    setWhen(next)
    void openMine(next)
  }
  useReachBottom(() => void readOnMine(when))
  return (
    <Screen title="我报的">
      <Stack>
        <Segments options={views} value={when} onChange={view} label="要去的还是去过的" />
        <WaitingVisits />
        <List when={when} />
      </Stack>
    </Screen>
  )
}

export default wholePage(MinePage)

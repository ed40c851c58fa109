/** The station's volunteers: those who wait for a decision first. */
import { useState } from 'react'
import { useReachBottom } from '@tarojs/taro'
import { serverNow } from '@/api/server-clock'
import { Stack } from '@/components/card'
import { Screen } from '@/components/screen'
import { Segments } from '@/components/segments'
import { Empty } from '@/components/states/empty'
import { SaidNote, useSaid } from '@/features/desk/said'
import { VolunteerCard } from '@/features/desk/volunteer-card'
import {
  openVolunteers,
  readOnVolunteers,
  useVolunteers,
  type VolunteerState,
} from '@/features/desk/volunteers-store'
import { usePageParams } from '@/platform/page-params'
import { useShown } from '@/platform/use-shown'
import { LoadedList } from '@/features/screens/loaded-list'
import { wholePage } from '@/features/whole-page'

type View = Extract<VolunteerState, 'pendingReview' | 'pendingGuardian' | 'active' | 'suspended'>

const views: { value: View; text: string }[] = [
  { value: 'pendingReview', text: '待审核' },
  { value: 'pendingGuardian', text: '等监护人' },
  { value: 'active', text: '名册' },
  { value: 'suspended', text: '暂停' },
]

const empties: Record<View, { title: string; text: string }> = {
  pendingReview: { title: '没有待审核的申请', text: '居民申请后会出现在这里' },
  pendingGuardian: { title: '没有等监护人的申请', text: '未成年人申请后，先问监护人' },
  active: { title: '还没有志愿者', text: '审核通过的会出现在这里' },
  suspended: { title: '没有暂停的志愿者', text: '暂停的会出现在这里' },
}

function List({ view, onSaid }: { view: View; onSaid: (text: string) => void }) {
  const now = serverNow()
  return (
    <LoadedList
      resource={useVolunteers(view)}
      open={() => openVolunteers(view)}
      onMore={() => readOnVolunteers(view)}
      empty={<Empty icon="people" {...empties[view]} />}
    >
      {(items) =>
        items.map((volunteer) => (
          <VolunteerCard key={volunteer.personId} volunteer={volunteer} now={now} onSaid={onSaid} />
        ))
      }
    </LoadedList>
  )
}

function VolunteersPage() {
  const { state } = usePageParams('state')
  const [view, setView] = useState<View>(views.find(({ value }) => value === state)?.value ?? 'pendingReview')
  const saying = useSaid()
  useShown(() => openVolunteers(view))
  useReachBottom(() => void readOnVolunteers(view))
  const look = (next: View) => {
    setView(next)
    void openVolunteers(next)
  }
  return (
    <Screen title="志愿者" action={saying.said && <SaidNote saying={saying} />}>
      <Stack>
        <Segments options={views} value={view} onChange={look} label="哪些志愿者" />
        <List view={view} onSaid={saying.say} />
      </Stack>
    </Screen>
  )
}

export default wholePage(VolunteersPage)

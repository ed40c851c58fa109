/** The station's volunteers: those who wait for a decision first. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { VolunteerCard } from '@/features/volunteers/volunteer-card'
import { volunteers, type VolunteerState } from '@/features/volunteers/store'
import { DeskQueue } from '@/features/screens/desk-queue'
import { faceTag } from '@/features/volunteers/words'
import { usePageParams } from '@/platform/page-params'
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

function VolunteersPage() {
  const { state } = usePageParams('state')
  return (
    <DeskQueue
      title="志愿者"
      search={{ label: '找志愿者', placeholder: '姓名、手机尾号' }}
      list={volunteers}
      start={views.find(({ value }) => value === state)?.value ?? 'pendingReview'}
      views={views}
      label="哪些志愿者"
      faces={(items, now, view) =>
        items.map((volunteer) => ({
          key: volunteer.personId,
          title: volunteer.name,
          caption: [volunteer.gridName, ...volunteer.skills].filter(Boolean).join(' · '),
          tag: faceTag(volunteer, view, now),
          items: [volunteer],
        }))
      }
      empty={(view) => empties[view]}
    >
      {(items, { view, now, saying }) =>
        items.map((volunteer) => (
          <VolunteerCard key={volunteer.personId} {...{ volunteer, now, saying }} listed={view} />
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(VolunteersPage, DeskFrame)

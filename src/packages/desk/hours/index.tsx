/** The hours that wait for a decision, the most urgent first; one that was asked for stands on top. */
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { useMe } from '@/api/me'
import { Button } from '@/components/button'
import { Caption, Strong } from '@/components/card'
import { Section } from '@/components/section'
import { deskPages } from '@/domain/desk-pages'
import { GRID } from '@/domain/person/roles'
import { pendingHours, type PendingRecord } from '@/features/hours-desk/store'
import { RecordCard } from '@/features/hours-desk/record-card'
import { facesOf } from '@/features/hours-desk/faces'
import { bySession, isLast, recordsOf } from '@/features/hours-desk/sessions'
import { BelievedCard, TogetherCard } from '@/features/hours-desk/together-card'
import { plannedWord } from '@/features/hours-desk/words'
import { DeskQueue, withFirst } from '@/features/screens/desk-queue'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'
import { wholePage } from '@/features/whole-page'

/** One that was asked for stands on top; otherwise what one tap settles does, and then the most urgent. */
const inOrder = (items: readonly PendingRecord[], asked: string): PendingRecord[] =>
  (asked === ''
    ? withFirst(bySession(items), ({ together, believed }) => together.length + believed.length > 0)
    : bySession(withFirst(items, ({ recordId }) => recordId === asked))
  ).flatMap(recordsOf)

function HoursPage() {
  const { recordId: asked = '' } = usePageParams('recordId')
  const me = useMe()
  // Whoever only leads sessions adds no hours for people elsewhere.
  const leadsOnly = me.status === 'ready' && !GRID.some((role) => me.data.profile.roles.includes(role))
  return (
    <DeskQueue
      title="核时长"
      search={{ label: '找时长', placeholder: '姓名、活动' }}
      list={pendingHours}
      start="pending"
      empty={() => ({ title: '都核完了', text: '要人看一眼的时长会出现在这里' })}
      count={4}
      order={(items) => inOrder(items, asked)}
      faces={facesOf}
      action={() =>
        !leadsOnly && <Button kind="second" text="补录一笔" onTap={() => openPage(deskPages.addHours())} />
      }
      head={({ page }) =>
        page.items.length > 0 && <Caption text="来去都扫码的按规矩自己记上了，这里是要人看一眼的。" />
      }
    >
      {(items, { now, saying }) =>
        bySession(items).map((session, i) => (
          <Section key={session.key} title={session.title} more={plannedWord(session, now)}>
            {session.together.map((records, j) => (
              <TogetherCard
                key={records.every(isLast) ? 'last' : 'first'}
                first={i === 0 && j === 0}
                {...{ records, saying }}
              />
            ))}
            {session.believed.length > 0 && <BelievedCard records={session.believed} saying={saying} />}
            {session.together.length > 0 && session.apart.length > 0 && (
              <Strong text={`${session.apart.length} 个人要您看一眼`} />
            )}
            {session.apart.map((record) => (
              <RecordCard key={record.recordId} {...{ record, now, saying }} />
            ))}
          </Section>
        ))
      }
    </DeskQueue>
  )
}

export default wholePage(HoursPage, DeskFrame)

/** What came of the last deeds, said where they were done: a cancelled place beside its name, a new one under the title. */
import { Slot } from '@/components/slot'
import type { SessionDetail } from './detail-store'
import { OutcomeNote } from './outcome-note'
import type { PlaceAction, Outcome } from './use-places'

interface OutcomesProps {
  outcomes: readonly Outcome[]
  deeds: readonly PlaceAction[]
  session: SessionDetail
  now: number
  onRetry?: (outcome: Outcome) => void
}

/** Deeds of the button at the foot. */
export const taking: readonly PlaceAction[] = ['signUp', 'accept']
/** Deeds beside a person's name. */
export const leaving: readonly PlaceAction[] = ['cancel', 'pass']

export function Outcomes({ outcomes, deeds, session, now, onRetry }: OutcomesProps) {
  const shown = outcomes.filter(({ deed }) => deeds.includes(deed))
  return (
    <Slot>
      {shown.map((outcome, index) => (
        <OutcomeNote
          key={`${outcome.deed} ${outcome.standing.personId}`}
          outcome={outcome}
          last={index === shown.length - 1}
          session={session}
          now={now}
          onRetry={onRetry}
        />
      ))}
    </Slot>
  )
}

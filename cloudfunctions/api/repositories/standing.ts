/**
 * Owns what happens to everything that a person holds when the person's standing as a helper ends or begins again:
 * one follow-up of the person's document, which asks each kind of holding in turn.
 *
 * A kind of holding is one line in `holdings`. It is told the person as the database has it now, not as it was when
 * the follow-up was noted, so a suspension that was lifted in between takes nothing. It gives back or freezes what is
 * held and tells the person by letters whose ids follow from what was given back: doing it again changes nothing.
 */
import type { PersonDocument } from '@/domain/person/documents'
import type { FollowUpContext, FollowUpWork } from './follow-up-work'
import { findPerson } from './people'
import { keepSeatsInStep } from './seat-standing'
import { keepHelpInStep } from './wish-standing'

/** Brings one kind of what a person holds in step with the person's standing. It may throw; then it is tried again. */
export type Holding = (person: PersonDocument, context: FollowUpContext) => Promise<void>

const holdings: readonly Holding[] = [keepHelpInStep, keepSeatsInStep]

/** All kinds have their turn; what one could not do does not keep the others from it. @throws the first failure */
export const standing: FollowUpWork<{ personId: string }> = async ({ personId }, context) => {
  const person = await findPerson(personId)
  if (!person) return
  const outcomes = await Promise.allSettled(holdings.map((holding) => holding(person, context)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/**
 * Owns what happens to everything that a person holds when the person's standing as a helper ends or begins again:
 * one outbox item of the person's document, which asks each kind of holding in turn.
 *
 * A kind of holding is one line in `holdings`. It is told the person as the database has it now, not as it was when
 * the outbox item was noted, so a suspension that was lifted in between takes nothing. It gives back or freezes what is
 * held and tells the person by letters whose ids follow from what was given back: doing it again changes nothing.
 */
import type { Work } from '../kernel/outbox'
import { findPerson } from '../repositories/people'
import type { Holding } from './holding'
import { keepCasesInStep } from './case-standing'
import { keepSeatsInStep } from './seat-standing'
import { keepTeamsInStep } from './teams'
import { keepHelpInStep } from './wishes'

const holdings: readonly Holding[] = [keepHelpInStep, keepSeatsInStep, keepTeamsInStep, keepCasesInStep]

/** All kinds have their turn; what one could not do does not keep the others from it. @throws the first failure */
export const standing: Work<{ personId: string }> = async ({ personId }, { now }) => {
  const person = await findPerson(personId)
  if (!person) return
  const outcomes = await Promise.allSettled(holdings.map((holding) => holding(person, now)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** Owns the list of handlers for pooling points in a household. */
import type { householdActions } from '@/contract/household'
import { type Handlers, refuse } from '../../handler'

const later = { run: async () => refuse('NOT_FOUND') }

export const householdHandlers: Handlers<keyof typeof householdActions> = {
  'household.open': later,
  'household.create': later,
  'household.invite': later,
  'household.answer': later,
  'household.contribute': later,
  'household.takeBack': later,
  'household.leave': later,
  'household.remove': later,
}

/** Owns the list of handlers for pooling points in a household. */
import type { householdActions } from '@/contract/household'
import type { Handlers } from '../../handler'
import { answer, create, invite, open } from './joining'
import { leave, remove } from './parting'
import { contribute, takeBack } from './pooling'

export const householdHandlers: Handlers<keyof typeof householdActions> = {
  'household.open': open,
  'household.create': create,
  'household.invite': invite,
  'household.answer': answer,
  'household.contribute': contribute,
  'household.takeBack': takeBack,
  'household.leave': leave,
  'household.remove': remove,
}

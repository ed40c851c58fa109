/** Owns who a caller is to a service record. */
import type { Actor } from '@/domain/hours/record-facts'
import { recordFlow } from '@/domain/hours/record-flow'
import { nameOf } from '@/domain/person/name-of'
import { heldOf } from '@/domain/person/roles'
import type { Caller } from '../handler'

/** The caller as the table of records knows it. */
export const recordActor = (caller: Caller): Actor => ({
  personId: caller.personId,
  name: nameOf(caller.person),
  kin: caller.kin,
  roles: heldOf(recordFlow.roles, caller),
})

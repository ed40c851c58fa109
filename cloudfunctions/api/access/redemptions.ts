/** Owns who a caller is to a reservation. */
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import type { RedemptionActor } from '@/domain/store/decide-redemption'
import { heldOf, COUNTER } from '@/domain/person/roles'
import type { Caller } from '../handler'

/** The caller, read `withKin` as everybody who hands out or takes back is, as the table of reservations knows it. */
export const redemptionActor = (caller: Caller): RedemptionActor => ({
  personId: caller.personId,
  kin: caller.kin,
  roles: heldOf(COUNTER, caller),
  partnerId: caller.person.partnerId,
  name: maskName(nameOf(caller.person)) || '工作人员',
})

/** Owns who a caller is to what was scanned too fast. */
import type { Caller } from '../../handler'
import { householdKeyOf } from '../../repositories/sortings'

/** The caller, read `withKin`, with the household in which that one lives. */
export const lookerOf = ({ personId, kin, person }: Pick<Caller, 'personId' | 'kin' | 'person'>) => ({
  ...{ personId, kin, homeKey: householdKeyOf(person) },
})

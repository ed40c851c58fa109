/** Owns what an import of people asks of the database: who a row may be, what names somebody by now, and taking somebody away. */
import type { PersonDocument } from '@/domain/person/documents'
import type { Guard } from '@/domain/kernel/guarded-update'
import { inParts } from '@/domain/imports/rules'
import { type Doc, findDocs, groupDocs, removeDoc } from '../platform/cloud'
import { findPerson } from './people'

const AT_ONCE = 200
const MOST = 1000

const fields = {
  realName: 1,
  birthDate: 1,
  sex: 1,
  gridId: 1,
  building: 1,
  unit: 1,
  room: 1,
  phoneKey: 1,
  phoneCipher: 1,
  maskedPhone: 1,
  openid: 1,
  version: 1,
} as const
const asked = { ...fields, 'volunteer.state': 1 } as const

/** Somebody whom a row may be. */
export type LikelyPerson = Doc &
  Pick<PersonDocument, keyof typeof fields> & { volunteer: Pick<PersonDocument['volunteer'], 'state'> }

/** Those with one of these numbers or born on one of these days. One request for each 200 of either. */
export async function likelyPeople(
  stationId: string,
  { phoneKeys, births }: { phoneKeys: readonly string[]; births: readonly string[] },
): Promise<LikelyPerson[]> {
  const those = (field: string, values: readonly string[]) =>
    inParts([...new Set(values)], AT_ONCE).map((some) =>
      findDocs<LikelyPerson>('people', { stationId, [field]: { $in: some } }, { limit: MOST, fields: asked }),
    )
  const found = await Promise.all([...those('phoneKey', phoneKeys), ...those('birthDate', births)])
  return [...new Map(found.flat().map((one) => [one._id, one])).values()]
}

const leaderFields = { phoneKey: 1, birthDate: 1, 'volunteer.state': 1 } as const

/** Somebody who may be asked to lead, by the number alone. */
export type NumberedPerson = Doc & Pick<PersonDocument, 'phoneKey' | 'birthDate' | 'volunteer'>

/** Those of a station with one of these numbers. One request for each 200 of them. */
export const peopleByNumber = async (
  stationId: string,
  phoneKeys: readonly string[],
): Promise<NumberedPerson[]> =>
  (
    await Promise.all(
      inParts([...new Set(phoneKeys)], AT_ONCE).map((some) =>
        findDocs<NumberedPerson>(
          'people',
          { stationId, phoneKey: { $in: some } },
          { limit: MOST, fields: leaderFields },
        ),
      ),
    )
  ).flat()

const named = async (collection: string, field: string, ids: readonly string[], besides: Guard = {}) =>
  (
    await groupDocs<{ _id: string }>(
      collection,
      { [field]: { $in: [...ids] }, ...besides },
      { _id: `$${field}` },
    )
  ).map(({ _id }) => _id)

const lists = async (collection: string, field: string, ids: readonly string[], besides: Guard = {}) =>
  (
    await findDocs(
      collection,
      { [field]: { $in: [...ids] }, ...besides },
      { limit: MOST, fields: { [field]: 1 } },
    )
  ).flatMap((doc) => (doc as unknown as Record<string, string[]>)[field] ?? [])

/** Those of some people for whom anything was done by now, or whose card was printed. Eleven requests. */
export async function peopleInUse(ids: readonly string[]): Promise<Set<string>> {
  const card = { caseKind: 'card' }
  const found = await Promise.all([
    named('enrollments', 'ownerId', ids),
    named('serviceRecords', 'personId', ids),
    named('redemptions', 'personId', ids),
    named('teamMembers', 'personId', ids),
    named('accounts', '_id', ids),
    named('reveals', 'personId', ids),
    lists('reveals', 'personIds', ids, card),
    lists('wishes', 'makerIds', ids),
    lists('wishes', 'helperIds', ids),
    lists('cases', 'actorIds', ids),
    lists('sealedCases', 'actorIds', ids),
  ])
  return new Set(found.flat())
}

/** Takes somebody away while the record is as it was written. One request, two where it is not. @returns whether it is gone */
export async function takePersonAway(personId: string): Promise<boolean> {
  const untouched = {
    ...{ version: 0, openid: '', householdId: null, roles: [] },
    // An application that came with the import waits as long as nobody has decided about it, which counts the version on.
    'volunteer.state': { $in: ['none', 'pendingReview'] },
    ...{ 'agenda.0': { $exists: false }, 'family.0': { $exists: false }, 'papers.0': { $exists: false } },
  }
  if (await removeDoc('people', personId, untouched)) return true
  return (await findPerson(personId)) === null
}

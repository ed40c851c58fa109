/** Owns what is left of a person whose account was closed: an id that says nothing, and what has still to be gone through. */
import type { ClosingDocument } from './documents'
import type { Patch } from '../kernel/guarded-update'
import type { PersonDocument } from '../person/documents'
import { FILED } from '../person/finding'
import { closedAccountHome, idsOf, stationOfRecord } from '../person/merged'
import { newPerson } from '../person/new-person'
import { CLOSED_NAME } from '../person-data/names'

/** Whose names and words go: the person's, those of records that were closed into it, and the family's. */
const everybodyOf = (person: PersonDocument): string[] => [
  ...new Set([...idsOf(person), ...person.family.map(({ personId }) => personId)]),
]

/**
 * What has to be gone through, noted before the record closes. Whoever held an office has a name beside what was decided,
 * which no index leads to: then everything is gone through, document by document.
 */
export const goneThrough = (person: PersonDocument): Pick<ClosingDocument, 'ids' | 'everywhere'> => ({
  ids: everybodyOf(person),
  everywhere: person.office !== undefined || person.partnerId !== null,
})

/** The change by which a record closes: nothing is known in it any more. */
export function closedPatch(person: PersonDocument, now: number): Required<Pick<Patch, '$set' | '$unset'>> {
  const stationId = stationOfRecord(person)
  const { _id, ...blank } = {
    ...newPerson({
      ...{ personId: person._id, openid: '', cardToken: '', now: person.createdAt },
      stationId: closedAccountHome(stationId),
    }),
    ...{ realName: CLOSED_NAME, marks: [], filed: FILED, cardTokens: [] },
    version: person.version + 1,
  }
  const closed = { at: now, stationId }
  const kept = new Set([...Object.keys(blank), '_id', 'closed'])
  const gone = Object.keys(person).filter((key) => !kept.has(key))
  return {
    $set: { ...blank, closed },
    $unset: Object.fromEntries(gone.map((key) => [key, '' as const])),
  }
}

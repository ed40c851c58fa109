/** Owns by which ids a person goes whose other record was closed, and where a closed record is at home. */
import type { PersonDocument } from './documents'

/** How many records may have been closed into one. */
export const FORMER_KEPT = 5

type Known = Pick<PersonDocument, '_id' | 'former'>

/** Every id by which something of this person's own may be written down: the record's, and those that were closed into it. */
export const idsOf = ({ _id, former = [] }: Known): string[] => [
  _id,
  ...former.map(({ personId }) => personId),
]

/** Whether an id is this person's own. */
export const isSelf = (person: Known, personId: string): boolean => idsOf(person).includes(personId)

/** Where a closed record is at home: with no station, so that nobody meets it in a list, a count or a search of one. */
export const closedHome = (stationId: string): string => `merged:${stationId}`

/** The same for somebody whose account was closed. */
export const closedAccountHome = (stationId: string): string => `closed:${stationId}`

/** At which station somebody is written down, also on a record that was closed. */
export const stationOfRecord = ({
  stationId,
  merged,
  closed,
}: Pick<PersonDocument, 'stationId' | 'merged' | 'closed'>): string =>
  merged?.stationId ?? closed?.stationId ?? stationId

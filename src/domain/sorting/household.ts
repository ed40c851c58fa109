/**
 * Owns which household somebody belongs to when waste is put out, and who is too near to each other for one to scan the
 * other. Whoever lives behind the same door is one household; where no door is written down, those who pool points.
 */
import type { PersonDocument } from '../person/documents'

type Dweller = Pick<
  PersonDocument,
  | '_id'
  | 'stationId'
  | 'gridId'
  | 'building'
  | 'unit'
  | 'room'
  | 'householdId'
  | 'phoneKey'
  | 'twins'
  | 'family'
  | 'realName'
  | 'birthDate'
>

/** Everything by which a household is known, the first being its own: one of these shared is the same household. */
export function householdMarks(person: Dweller): [string, ...string[]] {
  const { _id, stationId, gridId, building, unit = '', room = '', householdId } = person
  const own = `own|${_id}`
  const pool = householdId === null ? [] : [`pool|${householdId}`]
  const door = room === '' ? [] : [`door|${[stationId, gridId ?? '', building, unit, room].join('|')}`]
  const [first = own, ...others] = [...door, ...pool]
  return first === own ? [own] : [first, ...others, own]
}

const isSuspected = ({ twins = [] }: Dweller, { _id }: Dweller): boolean =>
  twins.some(({ others }) => others.includes(_id))

/** Whether two records may be of one person: the same number, or what the station suspects already. */
const mayBeOne = (a: Dweller, b: Dweller): boolean =>
  (a.phoneKey !== undefined && a.phoneKey === b.phoneKey) || isSuspected(a, b) || isSuspected(b, a)

/** Whether somebody stands in the family of another one, by name and day of birth as these are written down there. */
const isFamilyOf = ({ family }: Dweller, { realName, birthDate }: Dweller): boolean =>
  realName !== '' &&
  family.some((one) => one.removedAt === null && one.name === realName && one.birthDate === birthDate)

/** Whether one of them may not scan the card of the other: of one household, of one family, or one person twice. */
export function areOfOneHome(a: Dweller, b: Dweller): boolean {
  const marks = householdMarks(a)
  const sharing = householdMarks(b).some((mark) => marks.includes(mark))
  return sharing || mayBeOne(a, b) || isFamilyOf(a, b) || isFamilyOf(b, a)
}

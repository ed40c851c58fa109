/**
 * Owns which household somebody belongs to when waste is put out, and who is too near to each other for one to scan the
 * other. Whoever lives behind the same door is one household, and so are those who pool points.
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

const doorMark = ({ stationId, gridId, building }: Dweller, unit: string, room: string): string =>
  `door|${[stationId, gridId ?? '', building, unit, room].join('|')}`

const poolMark = (householdId: string): string => `pool|${householdId}`

/** What a household is listed by: the door as it is written, else those who pool points, else the person alone. */
export function householdMark(person: Dweller): string {
  const { _id, unit = '', room = '', householdId } = person
  if (room !== '') return doorMark(person, unit, room)
  return householdId === null ? `own|${_id}` : poolMark(householdId)
}

/** A part of a door as everybody writes it: 102 of １０２室, 2 of 2单元. */
const plainPart = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/(?:单元|号房|室|房|号)$/, '')
    .replace(/^0+(?=\d)/, '')

/** By which others may be of the same household, however the door is spelled: one of these shared is one household. */
export function sharedMarks(person: Dweller): string[] {
  const { unit = '', room = '', householdId } = person
  return [
    ...(room === '' ? [] : [doorMark(person, plainPart(unit), plainPart(room))]),
    ...(householdId === null ? [] : [poolMark(householdId)]),
  ]
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
  const marks = sharedMarks(a)
  const sharing = a._id === b._id || sharedMarks(b).some((mark) => marks.includes(mark))
  return sharing || mayBeOne(a, b) || isFamilyOf(a, b) || isFamilyOf(b, a)
}

/** Owns what a household is to whoever goes from door to door: the records behind one door, and when to call again. */
import { DAY, startOfDay } from '../kernel/clock'
import { ageOf } from '../person/birth-date'
import type { PersonDocument } from '../person/documents'
import { residentName } from '../person/name-of'
import type { VisitChip } from './chips'
import type { VisitDocument } from './documents'
import { paceAt, visitRules } from './rules'

export const householdTags = { elder: '80 岁以上', alone: '一个人住' } as const
export type HouseholdTag = keyof typeof householdTags

/** What is read of somebody who lives there. */
export type HomeRecord = Pick<
  PersonDocument,
  '_id' | 'realName' | 'nickname' | 'birthDate' | 'unit' | 'room'
> & { family?: PersonDocument['family']; visits?: readonly Pick<VisitDocument, 'at' | 'chips' | 'alone'>[] }

/** The visits to those who live there, the newest first. */
const visitsTo = (records: readonly HomeRecord[]) =>
  records
    .flatMap(({ _id, visits = [] }) => visits.map((visit) => ({ ...visit, personId: _id })))
    .sort((a, b) => b.at - a.at)

interface LastVisit {
  at: number
  chips: VisitChip[]
}

export interface Household {
  /**
   * By whose record it is known: of whom was called on last, so that somebody who is written down at the same door later
   * takes over nobody's visits; otherwise the first.
   */
  personId: string
  /** Of all whose records lie there. */
  personIds: string[]
  names: string[]
  /** Everybody, those without a record of their own included. */
  people: number
  unit: string
  room: string
  tags: HouseholdTag[]
  last: LastVisit | null
  /** From when on it is to be called on again; null before the first visit: now. */
  nextAt: number | null
}

/** Those who share a door; somebody whose door nobody has written down is a household alone. */
const doorOf = ({ _id, unit = '', room = '' }: HomeRecord): string => (room === '' ? _id : `${unit} ${room}`)

const familyOf = ({ family = [] }: HomeRecord) => family.filter(({ removedAt }) => removedAt === null)

const isElder = (birthDate: string | null, now: number): boolean =>
  (ageOf(birthDate, now) ?? 0) >= visitRules.elderAge

/** The start of the day from which on it is to be called on again. */
function nextVisitAt(last: LastVisit, tags: readonly HouseholdTag[], now: number): number {
  const pace = paceAt(now)
  const [elder, alone] = [tags.includes('elder'), tags.includes('alone')]
  const days = [
    elder && alone ? pace.elderAlone : elder ? pace.elder : alone ? pace.alone : pace.other,
    ...(last.chips.includes('nobody') ? [pace.nobody] : []),
    ...(last.chips.includes('help') || last.chips.includes('hardship') ? [pace.needed] : []),
  ]
  return startOfDay(last.at) + Math.min(...days) * DAY
}

function householdOf(records: readonly HomeRecord[], now: number): Household {
  const [first] = records as [HomeRecord]
  const family = records.flatMap(familyOf)
  const births = [...records, ...family].map(({ birthDate }) => birthDate)
  const people = records.length + family.length
  const [last] = visitsTo(records)
  const tags: HouseholdTag[] = [
    ...(births.some((birth) => isElder(birth, now)) ? (['elder'] as const) : []),
    // Whoever lives with others by what is written down does not live alone, whatever was seen.
    ...(last?.alone && people === 1 ? (['alone'] as const) : []),
  ]
  return {
    ...{
      personId: last?.personId ?? first._id,
      personIds: records.map(({ _id }) => _id),
      names: records.map(residentName),
      people,
    },
    ...{ unit: first.unit ?? '', room: first.room ?? '', tags },
    last: last ? { at: last.at, chips: last.chips } : null,
    nextAt: last ? nextVisitAt(last, tags, now) : null,
  }
}

/** The households of a building. @param records of those who live there, in the order of their ids */
export function householdsOf(records: readonly HomeRecord[], now: number): Household[] {
  const doors = new Map<string, HomeRecord[]>()
  for (const record of records) doors.set(doorOf(record), [...(doors.get(doorOf(record)) ?? []), record])
  return [...doors.values()].map((behind) => householdOf(behind, now))
}

export const isDue = ({ nextAt }: Pick<Household, 'nextAt'>, now: number): boolean =>
  nextAt === null || nextAt <= now

const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? Infinity)

/** Natural order of doors: 2 before 10, what is not known last. */
const byDoor = (a: string, b: string): number => {
  const [x, y] = [numberIn(a), numberIn(b)]
  if (x !== y) return x < y ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

type Row = Pick<Household, 'personId' | 'unit' | 'room' | 'nextAt'>

/** Those to be called on now first, each part in the order of the doors, as one walks. */
export const inWalkingOrder = <T extends Row>(rows: readonly T[], now: number): T[] =>
  [...rows].sort(
    (a, b) =>
      Number(isDue(b, now)) - Number(isDue(a, now)) ||
      byDoor(a.unit, b.unit) ||
      byDoor(a.room, b.room) ||
      (a.personId < b.personId ? -1 : 1),
  )

/** Owns what must always be true of the collections, whatever people did: checked over the raw documents. */
import { outboxCollections } from '../../../cloudfunctions/api/kernel/outbox'
import type { SessionDocument, EnrollmentDocument } from '../../../src/domain/activity/documents'
import type { AccountDocument, LedgerEntry } from '../../../src/domain/account/account'
import { minutesUnit } from '../../../src/domain/hours/booking'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import { MINUTE } from '../../../src/domain/kernel/clock'
import type { Shares } from '../../../src/domain/kernel/ledger-shares'
import { sumOfLots } from '../../../src/domain/kernel/lots'
import { assertLedger } from '../../../src/domain/kernel/ledger-checks'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { countsFor } from '../../../src/domain/activity/course-terms'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'
import type { CourseDocument } from '../../../src/domain/course/documents'
import type { RoomDayDocument } from '../../../src/domain/room/documents'
import type { TeamDocument, TeamMemberDocument } from '../../../src/domain/team/documents'
import type { VisitDocument } from '../../../src/domain/visit/documents'
import type { WishDocument } from '../../../src/domain/wish/documents'
import { disagreements } from '../../support/agreement'
import { caseRows } from '../../support/cases'
import { contradictions } from '../../support/store'
import type { TestCloud } from '../../support/test-cloud'
import { brokenCourses, unkeptCourses } from './books-course'
import { unkeptSwaps } from './books-duty'
import { brokenCases, overdueCases } from './books-case'
import { brokenPieces } from './books-moderation'
import { brokenRooms, unkeptRooms } from './books-room'
import { brokenTeams } from './books-team'
import { brokenVisits } from './books-visit'

const problemsOf = (about: string, check: () => void): string[] => {
  try {
    check()
    return []
  } catch (error) {
    return [`${about}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

const by = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return groups
}

/** What holds after every single step, also while something is still to follow. */
export async function brokenNow(test: TestCloud): Promise<string[]> {
  const [accounts, entries, sessions, wishes, prizes, messages, households, cases, visits, rooms, courses] =
    await Promise.all([
      test.rows<AccountDocument>('accounts'),
      test.rows<LedgerEntry>('entries'),
      test.rows<SessionDocument>('sessions'),
      test.rows<WishDocument>('wishes'),
      test.rows<{ _id: string; stock: SessionDocument['seats'] }>('prizes'),
      test.rows<MessageDocument>('messages'),
      test.rows<HouseholdDocument>('households'),
      caseRows(test),
      test.rows<VisitDocument>('visits'),
      test.rows<RoomDayDocument>('roomDays'),
      test.rows<CourseDocument>('courses'),
    ])
  const pools = new Set(households.map(({ _id }) => _id))
  const own = by(entries, ({ accountId }) => accountId)
  return [
    ...accounts.flatMap((account) => [
      ...problemsOf(account._id, () => assertLedger(account, own.get(account._id) ?? [])),
      ...Object.entries(account.balances).flatMap(([unit, size]) =>
        size < 0 ? [`${account._id} has ${size} ${unit}`] : [],
      ),
    ]),
    ...sessions.flatMap(({ _id, seats }) => problemsOf(_id, () => assertSeats(seats))),
    ...wishes.flatMap(({ _id, seats }) => problemsOf(_id, () => assertSeats(seats))),
    ...prizes.flatMap(({ _id, stock }) => problemsOf(_id, () => assertSeats(stock))),
    ...accounts.filter(({ _id }) => pools.has(_id)).flatMap(brokenShares),
    ...brokenCases(cases),
    ...brokenVisits(visits),
    ...brokenRooms(rooms),
    ...brokenCourses(courses),
    ...tooLarge([...courses, ...accounts, ...sessions, ...wishes, ...messages, ...cases]),
  ]
}

/** What is in a household's pool, free or set aside, is somebody's to the last point: the shares add up to the pool. */
function brokenShares({ _id, lots, shares, holds }: AccountDocument): string[] {
  const of = (all: Shares | undefined): number => sum(Object.values(all ?? {}).map(sumOfLots))
  const pool = sumOfLots(lots.points ?? {})
  const free = of(shares?.points)
  return [
    ...(free === pool ? [] : [`${_id}: shares of ${free} in a pool of ${pool}`]),
    ...holds.flatMap((hold) =>
      of(hold.shares) === hold.amount
        ? []
        : [`${_id}: ${hold.id} has ${of(hold.shares)} of ${hold.amount} shared`],
    ),
  ]
}

/** Far below the largest answer of the database, so that a page of documents is read at once. */
const MOST_BYTES = 64_000

const tooLarge = (docs: readonly { _id: string }[]): string[] =>
  docs.flatMap((doc) => {
    const size = JSON.stringify(doc).length
    return size > MOST_BYTES ? [`${doc._id} has ${size} bytes`] : []
  })

/** What holds when the jobs have had their time. */
export async function brokenWhenSettled(test: TestCloud): Promise<string[]> {
  const sessions = await test.rows<SessionDocument>('sessions')
  // Once somebody has come, the rows say more than the seats do.
  const rows = await test.rows<EnrollmentDocument>('enrollments')
  const begun = new Set(rows.filter(({ checkIn }) => checkIn !== null).map(({ sessionId }) => sessionId))
  const ahead = sessions.filter(
    ({ _id, startAt, listed }) => listed && startAt > test.now() && !begun.has(_id),
  )
  const seats = await Promise.all(
    ahead.map(async ({ _id }) => (await disagreements(test, _id)).map((problem) => `${_id}: ${problem}`)),
  )
  const points = (await contradictions(test)).map((problem) => `store: ${problem}`)
  return [
    ...seats.flat(),
    ...points,
    ...(await brokenHours(test)),
    ...(await brokenPeople(test)),
    ...overdueCases(await caseRows(test), test.now()),
    ...brokenPieces(await test.rows<WishDocument>('wishes'), await test.rows<CheckDocument>('checks')),
    ...brokenTeams(
      await test.rows<TeamDocument>('teams'),
      await test.rows<TeamMemberDocument>('teamMembers'),
    ),
    ...(await unkeptRooms(test)),
    ...unkeptCourses(await test.rows<CourseDocument>('courses'), sessions, test.now()),
    ...unkeptSwaps(await test.rows<DutySwapDocument>('dutySwaps'), sessions, test.now()),
    ...(await leftovers(test)),
  ]
}

/** The time during which somebody was there, however many visits say so, in minutes. */
function presence(records: readonly ServiceRecordDocument[]): number {
  const spans = records
    .flatMap(({ checkIn, checkOut }) => (checkIn && checkOut ? [[checkIn.at, checkOut.at] as const] : []))
    .sort(([a], [b]) => a - b)
  let total = 0
  let until = -Infinity
  for (const [from, to] of spans) {
    total += Math.max(0, to - Math.max(from, until))
    until = Math.max(until, to)
  }
  return total / MINUTE
}

/** Hours equal their records, no minute counts twice, no day has more than it has. */
async function brokenHours(test: TestCloud): Promise<string[]> {
  const [rows, records, accounts, entries, sessions] = await Promise.all([
    test.rows<EnrollmentDocument>('enrollments'),
    test.rows<ServiceRecordDocument>('serviceRecords'),
    test.rows<AccountDocument>('accounts'),
    test.rows<LedgerEntry>('entries'),
    test.rows<SessionDocument>('sessions'),
  ])
  const found: string[] = []
  const credited = by(
    records.filter(({ creditStands }) => creditStands),
    ({ personId }) => personId,
  )
  for (const [personId, mine] of credited) {
    const account = accounts.find(({ _id }) => _id === personId)
    for (const kind of ['proved', 'added'] as const) {
      const minutes = sum(mine.filter((record) => record.kind === kind).map((record) => record.minutes))
      const booked = account?.balances[minutesUnit({ kind })] ?? 0
      if (booked !== minutes) found.push(`${personId}: ${kind} ${booked} booked, ${minutes} in records`)
    }
    const byMonth = by(
      mine.filter(({ kind }) => kind === 'proved'),
      ({ day }) => day.slice(0, 7),
    )
    for (const [month, ofMonth] of byMonth) {
      const inRecords = sum(ofMonth.map((record) => record.minutes))
      const kept = account?.months?.[month] ?? 0
      if (kept !== inRecords) found.push(`${personId}: ${kept} kept of ${month}, ${inRecords} in records`)
    }
    // An appeal that was granted may set minutes that no visit shows; the others cannot exceed the time itself.
    const proved = mine.filter(({ kind, state }) => kind === 'proved' && state !== 'corrected')
    const counted = sum(proved.map(({ minutes }) => minutes))
    if (counted > presence(proved) + proved.length)
      found.push(`${personId}: ${counted} minutes of ${presence(proved)}`)
    for (const [day, ofDay] of by(mine, (record) => record.day)) {
      const all = sum(ofDay.map(({ minutes }) => minutes))
      if (all > 1440) found.push(`${personId}: ${all} minutes on ${day}`)
    }
  }
  const sources = by(entries, ({ accountId, sourceKey }) => `${accountId} ${sourceKey}`)
  for (const [source, same] of sources)
    if (same.length > 1) found.push(`${source} is booked ${same.length} times`)
  for (const row of rows) {
    if (!['checkedOut', 'counted', 'leftOpen'].includes(row.state)) continue
    const session = sessions.find(({ _id }) => _id === row.sessionId)
    if (!session || !countsFor(session, row.personId)) continue
    if (!records.some(({ _id }) => _id === row._id)) found.push(`${row._id}: ${row.state} without a record`)
  }
  return found
}

/** Nobody is in two households, and nobody's points are left in one; a family member stands once. */
async function brokenPeople(test: TestCloud): Promise<string[]> {
  const [people, households, accounts] = await Promise.all([
    test.rows<PersonDocument>('people'),
    test.rows<HouseholdDocument>('households'),
    test.rows<AccountDocument>('accounts'),
  ])
  const found: string[] = []
  for (const { _id, members } of households) {
    const shares = accounts.find((account) => account._id === _id)?.shares?.points ?? {}
    for (const owner of Object.keys(shares))
      if (!members.some(({ personId }) => personId === owner))
        found.push(`${_id} keeps points of ${owner}, who left`)
  }
  for (const { _id, members } of households) {
    for (const { personId } of members) {
      const person = people.find((one) => one._id === personId)
      if (person && person.householdId !== _id)
        found.push(`${personId} is in ${_id} but says ${person.householdId}`)
    }
  }
  for (const { _id, householdId } of people) {
    const mine = households.filter(({ members }) => members.some(({ personId }) => personId === _id))
    if (mine.length > 1) found.push(`${_id} is in ${mine.length} households`)
    if (householdId !== null && mine.length === 0) found.push(`${_id} says ${householdId} but is in none`)
  }
  return found
}

/** Nothing that a change owes to others is left lying. */
async function leftovers(test: TestCloud): Promise<string[]> {
  const found = await Promise.all(
    outboxCollections.map(async (collection) =>
      (
        await test.rows<{ _id: string; unsettled?: boolean; outbox?: { kind: string }[] }>(collection)
      ).flatMap(({ _id, unsettled, outbox = [] }) =>
        unsettled || outbox.length > 0
          ? [`${collection} ${_id} still owes ${outbox.map(({ kind }) => kind).join(', ')}`]
          : [],
      ),
    ),
  )
  return found.flat()
}

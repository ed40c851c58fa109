/** Owns reading and writing enrollments: one row for each person and session, under a derived id. */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { decideEnrollment, type EnrollmentAttempt, enrollmentPatch } from '@/domain/activity/enrollment-flow'
import { openStates } from '@/domain/activity/select-next'
import { comeStates } from '@/domain/attendance/decide-door'
import { applied } from '@/domain/kernel/applied'
import { DAY } from '@/domain/kernel/clock'
import { invariant } from '@/domain/kernel/errors'
import type { Participant } from '@/domain/activity/participant'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { inPages } from '../kernel/paging'
import type { FindOptions } from '../platform/cloud'
import type { Fields, Join } from '../platform/joins'
import {
  addDoc,
  changeDoc,
  changeDocs,
  countDocs,
  findDocs,
  getDoc,
  groupDocs,
  type Doc,
} from '../platform/cloud'

const ENROLLMENTS = 'enrollments'
export type EnrollmentDoc = EnrollmentDocument & Doc

export const enrollmentIdOf = (sessionId: string, personId: string): string => `${sessionId}:${personId}`

/** The row that a first move makes. Throws InvariantError when the move does not begin an enrollment. */
export function newEnrollment(
  session: Pick<
    SessionDocument,
    '_id' | 'activityId' | 'stationId' | 'title' | 'placeName' | 'duty' | 'startAt' | 'endAt'
  >,
  participant: Participant,
  attempt: EnrollmentAttempt,
  set: Partial<EnrollmentDocument> = {},
): EnrollmentDocument {
  const decision = decideEnrollment(null, attempt)
  invariant(decision.ok && decision.value.to !== 'none', `${attempt.event} does not begin an enrollment`)
  return {
    _id: enrollmentIdOf(session._id, participant.personId),
    sessionId: session._id,
    activityId: session.activityId,
    stationId: session.stationId,
    ...participant,
    title: session.title,
    placeName: session.placeName,
    ...(session.duty === true && { duty: true as const }),
    startAt: session.startAt,
    endAt: session.endAt,
    state: decision.value.to,
    riskAckAt: null,
    walkIn: attempt.event === 'walkIn',
    onSiteAt: null,
    offerUntil: null,
    checkIn: null,
    checkOut: null,
    minutes: null,
    cancelledAt: null,
    lateCancel: false,
    version: decision.value.version,
    history: [decision.value.historyEntry],
    createdAt: attempt.at,
    ...set,
  }
}

export const findEnrollment = (enrollmentId: string): Promise<EnrollmentDoc | null> =>
  getDoc<EnrollmentDoc>(ENROLLMENTS, enrollmentId)

/** Adds a row; `exists` when this person has one for this session. One request. */
export const addEnrollment = (row: EnrollmentDocument): Promise<'added' | 'exists'> =>
  addDoc(ENROLLMENTS, row as EnrollmentDoc)

/** Changes a row if the guard holds, atomically. One request. @returns whether it was changed. */
export const changeEnrollment = (enrollmentId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(ENROLLMENTS, enrollmentId, guard, patch)

/**
 * Moves a row as it was read. One request.
 * @returns the row as it then stands, `raced` when it has moved since, or `refused` when the table has no such move.
 */
export async function moveEnrollment(
  row: EnrollmentDocument,
  attempt: EnrollmentAttempt,
  set: Partial<EnrollmentDocument> = {},
): Promise<EnrollmentDocument | 'raced' | 'refused'> {
  const decision = decideEnrollment(row, attempt)
  if (!decision.ok) return 'refused'
  const update = enrollmentPatch(row, decision.value, set)
  return (await changeEnrollment(row._id, update)) ? applied(row, update.patch) : 'raced'
}

/**
 * Moves rows that all stand in one state by the same event, relying on that state alone. One request, and one more for
 * each whose history is full. @returns how many have been moved
 */
export async function moveAlike(
  rows: readonly EnrollmentDocument[],
  attempt: EnrollmentAttempt,
): Promise<number> {
  const alike = new Map<string, { ids: string[]; update: GuardedUpdate }>()
  for (const row of rows) {
    const decision = decideEnrollment(row, attempt)
    invariant(decision.ok, `${attempt.event} does not lead from ${row.state}`)
    const update = enrollmentPatch(row, decision.value)
    const key = JSON.stringify(update.patch)
    alike.set(key, { ids: [...(alike.get(key)?.ids ?? []), row._id], update })
  }
  const moved = await Promise.all(
    [...alike.values()].map(({ ids, update: { guard, patch } }) =>
      ids.length > 1
        ? changeDocs(ENROLLMENTS, { state: guard.state, _id: { $in: ids } }, patch)
        : changeDocs(ENROLLMENTS, { ...guard, _id: ids[0] }, patch),
    ),
  )
  return moved.reduce((sum, count) => sum + count, 0)
}

/**
 * Moves a row that was not read, relying on its state alone; for rows of other people that a change reaches.
 * One request. @returns whether the row stood in `from` and has been moved.
 */
export function moveUnread(
  enrollmentId: string,
  from: EnrollmentDocument['state'],
  attempt: EnrollmentAttempt,
  set: Partial<EnrollmentDocument> = {},
): Promise<boolean> {
  const decision = decideEnrollment({ state: from, version: 0, history: [] }, attempt)
  invariant(decision.ok, `${attempt.event} does not lead from ${from}`)
  const { patch } = enrollmentPatch({ state: from, version: 0, history: [] }, decision.value, set)
  return changeEnrollment(enrollmentId, { guard: { state: from }, patch })
}

export const findEnrollments = (where: Guard, options: FindOptions): Promise<EnrollmentDoc[]> =>
  findDocs<EnrollmentDoc>(ENROLLMENTS, where, options)

/** How many rows stand so. One request that reads no document. */
export const countEnrollments = (where: Guard): Promise<number> => countDocs(ENROLLMENTS, where)

/** How often each person stands in each state in these sessions. One request, none without sessions. */
export const comingsIn = async (
  sessionIds: readonly string[],
): Promise<{ personId: string; state: string; n: number }[]> => {
  if (sessionIds.length === 0) return []
  const where = { sessionId: { $in: [...sessionIds] } }
  const by = { _id: { personId: '$personId', state: '$state' }, n: { $sum: 1 } }
  const found = await groupDocs<{ _id: { personId: string; state: string }; n: number }>(
    ENROLLMENTS,
    where,
    by,
  )
  return found.map(({ _id, n }) => ({ ..._id, n }))
}

/** Few enough rows to fit well into one answer of the database, with everything that may stand in them. */
const ROWS_AT_ONCE = 250

async function rowsAfter(sessionId: string, mark: string): Promise<EnrollmentDoc[]> {
  const rows: EnrollmentDoc[] = []
  for (let after = mark; ;) {
    const where = { sessionId, _id: { $gt: after } }
    const found = await findEnrollments(where, { order: [['_id', 'asc']], limit: ROWS_AT_ONCE })
    rows.push(...found)
    const last = found[found.length - 1]
    if (!last || found.length < ROWS_AT_ONCE) return rows
    after = last._id
  }
}

/** The first rows of a session along with it; `allRows` reads what is left. */
export const rowsJoin = (sessionId: string): Join => ({
  ...{ from: ENROLLMENTS, where: { sessionId }, order: { _id: 1 }, limit: ROWS_AT_ONCE },
})

/** Every row of a session whose first ones were read along with it. No request unless there are more. */
export async function allRows(sessionId: string, first: readonly EnrollmentDoc[]): Promise<EnrollmentDoc[]> {
  const last = first[first.length - 1]
  return !last || first.length < ROWS_AT_ONCE
    ? [...first]
    : [...first, ...(await rowsAfter(sessionId, last._id))]
}

/** The rows of some people in a session. One request. */
export const rowsOfPeople = (sessionId: string, whos: readonly string[]): Promise<EnrollmentDoc[]> =>
  findEnrollments(
    { _id: { $in: whos.map((who) => enrollmentIdOf(sessionId, who)) } },
    { order: [['_id', 'asc']], limit: whos.length },
  )

/** What of thousands of rows is compared with the seats. */
export type ComparedRow = Pick<
  EnrollmentDocument,
  'personId' | 'state' | 'offerUntil' | 'post' | 'startAt' | 'endAt' | 'placeName' | 'title'
> & {
  /** When it last moved. */
  movedAt: number
}

const comparedFields = {
  personId: 1,
  state: 1,
  offerUntil: 1,
  post: 1,
  startAt: 1,
  endAt: 1,
  placeName: 1,
  title: 1,
  'history.at': 1,
} as const

/** Rows of a few fields fit well into one answer of the database. */
const COMPARED_AT_ONCE = 1000

/** The rows of a session behind a person, in the order of ids, with the last of them; null at the end. One request. */
export async function comparedRows(
  sessionId: string,
  after: string,
): Promise<{ rows: ComparedRow[]; last: string | null }> {
  const found = await findEnrollments(
    { sessionId, _id: { $gt: enrollmentIdOf(sessionId, after) } },
    { order: [['_id', 'asc']], limit: COMPARED_AT_ONCE, fields: comparedFields },
  )
  const last = found.length < COMPARED_AT_ONCE ? null : (found[found.length - 1]?.personId ?? null)
  const rows = found.map(({ history, ...row }) => ({ ...row, movedAt: history[history.length - 1]?.at ?? 0 }))
  return { rows, last }
}

/** Rows of a session in some states, of each the fields that are named. One request for each thousand. */
async function rowsInStates(
  sessionId: string,
  states: readonly EnrollmentDocument['state'][],
  fields: Fields,
): Promise<EnrollmentDoc[]> {
  const rows: EnrollmentDoc[] = []
  for (let after = ''; ;) {
    const found = await findEnrollments(
      { sessionId, state: { $in: [...states] }, _id: { $gt: after } },
      { order: [['_id', 'asc']], limit: COMPARED_AT_ONCE, fields },
    )
    rows.push(...found)
    const last = found[found.length - 1]
    if (!last || found.length < COMPARED_AT_ONCE) return rows
    after = last._id
  }
}

export type InsideRow = Pick<EnrollmentDocument, 'personId' | 'ownerId' | 'post'>

/** Those who are checked in, by name alone. One request for each thousand. */
export const insideRows = (sessionId: string): Promise<InsideRow[]> =>
  rowsInStates(sessionId, ['checkedIn'], { personId: 1, ownerId: 1, post: 1 })

export type CameRow = Pick<EnrollmentDocument, 'state' | 'ownerId' | 'minutes'>

/** Those who came, as far as they are counted. One request for each thousand. */
export const cameRows = (sessionId: string): Promise<CameRow[]> =>
  rowsInStates(sessionId, comeStates, { state: 1, ownerId: 1, minutes: 1 })

/** More than wait for a place; and of those who have not come the last ones, whose places are given away first. */
const AT_STANDBY = 500

/**
 * The rows of those who stand by at the door, and of those whose places may be theirs: whoever is called absent, and of
 * those who are awaited the last who signed up. Three requests at once.
 */
export async function standbyRows(sessionId: string): Promise<EnrollmentDoc[]> {
  const seen = { personId: 1, state: 1, onSiteAt: 1 } as const
  const [onSite, absent, awaited] = await Promise.all([
    findEnrollments(
      { sessionId, state: { $in: ['waiting', 'offered', 'confirmed'] }, onSiteAt: { $gt: 0 } },
      { order: [['createdAt', 'asc']], limit: AT_STANDBY },
    ),
    findEnrollments(
      { sessionId, state: 'noShow' },
      { order: [['createdAt', 'desc']], limit: AT_STANDBY, fields: seen },
    ),
    findEnrollments(
      { sessionId, state: 'confirmed', onSiteAt: null },
      { order: [['createdAt', 'desc']], limit: AT_STANDBY, fields: seen },
    ),
  ])
  return [...onSite, ...absent, ...awaited]
}

export const ownRowJoin = (sessionId: string, personId: string): Join => ({
  from: ENROLLMENTS,
  where: { _id: enrollmentIdOf(sessionId, personId) },
  limit: 1,
})

/** Rows of other accounts in the session that were proved by the very same nonce or at the very same instant. */
export const sameProofJoin = (
  sessionId: string,
  ownerId: string,
  { at, nonce }: { at: number; nonce: string },
): Join => ({
  from: ENROLLMENTS,
  where: {
    ownerId: { $ne: ownerId },
    // The session stands in each part, so that each is found by an index, however many have come.
    $or: ['checkIn', 'checkOut'].flatMap((end) => [
      { sessionId, [`${end}.nonce`]: nonce },
      { sessionId, [`${end}.at`]: at, [`${end}.method`]: 'code' },
    ]),
  },
  limit: 20,
  fields: { checkIn: 1, checkOut: 1 },
})

/** The rows of a session that belong to one phone: the caller's and the family's. */
export const familyRowsJoin = (sessionId: string, ownerId: string): Join => ({
  from: ENROLLMENTS,
  where: { ownerId, sessionId },
  limit: 20,
})

export const ownerRows = {
  upcoming: inPages<EnrollmentDoc>(20, ['startAt', 'asc']),
  past: inPages<EnrollmentDoc>(20, ['startAt', 'desc']),
}

/** A page of one phone's rows along with the caller: the next ones first, or the latest past ones first. */
export const ownerRowsJoin = (
  ownerId: string,
  { when, cursor }: { when: keyof typeof ownerRows; cursor?: string | undefined },
  from: number,
): Join => {
  const startAt = when === 'upcoming' ? { $gte: from } : { $lte: from + DAY }
  return ownerRows[when].join({ from: ENROLLMENTS, where: { ownerId, startAt } }, cursor)
}

/** The most of a calendar that is shown; nobody may promise more. */
const PROMISED = 100

/** One phone's rows by which somebody is expected somewhere, or hopes to be, along with the caller. */
export const promisedRowsJoin = (ownerId: string, since: number): Join => ({
  ...{ from: ENROLLMENTS, order: { startAt: 1 }, limit: PROMISED },
  where: {
    ...{ ownerId, startAt: { $gte: since } },
    state: { $in: ['confirmed', 'offered', 'checkedIn', 'waiting', 'applied'] },
  },
})

/** One phone's rows that something is still to come of, along with the caller. */
export const openRowsJoin = (ownerId: string, since: number): Join => ({
  from: ENROLLMENTS,
  where: { ownerId, state: { $in: [...openStates] }, startAt: { $gte: since } },
  order: { startAt: 1 },
  limit: 10,
})

/** Whether somebody has been to anything, along with the caller. */
export const cameJoin = (personId: string): Join => ({
  from: ENROLLMENTS,
  where: { ownerId: personId, state: { $in: ['checkedIn', 'checkedOut', 'counted', 'leftOpen'] } },
  ...{ limit: 1, fields: { _id: 1 } },
})

/** Owns a fair with thousands of holders: cast from what one resident's own sign-up wrote, straight into the store. */
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import { DAY } from '../../src/domain/kernel/clock'
import type { AgendaItem, PersonDocument } from '../../src/domain/person/documents'
import { filing } from '../../src/domain/person/finding'
import { anActivity, aPerson, personIdOf, put, putSession, type SessionGiven } from './builders'
import type { TestCloud } from './test-cloud'

interface FairGiven extends SessionGiven {
  /** How many hold a seat. */
  holders: number
  waiting?: number
}

/** The openid of the nth of those who were there before anybody whose steps are looked at. */
export const visitor = (n: number): string => `visitor-${n}`

const families = '王李张刘陈杨赵黄周吴'
const given = '芳伟娜敏静强磊洋艳勇'
const FIRST_LETTER = 0x4e00

/** Each of them has another name of three letters, and the same one each time. */
export const visitorName = (n: number): string =>
  `${families[n % 10]}${given[Math.floor(n / 10) % 10]}${String.fromCharCode(FIRST_LETTER + Math.floor(n / 100))}`

/** The last digits of the number are those of `n`. */
function aVisitor(n: number): PersonDocument {
  const maskedPhone = `138****${String(n).padStart(4, '0')}`
  const person = aPerson(visitor(n), { realName: visitorName(n), maskedPhone })
  return { ...person, ...filing(person) }
}

/** What one sign-up writes: the row, the seat and the time in the agenda. */
async function signedUp(test: TestCloud, rest: SessionGiven) {
  const session = await putSession(test, { ...rest, capacity: 2, queueCapacity: 0 })
  const mould = personIdOf('mould')
  await put(test, 'people', [aPerson('mould', { realName: '模子' })])
  await test.must('mould', 'activity.signUp', { sessionId: session._id, riskAck: true })
  const [after] = await test.rows<SessionDocument>('sessions', { _id: session._id })
  const [row] = await test.rows<EnrollmentDocument>('enrollments', { sessionId: session._id })
  const [person] = await test.rows<PersonDocument>('people', { _id: mould })
  const [seat, item] = [after?.seats.holders[0], person?.agenda[0]]
  if (!row || !seat || !item) throw new Error('nobody was signed up')
  // The mould is of no session that anybody looks at.
  await test.cloud.store.remove('sessions', { query: { _id: session._id }, multi: false })
  await test.cloud.store.remove('enrollments', { query: { sessionId: session._id }, multi: true })
  await test.cloud.store.remove('people', { query: { _id: mould }, multi: false })
  return { row, seat, item }
}

/** A session with so many in its seats and its queue, each with a row and, for a seat, the time in the agenda. */
export async function putFair(
  test: TestCloud,
  { holders, waiting = 0, ...rest }: FairGiven,
): Promise<SessionDocument> {
  const { row, seat, item } = await signedUp(test, rest)
  const session = await putSession(test, rest)
  const { _id: sessionId, activityId, startAt, endAt, enrolUntil } = session
  const plan = [{ sessionId, startAt, endAt, enrolUntil }]
  await put(test, 'activities', [anActivity({ ...rest, _id: activityId, plan })])
  const since = test.now() - 3 * DAY
  const everybody = Array.from({ length: holders + waiting }, (_, n) => {
    const person = aVisitor(n)
    const state = n < holders ? ('confirmed' as const) : ('waiting' as const)
    const own: AgendaItem = { ...item, sessionId, personId: person._id, startAt, endAt }
    return {
      person: { ...person, agenda: n < holders ? [own] : [] },
      row: {
        ...{ ...row, _id: `${sessionId}:${person._id}`, personId: person._id, ownerId: person._id },
        ...{ sessionId, activityId, startAt, endAt, name: visitorName(n), state, createdAt: since + n },
        history: row.history.map((entry) => ({ ...entry, at: since + n, by: person._id, to: state })),
      },
      seat: { ...seat, who: person._id, by: person._id, at: since + n },
    }
  })
  await put(
    test,
    'people',
    everybody.map((one) => one.person),
  )
  await put(
    test,
    'enrollments',
    everybody.map((one) => one.row),
  )
  const seats = everybody.map((one) => one.seat)
  await test.cloud.store.update('sessions', {
    query: { _id: sessionId },
    update: {
      $set: { 'seats.holders': seats.slice(0, holders), 'seats.queue': seats.slice(holders) },
      $inc: { 'seats.free': -holders, 'seats.queueFree': -waiting, 'seats.version': holders + waiting },
    },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  return fairNow(test, sessionId)
}

export async function fairNow(test: TestCloud, sessionId: string): Promise<SessionDocument> {
  const [session] = await test.rows<SessionDocument>('sessions', { _id: sessionId })
  if (!session) throw new Error('the fair is gone')
  return session
}

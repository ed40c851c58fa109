/** Owns who gets the seats of people who did not come: those who reported at the door, in the order of the queue. */
import type { EnrollmentDocument, VisitProof } from '../activity/documents'
import { enrolRulesAt } from '../activity/rules'
import { MINUTE } from '../kernel/clock'
import type { Seats } from '../kernel/seats'

/** From when the places of absent people may be given away, in epoch milliseconds. */
export const standbyFrom = (session: { startAt: number }): number =>
  session.startAt + enrolRulesAt(session.startAt).standbyAfterMin * MINUTE

/** People who are seated at once: for each of them somebody is called absent, in six requests. */
const MOST_SEATED = 50

/** The next things to do; several of the lists may be empty, and when all are it is `done`. */
interface StandbyPlan {
  /** To be called absent. */
  absent: EnrollmentDocument[]
  /** Called absent already, their seats still held: persons. */
  toFree: string[]
  /** To be given the free seats, in this order. */
  toSeat: EnrollmentDocument[]
  /** Seated, but not yet checked in. */
  toEnter: EnrollmentDocument[]
  done: boolean
}

/**
 * What is missing between the seats and the rows as they stand. Only as many seats are freed as people wait for one;
 * those who signed up last lose theirs first, and each post's seats go to those who wait for it. After any interruption the plan names the missing step.
 */
export function planStandby(seats: Seats, rows: readonly EnrollmentDocument[]): StandbyPlan {
  if (!seats.posts) return planFor(seats, rows)
  const plans = Object.entries(seats.posts).map(([post, { free }]) => {
    const inPost = (entry: { post?: string }): boolean => entry.post === post
    const { holders, queue } = seats
    return planFor({ free, holders: holders.filter(inPost), queue: queue.filter(inPost) }, rows)
  })
  return {
    absent: plans.flatMap(({ absent }) => absent),
    toFree: plans.flatMap(({ toFree }) => toFree),
    toSeat: plans.flatMap(({ toSeat }) => toSeat),
    toEnter: plans.flatMap(({ toEnter }) => toEnter),
    done: plans.every(({ done }) => done),
  }
}

/** The plan for one post's seats, or for all of them where they are not divided. */
function planFor(
  seats: Pick<Seats, 'free' | 'holders' | 'queue'>,
  rows: readonly EnrollmentDocument[],
): StandbyPlan {
  const rowOf = new Map(rows.map((row) => [row.personId, row]))
  const rowsOf = (list: readonly { who: string }[]): EnrollmentDocument[] =>
    list.flatMap(({ who }) => rowOf.get(who) ?? [])
  const holding = rowsOf(seats.holders)
  const toEnter = holding.filter(
    (row) =>
      row.onSiteAt !== null &&
      (row.state === 'waiting' || row.state === 'offered' || row.state === 'confirmed'),
  )
  const waiters = rowsOf(seats.queue)
    .filter((row) => row.state === 'waiting' && row.onSiteAt !== null)
    .slice(0, MOST_SEATED)
  const calledAbsent = holding.filter((row) => row.state === 'noShow')
  const mayLose = holding.filter((row) => row.state === 'confirmed' && row.onSiteAt === null)
  const missing = Math.max(0, waiters.length - seats.free)
  const stillMissing = Math.max(0, missing - calledAbsent.length)
  const absent = stillMissing > 0 ? mayLose.slice(-stillMissing) : []
  const toFree = absent.length > 0 ? [] : calledAbsent.slice(0, missing).map((row) => row.personId)
  const toSeat = absent.length > 0 || toFree.length > 0 ? [] : waiters.slice(0, seats.free)
  const done = [absent, toFree, toSeat, toEnter].every((list) => list.length === 0)
  return { absent, toFree, toSeat, toEnter, done }
}

/** The check-in of somebody who stood by: proved by the code given at the door, counted from the moment of the seat. */
export const standbyProof = (row: EnrollmentDocument, now: number): VisitProof => ({
  method: 'code',
  at: now,
  receivedAt: now,
  late: false,
  nonce: null,
  byPersonId: row.ownerId,
  placeCode: null,
  ...(row.onSiteDoubts?.length ? { doubts: row.onSiteDoubts } : {}),
})

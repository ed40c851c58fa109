/**
 * Owns comparing the thousands of a crowd with its seats: one after the other by their ids, in passes of which each run
 * does a few and notes in the session how far it came. Whoever was found in step and has not moved since is not looked at
 * again, unless the session itself has changed.
 */
import type { SessionDocument } from '@/domain/activity/documents'
import { stepTowards, targetOf } from '@/domain/activity/keep-in-step'
import { QUIET_MS, SEATS } from '@/domain/activity/session-changes'
import { seatAt, type Standing, standingIn, standings } from '@/domain/kernel/seats-reading'
import type { StationDocument } from '@/domain/station/documents'
import { type ComparedRow, comparedRows, rowsOfPeople } from '../api/repositories/enrollments'
import { findSessionAmong } from '../api/repositories/session-places'
import { changeSession, type SessionDoc } from '../api/repositories/sessions'
import { isClosed } from './run-each'
import { isStale, membersOf, settleMembers } from './settle-members'

/** People whose rows and agendas are read, and who are told and repaired, at once. */
const GROUP = 100
/** People who are looked at so in one run: the letters to thousands leave time for whatever else is due. */
const A_RUN = 1000
/** So much later than a request began nothing of it is still to come, whichever clock it told the time by. */
const LATEST_MS = 2 * QUIET_MS

interface Crowd {
  session: SessionDoc
  station: StationDocument | null
  /** Where those stand who are in the seats. */
  places: ReadonlyMap<string, Standing>
}

type Walk = NonNullable<SessionDocument['settling']>

/** Goes on with the walk that is noted in the session, or begins one. Repeating a pass changes nothing more. */
export async function walkCrowd(crowd: Crowd, now: number): Promise<void> {
  const { session, places } = crowd
  const whos = [...places.keys()].sort()
  const walk = walkOf(session, now)
  let looked = 0
  for (let more = true; more;) {
    const page = await comparedRows(session._id, walk.after)
    const due = dueIn(crowd, page.rows, whos.filter(isBehind(walk.after, page.last)), now)
    for (let from = 0; from < due.length; from += GROUP) {
      if (looked >= A_RUN || isClosed()) return note(session, walk)
      const group = due.slice(from, from + GROUP)
      walk.again = (await settleGroup(crowd, group, now)) || walk.again
      walk.after = group[group.length - 1] ?? walk.after
      looked += group.length
      // Whoever dies in the next group has not done this one in vain.
      await note(session, walk)
    }
    more = page.last !== null
    walk.after = page.last ?? walk.after
  }
  await end(session, walk, now)
}

/** One that began before the session itself was changed is of no use to anybody. */
const walkOf = ({ settling, version, seats }: SessionDoc, now: number): Walk =>
  settling?.version === version
    ? { ...settling }
    : { after: '', at: now, again: false, version, seats: seats.version }

const isBehind = (after: string, last: string | null) => (who: string) =>
  who > after && (last === null || who <= last)

/** Those of a page who may not be in step, in the order of their ids. */
function dueIn(crowd: Crowd, rows: readonly ComparedRow[], whos: readonly string[], now: number): string[] {
  const known = new Set(rows.map(({ personId }) => personId))
  const unwritten = whos.filter((who) => !known.has(who))
  const moved = rows.filter((row) => mayDiffer(crowd, row, now)).map(({ personId }) => personId)
  return [...unwritten, ...moved].sort()
}

/** When somebody came to stand so. */
const since = (place: Standing): number =>
  place.is === 'refused' ? place.refused.at : (seatAt(place)?.at ?? 0)

/**
 * Whether somebody with a row may not be in step. Who stood so when everybody was found in step at this version of the
 * session, and whose row says the same, has not moved since.
 */
function mayDiffer({ session, places }: Crowd, row: ComparedRow, now: number): boolean {
  const place = standingIn(places, row.personId)
  const { version, inStep } = session
  if (inStep?.version !== version || Math.max(row.movedAt, since(place)) >= inStep.at) return true
  return stepTowards(targetOf(place.is, session), row, now) !== null || isStale(row, session, place)
}

/** @returns whether somebody is to be looked at once more */
async function settleGroup({ session, station, places }: Crowd, whos: string[], now: number) {
  const rows = await rowsOfPeople(session._id, whos)
  const members = await membersOf({ session, station, rows, places }, whos)
  // Whoever came or went while rows and agendas were read would be judged by old ones: the next walk sees to it.
  const fresh = await findSessionAmong(session._id, whos)
  if (!fresh || fresh.version !== session.version) return true
  const stands = standings(fresh.seats)
  const still = members.filter(({ who, place }) => isSame(place, standingIn(stands, who)))
  const { inStep, failed } = await settleMembers(session, still, now)
  if (failed.length > 0) throw failed[0]
  return inStep.length < members.length
}

/** Whoever waits may have moved up. */
const isSame = (a: Standing, b: Standing): boolean => a.is === b.is && since(a) === since(b)

/** Notes how far the walk has come, unless the session itself was changed meanwhile. */
async function note(session: SessionDoc, walk: Walk): Promise<void> {
  await changeSession(session._id, {
    guard: { unsettled: true, version: walk.version },
    patch: { $set: { settling: { ...walk } } },
  })
}

/**
 * The walk is over. Where somebody could not be brought in step it is done once more, since messages are told only of what
 * is; else whoever stood so when it began need not be looked at again. The mark comes off where nothing has changed since either.
 */
async function end(session: SessionDoc, { again, at, version, seats }: Walk, now: number): Promise<void> {
  const found = again || version !== session.version ? {} : { inStep: { version, at: at - LATEST_MS } }
  const same = seats === session.seats.version && version === session.version
  const rests = !again && same && session.unsettled && now - session.seatsChangedAt >= QUIET_MS
  await changeSession(session._id, {
    guard: { version: session.version, ...(rests && { [`${SEATS}.version`]: seats }) },
    patch: {
      $set: { ...found, ...(rests && { unsettled: false }) },
      $unset: { settling: '', ...(rests && { settleAt: '' }) },
    },
  })
}

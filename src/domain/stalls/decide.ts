/** Owns what may be done with the stalls of a fair, each as one guarded update: two who give the same one never both do. */
import type { SessionDocument } from '../activity/documents'
import { DAY, startOfDay } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { beginOutbox } from '../kernel/outbox'
import { maskName } from '../person/mask'
import { agreementRunsOn } from '../agreement/rules'
import type { Answer } from '../kernel/form'
import type { FairTime, HolderKind, Stall, StallHolder, StallsDocument } from './documents'
import { isSameTime } from './news'
import { stallRules as rules, type StallSort } from './rules'

/** A change of the document; `update` is null where it stands already. */
export interface Change {
  update: GuardedUpdate | null
  after: StallsDocument
}

type Session = Pick<SessionDocument, 'state' | 'startAt' | 'endAt'>

/** Whether stalls of a session may still be laid out and given. */
export const mayGive = ({ state, endAt }: Session, now: number): boolean =>
  state !== 'cancelled' && now < endAt

/** Whether it may be written down who came: on the day, and for a week. */
export const mayMark = ({ state, startAt, endAt }: Session, now: number): boolean =>
  state !== 'cancelled' && now >= startOfDay(startAt) && now < endAt + rules.markDays * DAY

interface Agreed {
  state: string
  form: Readonly<Record<string, Answer>>
}

/** Whether one of a partner's agreements holds on the day of a fair. */
export const isAgreed = (agreements: readonly Agreed[], startAt: number): boolean =>
  agreements.some((one) => agreementRunsOn(one, startAt))

/** Stalls as nobody has laid them out yet. */
export const noStalls = (sessionId: string, stationId: string): StallsDocument => ({
  ...{ _id: sessionId, stationId, stalls: [], expected: null, version: 0, given: 0, changedBy: '' },
  ...{ told: null, ...beginOutbox([], 0) },
})

interface Laying {
  version: number
  expected: number | null
  stalls: readonly { sort: StallSort; offer: string }[]
}

const laidAs = (stands: StallsDocument, { version, expected, stalls }: Laying): boolean =>
  stands.version === version + 1 &&
  stands.expected === expected &&
  stands.stalls.length === stalls.length &&
  stalls.every(({ sort, offer }, at) => {
    const stall = stands.stalls[at]
    return stall?.sort === sort && stall.offer === offer
  })

/** Lays stalls out anew. Whoever has one keeps its number, and one that somebody has is not taken away. */
export function decideLay(
  stands: StallsDocument,
  laying: Laying,
  by: string,
): Decision<Change, 'STALLS_CHANGED' | 'STALL_HELD'> {
  if (laidAs(stands, laying)) return ok({ update: null, after: stands })
  if (stands.version !== laying.version)
    return reject('STALLS_CHANGED', { name: maskName(stands.changedBy) || '同事' })
  const dropped = stands.stalls.findIndex(({ holder }, at) => holder !== null && at >= laying.stalls.length)
  if (dropped >= 0)
    return reject('STALL_HELD', { number: dropped + 1, name: stands.stalls[dropped]?.holder?.name ?? '' })
  const { version, given } = stands
  const stalls = laying.stalls.map(({ sort, offer }, at): Stall => ({
    sort,
    offer,
    holder: stands.stalls[at]?.holder ?? null,
  }))
  const set = { stalls, expected: laying.expected, changedBy: by, version: version + 1 }
  return ok({ update: { guard: { version, given }, patch: { $set: set } }, after: { ...stands, ...set } })
}

interface Holder {
  is: HolderKind
  id: string
  name: string
}

const stallAt = ({ stalls }: StallsDocument, number: number): Stall | null => stalls[number - 1] ?? null

/** One stall with this holder, and the update that writes it there. */
function written(
  stands: StallsDocument,
  { number, holder, guard }: { number: number; holder: StallHolder | null; guard: GuardedUpdate['guard'] },
): Change {
  const stalls = stands.stalls.map((stall, at) => (at === number - 1 ? { ...stall, holder } : stall))
  return {
    update: { guard, patch: { $set: { [`stalls.${number - 1}.holder`]: holder }, $inc: { given: 1 } } },
    after: { ...stands, stalls, given: stands.given + 1 },
  }
}

const isHeld = ({ stalls }: StallsDocument): boolean => stalls.some(({ holder }) => holder !== null)

/** Gives a stall that nobody has, at a fair of this time. The guard says again what was read: the stall is free and still for the same thing. */
export function decideGive(
  stands: StallsDocument,
  number: number,
  { when, ...holder }: Holder & { when: FairTime },
): Decision<Change, 'NOT_FOUND' | 'STALL_TAKEN' | 'STALL_ENOUGH'> {
  const stall = stallAt(stands, number)
  if (!stall) return reject('NOT_FOUND')
  if (stall.holder?.id === holder.id) return ok({ update: null, after: stands })
  if (stall.holder) return reject('STALL_TAKEN', { number, name: stall.holder.name })
  const own = stands.stalls.flatMap(({ holder: one }) => (one?.id === holder.id ? [one.nth] : []))
  if (own.length >= rules.each) return reject('STALL_ENOUGH', { name: holder.name, most: rules.each })
  const nth = Array.from({ length: rules.each }, (_, at) => at).find((at) => !own.includes(at)) ?? 0
  const at = `stalls.${number - 1}`
  const guard = {
    // Said as what is not there: of a place in a list, null is also matched by every entry that has no field of that number.
    ...{ [`${at}.holder.id`]: { $exists: false } },
    ...{ [`${at}.sort`]: stall.sort, [`${at}.offer`]: stall.offer },
    stalls: { $not: { $elemMatch: { 'holder.id': holder.id, 'holder.nth': nth } } },
  }
  const given = written(stands, { number, holder: { ...holder, nth, came: null }, guard })
  // The first is told of the time as it is now; so all that have one know the same.
  return ok(isHeld(stands) ? given : withTold(given, when))
}

/** The same, and all who have a stall have been told of this time. */
const withTold = ({ update, after }: Change, told: FairTime): Change => ({
  update: update && together(update, { guard: {}, patch: { $set: { told } } }),
  after: { ...after, told },
})

/** Writes down that whoever has a stall is told of another time; nothing where they know it, or where nobody has one. */
export function decideTold(stands: StallsDocument, when: FairTime): Change {
  if (!isHeld(stands) || isSameTime(stands.told, when)) return { update: null, after: stands }
  const { version, given } = stands
  const update = { guard: { version, given }, patch: { $set: { told: when }, $inc: { given: 1 } } }
  return { update, after: { ...stands, told: when, given: given + 1 } }
}

/** Takes a stall back from whoever has it, as it was seen. */
export function decideTakeBack(
  stands: StallsDocument,
  number: number,
  holderId: string,
): Decision<Change, 'NOT_FOUND' | 'STALL_NOT_THEIRS'> {
  const stall = stallAt(stands, number)
  if (!stall) return reject('NOT_FOUND')
  if (!stall.holder) return ok({ update: null, after: stands })
  if (stall.holder.id !== holderId) return reject('STALL_NOT_THEIRS', { number })
  const guard = { [`stalls.${number - 1}.holder.id`]: holderId }
  return ok(written(stands, { number, holder: null, guard }))
}

/** Writes down whether whoever has a stall came; null takes that back. */
export function decideMark(
  stands: StallsDocument,
  { number, holderId, came }: { number: number; holderId: string; came: boolean | null },
): Decision<Change, 'NOT_FOUND' | 'STALL_NOT_THEIRS'> {
  const stall = stallAt(stands, number)
  if (!stall) return reject('NOT_FOUND')
  const { holder } = stall
  if (holder?.id !== holderId) return reject('STALL_NOT_THEIRS', { number })
  if (holder.came === came) return ok({ update: null, after: stands })
  const at = `stalls.${number - 1}.holder`
  const guard = { [`${at}.id`]: holderId, [`${at}.nth`]: holder.nth }
  return ok(written(stands, { number, holder: { ...holder, came }, guard }))
}

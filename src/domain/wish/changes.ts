/**
 * Owns every change of a wish as one guarded update: the move by the table, its seats, its wall, all together. The
 * document as it stands afterwards comes with it. Reading and writing are others' work.
 */
import { applied } from '../kernel/applied'
import { DAY } from '../kernel/clock'
import type { Near } from '../household/near'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import { historyPatch } from '../kernel/history'
import { joinQueue, leaveQueue, openSeats, takeSeat } from '../kernel/seats'
import { leaseOf, leaveLease, renewLease } from '../kernel/seats-leases'
import { standing } from '../kernel/seats-reading'
import type { CodeOf } from '../kernel/guards'
import { decide, type Move, transitionPatch, type WorkflowCode } from '../kernel/workflow'
import { maskName } from '../person/mask'
import { factsFor } from './actors'
import type { WishDocument, WishNote } from './documents'
import { effectsOf, type Given, SEATS, standingMessage, type WishItem } from './effects'
import { isBound, type WishActor, type WishEffect, type WishEvent, wishFlow } from './wish-flow'
import { NOBODYS } from './new-wish'
import { leaseUntilOf, wishRulesAt } from './rules'

export type WishCode = WorkflowCode | CodeOf<typeof wishFlow>

type WishMove = Move<WishDocument['state'], WishEffect>

/** A change ready to be written. */
export interface WishChange {
  /** The wish as it stands when the update takes effect on what was read. */
  wish: WishDocument
  update: GuardedUpdate
  /** What must follow it. */
  items: WishItem[]
}

/** Who does it: a person as what, or the timer. */
export interface WishBy extends Near {
  actors: readonly WishActor[]
}

export const TIMER: WishBy = { personId: 'system', actors: ['system'] }

/** Decides an event by the table. */
export function decideWish(
  wish: WishDocument,
  event: WishEvent,
  by: WishBy,
  { now, reason = '', how = '', holidays }: Given,
): Decision<WishMove, WishCode> {
  return decide(wishFlow, wish, event, {
    by: by.personId,
    roles: by.actors,
    at: now,
    facts: factsFor(wish, by.personId === TIMER.personId ? null : by, { now, reason, how }),
    ...(reason ? { note: reason } : {}),
    ...(holidays ? { holidays } : {}),
  })
}

/** A change that is no step of the table, so that nothing follows it but what is given. */
const plainChange = (wish: WishDocument, update: GuardedUpdate, items: WishItem[] = []): WishChange => ({
  wish: applied(wish, update.patch),
  update,
  items,
})

/** A granted step, which is written by `update`, with everything that the table says it leads to. */
function stepOf(
  before: WishDocument,
  { effects, historyEntry: { on, by } }: WishMove,
  update: GuardedUpdate,
  given: Given,
): WishChange {
  const { reason = '', told = reason } = given
  const wish = applied(before, update.patch)
  const step = { ...given, told, event: on as WishEvent, before, wish, by }
  const { updates, items } = effectsOf(effects, step)
  return plainChange(before, together(update, ...updates), items)
}

const over: ReadonlySet<WishDocument['state']> = new Set(['closed', 'rejected', 'withdrawn'])

/** Whose it was is needed for a while after it is over, and no longer; one that is handed in anew goes on. */
function forgetting(
  { forgetAt }: WishDocument,
  to: WishDocument['state'],
  now: number,
): Partial<WishDocument> {
  if (over.has(to)) return { forgetAt: now + wishRulesAt(now).knownDays * DAY }
  return typeof forgetAt === 'number' ? { forgetAt: null } : {}
}

/** Nobody of the station can tell any more whose it was and where; its maker finds it among the own. */
export const forgottenWish = ({ forgetAt, wisherName, byName }: WishDocument): GuardedUpdate => ({
  guard: { forgetAt },
  patch: {
    $set: {
      ...{ wisherName: maskName(wisherName), byName: maskName(byName), calling: NOBODYS, forgetAt: null },
      'form.place': '',
    },
  },
})

/** A move as read and decided, with whatever changes in the same write. */
export function moveWish(
  wish: WishDocument,
  event: WishEvent,
  by: WishBy,
  given: Given,
  { set = {}, updates = [] }: { set?: Partial<WishDocument>; updates?: readonly GuardedUpdate[] } = {},
): Decision<WishChange, WishCode> {
  const move = decideWish(wish, event, by, given)
  if (!move.ok) return move
  const kept = forgetting(wish, move.value.to, given.now)
  const update = together(transitionPatch(wish, move.value), setting({ ...kept, ...set }), ...updates)
  return ok(stepOf(wish, move.value, update, given))
}

/** How many people's names a wish remembers; beyond it nobody new can join in, whatever has become of the others. */
export const MOST_NAMES = 400

const isCrowded = ({ names }: WishDocument, personId: string): boolean =>
  !(personId in names) && Object.keys(names).length >= MOST_NAMES

const joining = (personId: string, name: string): GuardedUpdate => ({
  guard: {},
  patch: { $push: { helperIds: personId }, $set: { [`names.${personId}`]: name } },
})

interface Helper extends WishBy {
  /** Masked. */
  name: string
}

/**
 * Takes a seat. Any number of people may send this at once, so it rests on the state and the seats alone: a wish that
 * is claimed by others in the meantime is still claimed by this one, if a seat is left.
 */
export function claimWish(wish: WishDocument, helper: Helper, given: Given): Decision<WishChange, WishCode> {
  if (isCrowded(wish, helper.personId)) return reject('WISH_QUEUE_FULL')
  const move = decideWish(wish, 'claim', helper, given)
  if (!move.ok) return move
  const { to, dueAt, historyEntry } = move.value
  const untouched = to === 'fulfilling'
  const seat = { who: helper.personId, by: helper.personId, at: given.now, until: leaseUntilOf(given.now) }
  const transition: GuardedUpdate = {
    guard: { state: untouched ? 'fulfilling' : { $in: ['published', 'claimed'] } },
    patch: {
      ...(untouched ? {} : { $set: { state: to, dueAt } }),
      $inc: { version: 1 },
      ...historyPatch('history', undefined, [historyEntry]),
    },
  }
  const update = together(transition, takeSeat(SEATS, seat), joining(helper.personId, helper.name))
  return ok(stepOf(wish, move.value, update, given))
}

/**
 * Stands by for a seat. Nothing else of the wish changes, so any number of people may send this at once; a wish that
 * was read before anybody had claimed it is claimed by the time the database accepts this.
 */
export function standBy(wish: WishDocument, helper: Helper, given: Given): Decision<WishChange, WishCode> {
  if (isCrowded(wish, helper.personId)) return reject('WISH_QUEUE_FULL')
  const claimed = wish.state === 'published' ? { ...wish, state: 'claimed' as const } : wish
  const move = decideWish(claimed, 'standBy', helper, given)
  if (!move.ok) return move
  const waiter = { who: helper.personId, by: helper.personId, at: given.now }
  const update = together(
    { guard: { state: { $in: ['claimed', 'fulfilling'] } }, patch: {} },
    joinQueue(SEATS, waiter),
    joining(helper.personId, helper.name),
  )
  return ok(stepOf(wish, move.value, update, given))
}

const withoutHelper = (who: string): GuardedUpdate => ({ guard: {}, patch: { $pull: { helperIds: who } } })

/** Which event it is when a helper goes: it depends on who is left. */
function departureEvent({ seats }: WishDocument, who: string): 'passOn' | 'stepOut' | 'handBack' {
  const staying = seats.holders.filter((seat) => seat.who !== who)
  if (staying.length === 0 && seats.queue.length === 0) return 'handBack'
  return staying.some((seat) => seat.renewed === true) ? 'stepOut' : 'passOn'
}

/** Ends somebody's lease and hands the seat to the next in line. Throws InvariantError for somebody without one. */
export function endHelp(
  wish: WishDocument,
  who: string,
  by: WishBy,
  given: Given,
): Decision<WishChange, WishCode> {
  const { now } = given
  const leaving = leaveLease(SEATS, wish.seats, who, { now, until: leaseUntilOf(now) })
  invariant(leaving && leaseOf(wish.seats, who), `${who} holds no seat of ${wish._id}`)
  const head = wish.seats.queue[0]
  const next = head ? (leaseOf(applied(wish, leaving.patch).seats, head.who)?.lease ?? null) : null
  const updates = [leaving, withoutHelper(who)]
  return moveWish(wish, departureEvent(wish, who), by, { ...given, gone: who, next }, { updates })
}

/** Stands by no longer. */
export const stepAside = (wish: WishDocument, who: string): WishChange =>
  plainChange(wish, together(leaveQueue(SEATS, who), withoutHelper(who)))

/** A helper's word on the progress; the first one prolongs the lease. */
export function addNote(
  wish: WishDocument,
  note: WishNote,
  by: WishBy,
  given: Given,
): Decision<WishChange, WishCode> {
  const held = leaseOf(wish.seats, by.personId)
  const writing: GuardedUpdate = { guard: {}, patch: { $push: { notes: note } } }
  const renewing =
    held && held.lease.renewed !== true
      ? [renewLease(SEATS, held, held.lease.until + wishRulesAt(given.now).leaseMs)]
      : []
  return moveWish(wish, 'note', by, given, { updates: [writing, ...renewing] })
}

/** It has not come: the helpers go on, each with a fresh lease. */
export function notYetWish(wish: WishDocument, by: WishBy, given: Given): Decision<WishChange, WishCode> {
  const { seats, frozenIds = [], helperIds } = wish
  const staying = seats.holders.filter(({ who }) => !frozenIds.includes(who))
  const gone = seats.holders.length - staying.length
  const until = leaseUntilOf(given.now)
  const fields = {
    [`${SEATS}.holders`]: staying.map((seat) => ({ ...seat, until })),
    [`${SEATS}.free`]: seats.free + gone,
    ...(gone > 0 ? { helperIds: helperIds.filter((id) => !frozenIds.includes(id)), frozenIds: [] } : {}),
  }
  const fresh: GuardedUpdate = { guard: {}, patch: { $set: fields } }
  // Without anybody who may go on helping, the station sees to it.
  if (staying.length === 0)
    return moveWish(wish, 'stationNotYet', by, given, { updates: gone > 0 ? [fresh] : [] })
  return moveWish(wish, 'notYet', by, given, { updates: [openSeats(SEATS), fresh] })
}

/** Whoever reads the case finds it in the same state; only what the seat is worth has changed. */
function setFrozen(wish: WishDocument, frozenIds: string[], items: WishItem[] = []): WishChange {
  const { state, version } = wish
  const counted = { guard: { state, version }, patch: { $inc: { version: 1 } } }
  return plainChange(wish, together(counted, setting({ frozenIds })), items)
}

/**
 * Brings a wish in step with whether `who` may help; null when it is in step already. Whoever may help no longer gives
 * back the seat or the place in line; what was handed over before is frozen, so that it shows no number and earns nothing,
 * and thawed when the standing comes back.
 */
export function keepInStep(
  wish: WishDocument,
  who: string,
  mayHelp: boolean,
  now: number,
): Decision<WishChange | null, WishCode> {
  const { frozenIds: frozen = [] } = wish
  if (mayHelp) {
    const others = frozen.filter((id) => id !== who)
    return ok(wish.state === 'delivered' && frozen.includes(who) ? setFrozen(wish, others) : null)
  }
  const told = [standingMessage(wish, who)]
  if (standing(wish.seats, who).is === 'waiting') return ok({ ...stepAside(wish, who), items: told })
  if (!leaseOf(wish.seats, who)) return ok(null)
  if (wish.state === 'delivered')
    return ok(frozen.includes(who) ? null : setFrozen(wish, [...frozen, who], told))
  return isBound(wish) ? endHelp(wish, who, TIMER, { now, lostStanding: true }) : ok(null)
}

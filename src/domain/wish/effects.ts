/**
 * Owns what each effect of the table of wishes means: where the wish hangs, who is told as what, who is credited, what is
 * checked. The same change always comes to the same.
 */
import type { CreditFacts } from '../hours/credit-facts'
import type { Holidays } from '../kernel/clock'
import { setting } from '../kernel/guarded-update'
import { carryOut, type Executors } from '../kernel/effects'
import { invariant } from '../kernel/errors'
import { closeSeats } from '../kernel/seats'
import type { Lease } from '../kernel/seats-leases'
import type { MessageKind } from '../message/documents'
import type { MessageParams } from '../message/texts'
import type { CheckDocument } from '../moderation/documents'
import { isShown } from '../moderation/moderated-content'
import { factsFor } from './actors'
import type { WishDocument } from './documents'
import { isBound, type WishEffect, type WishEvent } from './wish-flow'

type WishKinds = Extract<MessageKind, `wish${string}`>

/** A letter still to be written; `cause` together with reader and kind tells it from all others. */
type WishMessage = {
  [K in WishKinds]: { kind: K; to: string; cause: (string | number)[]; params: MessageParams[K] }
}[WishKinds]

/** What must follow a change: a letter, a credit, the check of a piece, or the end of a check that nobody waits for. */
export type WishItem =
  { letter: WishMessage } | { credit: CreditFacts } | { check: CheckDocument } | { dropped: string }

/** What is known of a step besides who takes it. */
export interface Given {
  now: number
  reason?: string
  /** How somebody of the station knows that it came. */
  how?: string
  holidays?: Holidays
  /** What others may read of the reason; all of it unless told. */
  told?: string
  /** The check of the piece that is handed in with it. */
  check?: CheckDocument
  /** The rule by which helpers are credited. */
  pointsRuleId?: string
  /** Whose lease ends by it, and who has got that seat. */
  gone?: string
  next?: Lease | null
  /** Set when it ends because that person may not help any more. */
  lostStanding?: true
}

/** A granted step of the table, as those who are told of it see it. */
export interface Effected extends Given {
  event: WishEvent
  /** The wish as it was read, and as it stands afterwards. */
  before: WishDocument
  wish: WishDocument
  /** Who did it, or `system`. */
  by: string
}

type ParamsOf<K extends WishKinds> = Omit<MessageParams[K], 'wishId' | 'title'>

const letter = <K extends WishKinds>(
  kind: K,
  to: string,
  { wish: { _id, form }, cause }: { wish: WishDocument; cause: WishMessage['cause'] },
  params: ParamsOf<K>,
): WishItem => ({
  letter: {
    kind,
    to,
    cause,
    params: { wishId: _id, title: form.title, ...params },
  } as unknown as WishMessage,
})

/** A step with its cause. Helpers who claim at the same moment have read the same version, so it names them too. */
const caused = ({ event, wish, by }: Effected) => ({ wish, cause: [wish._id, event, wish.version, by] })

/** One letter to each maker, the wisher's phone and whoever wrote it down; none to the one who has just done it. */
const toMakers = <K extends WishKinds>(kind: K, step: Effected, params: ParamsOf<K>): WishItem[] =>
  [...new Set([step.wish.ownerId, step.wish.byPersonId])]
    .filter((id) => id !== step.by)
    .map((to) => letter(kind, to, caused(step), params))

/** The words for an event of which the table says that somebody is told. */
function wordsFor<E extends string, W extends string>(words: Record<E, W>, event: WishEvent): W {
  const what = (words as Partial<Record<WishEvent, W>>)[event]
  invariant(what, `somebody is told of ${event}, but not in which words`)
  return what
}

const toldMakers = {
  publish: 'published',
  claim: 'claimed',
  note: 'planned',
  passOn: 'passedOn',
  handBack: 'backOnWall',
  unclaimed: 'stationWill',
  dayPassed: 'dayOver',
  deliver: 'delivered',
  stationDeliver: 'delivered',
  confirm: 'confirmed',
} as const satisfies Partial<Record<WishEvent, string>>

const toldHelpers = {
  notYet: 'notYet',
  withdraw: 'withdrawn',
  reject: 'withdrawn',
  confirm: 'granted',
} as const satisfies Partial<Record<WishEvent, string>>

function helperMessages(step: Effected): WishItem[] {
  const { event, wish, told: reason = '' } = step
  const { holders, queue } = wish.seats
  const credited = helpersOf(wish)
  const what = wordsFor(toldHelpers, event)
  return (event === 'notYet' ? holders : [...holders, ...queue]).map(({ who }) => {
    const points = credited.includes(who) ? (wish.points ?? 0) : 0
    return letter('wishHelp', who, caused(step), { what, reason, points })
  })
}

/** What whoever has got a seat is told, and whoever had it before. */
function seatMessages(step: Effected): WishItem[] {
  const { by, gone, next, lostStanding } = step
  const turn = next ? [letter('wishTurn', next.who, caused(step), { until: next.until })] : []
  if (gone && lostStanding) return [...turn, helpMessage(gone, caused(step), 'standingEnded')]
  // Whoever went of one's own will knows it.
  return gone && gone !== by ? [...turn, letter('wishLapsed', gone, caused(step), {})] : turn
}

const helpMessage = (
  to: string,
  about: { wish: WishDocument; cause: WishMessage['cause'] },
  what: MessageParams['wishHelp']['what'],
): WishItem => letter('wishHelp', to, about, { what, reason: '', points: 0 })

/** What somebody is told who may help no longer and keeps no seat, or a frozen one. */
export const standingMessage = (wish: WishDocument, to: string): WishItem =>
  helpMessage(
    to,
    { wish, cause: [wish._id, 'standing', wish.version] },
    wish.state === 'delivered' ? 'standingFrozen' : 'standingEnded',
  )

/** What helpers are told when the maker hands it in anew, or when what it says was turned down while it hung. */
export const haltMessages = (wish: WishDocument, what: 'amended' | 'blocked', mark: number): WishItem[] => {
  return (isBound(wish) ? [...wish.seats.holders, ...wish.seats.queue] : []).map(({ who }) =>
    helpMessage(who, { wish, cause: [wish._id, what, mark] }, what),
  )
}

/** Those who have really helped: who handed it over, and whoever had said when and how. */
const helpersOf = ({ seats, proof, frozenIds = [] }: WishDocument): string[] =>
  seats.holders
    .filter((seat) => seat.renewed === true || seat.who === proof?.by)
    .map((seat) => seat.who)
    .filter((who) => !frozenIds.includes(who))

/** What those who helped are told of thanks once these may be read. */
export const thanksMessages = (wish: WishDocument): WishItem[] =>
  helpersOf(wish).map((to) => letter('wishThanks', to, { wish, cause: [wish._id, wish.thanks?.at ?? 0] }, {}))

function creditsOf({ wish, by, now, pointsRuleId = '' }: Effected): WishItem[] {
  const points = wish.points ?? 0
  const entry = {
    ...{ sourceKey: `wish:${wish._id}`, amounts: { points }, ruleId: pointsRuleId },
    ...{ at: now, byPersonId: by, note: wish.form.title },
  }
  return points > 0 ? helpersOf(wish).map((accountId) => ({ credit: { accountId, ...entry } })) : []
}

/** The wall for everybody to see, with the day since when and until when it hangs. */
function hung(wish: WishDocument, now: number) {
  const publishedAt = wish.publishedAt ?? now
  const { openUntil } = factsFor(wish, null, { now })
  return setting({ wall: 'open', wallAt: publishedAt, publishedAt, openUntil })
}

/** Where the seats of helpers lie in the document. */
export const SEATS = 'seats'

const executors: Executors<WishEffect, Effected, WishItem> = {
  toWall: ({ before, now }) => hung(before, now),
  offWall: () => setting({ wall: 'off' }),
  toGranted: ({ now }) => setting({ wall: 'granted', wallAt: now, grantedAt: now }),
  closeSeats: () => closeSeats(SEATS),
  // What the station turns it down for, or as much of its maker's reason as others may read.
  noteRefusal: ({ told = '' }) => setting({ refusal: told }),
  tellMakers: (step) => toMakers('wishProgress', step, { what: wordsFor(toldMakers, step.event) }),
  tellRefusal: (step) => toMakers('wishDecided', step, { reason: step.told ?? '' }),
  tellHelpers: helperMessages,
  tellHalted: ({ before }) => haltMessages(before, 'amended', before.version),
  tellSeat: seatMessages,
  // Thanks that may be read at once are told of at once, others when the check lets them pass.
  tellThanks: ({ wish }) => (isShown(wish.thanks?.check ?? null) ? thanksMessages(wish) : []),
  creditHelpers: creditsOf,
  checkPiece: ({ check }) => (check ? { check } : []),
  // What nobody will read need not be looked at any more, and its author is not told of a verdict.
  dropCheck: ({ wish: { body } }) => (body.verdict === 'passed' ? [] : { dropped: body.checkId }),
}

/** What a granted step writes beside the move, and what must follow it. */
export const effectsOf = (effects: readonly WishEffect[], step: Effected) =>
  carryOut(executors, effects, step)

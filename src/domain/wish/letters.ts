/** Owns whom a change of a wish is told to, and as what; the same change always makes the same letters. */
import type { Lease } from '../kernel/seats-leases'
import type { MessageKind } from '../message/documents'
import { isShown } from '../moderation/pieces'
import type { MessageParams } from '../message/texts'
import type { WishDocument } from './documents'
import type { WishEvent } from './wish-flow'

type WishKinds = Extract<MessageKind, `wish${string}`>

/** A letter still to be written; `cause` together with reader and kind tells it from all others. */
export type WishLetter = {
  [K in WishKinds]: { kind: K; to: string; cause: (string | number)[]; params: MessageParams[K] }
}[WishKinds]

export interface Happened {
  event: WishEvent
  /** The wish as it stands after it. */
  wish: WishDocument
  /** Who did it, or `system`. */
  by: string
  reason?: string
  /** Whose lease has ended by it. */
  gone?: string
  /** Set when it ended because that person may not help any more. */
  lostStanding?: true
  /** Who has got that seat. */
  next?: Lease
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

/** The wisher's phone, and whoever wrote it down; not the one who has just done it. */
const makers = ({ wish, by }: Happened): string[] =>
  unique([wish.ownerId, wish.byPersonId]).filter((id) => id !== by)

type Progress = MessageParams['wishProgress']['what']

/** What makers are told of, for events they have not caused themselves. */
const progress: Partial<Record<WishEvent, Progress>> = {
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
}

/** What helpers are told of. */
const news: Partial<Record<WishEvent, MessageParams['wishHelp']['what']>> = {
  notYet: 'notYet',
  withdraw: 'withdrawn',
  reject: 'withdrawn',
  confirm: 'granted',
}

/** Every letter that a change makes. */
export function lettersFor(happened: Happened): WishLetter[] {
  const { event, wish, by, reason = '' } = happened
  const about = { wishId: wish._id, title: wish.form.title }
  // Helpers who claim at the same moment have read the same version, so the cause names them too.
  const cause = [wish._id, event, wish.version, by]
  const letters: WishLetter[] = []
  const what = progress[event]
  if (what) {
    const told = makers(happened).map((to) => ({
      kind: 'wishProgress' as const,
      to,
      cause,
      params: { ...about, what },
    }))
    letters.push(...told)
  }
  if (event === 'reject') {
    const told = makers(happened).map((to) => ({
      kind: 'wishDecided' as const,
      to,
      cause,
      params: { ...about, reason },
    }))
    letters.push(...told)
  }
  // Thanks that may be read at once are told of at once, others when the check lets them pass.
  const thanks = event === 'thank' && isShown(wish.thanks?.check ?? null) ? thanksLetters(wish) : []
  return [...letters, ...toHelpers(happened, about, cause), ...thanks]
}

/** Whether helpers were told that it is off when it was turned down, before its maker withdrew it. */
const toldBefore = ({ history }: WishDocument, event: WishEvent): boolean =>
  event === 'withdraw' && history[history.length - 1]?.from === 'rejected'

/** What helpers are told when the maker hands it in anew, or when what it says was turned down while it hung. */
export const haltLetters = (wish: WishDocument, what: 'amended' | 'blocked', mark: number): WishLetter[] => {
  const held = wish.state === 'claimed' || wish.state === 'fulfilling'
  return (held ? [...wish.seats.holders, ...wish.seats.queue] : []).map(({ who }) => ({
    kind: 'wishHelp',
    to: who,
    cause: [wish._id, what, mark],
    params: { wishId: wish._id, title: wish.form.title, what, reason: '', points: 0 },
  }))
}

function toHelpers(
  { event, wish, by, reason = '', gone, next, lostStanding }: Happened,
  about: { wishId: string; title: string },
  cause: (string | number)[],
): WishLetter[] {
  const letters: WishLetter[] = []
  const what = news[event]
  if (what && !toldBefore(wish, event)) {
    const { holders, queue } = wish.seats
    const points = wish.points ?? 0
    const credited = helpersOf(wish)
    for (const { who } of event === 'notYet' ? holders : [...holders, ...queue]) {
      const params = { ...about, what, reason, points: credited.includes(who) ? points : 0 }
      letters.push({ kind: 'wishHelp', to: who, cause, params })
    }
  }
  if (next) letters.push({ kind: 'wishTurn', to: next.who, cause, params: { ...about, until: next.until } })
  // Whoever went of one's own will knows it.
  if (gone && lostStanding)
    letters.push({
      kind: 'wishHelp',
      to: gone,
      cause,
      params: { ...about, what: 'standingEnded', reason: '', points: 0 },
    })
  else if (gone && gone !== by) letters.push({ kind: 'wishLapsed', to: gone, cause, params: about })
  return letters
}

/** Those who have really helped: who handed it over, and whoever had said when and how. */
export const helpersOf = ({ seats, proof, frozenIds = [] }: WishDocument): string[] =>
  seats.holders
    .filter((seat) => seat.renewed === true || seat.who === proof?.by)
    .map((seat) => seat.who)
    .filter((who) => !frozenIds.includes(who))

/** Those who are told of thanks once these may be read. */
export const thanksLetters = (wish: WishDocument): WishLetter[] =>
  helpersOf(wish).map((to) => ({
    kind: 'wishThanks',
    to,
    cause: [wish._id, wish.thanks?.at ?? 0],
    params: { wishId: wish._id, title: wish.form.title },
  }))

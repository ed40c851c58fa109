/** Owns whom a change of a wish is told to, and as what; the same change always makes the same letters. */
import { invariant } from '../kernel/errors'
import type { Lease } from '../kernel/seats-leases'
import type { MessageKind } from '../message/documents'
import type { MessageParams } from '../message/texts'
import type { WishDocument } from './documents'
import type { WishEvent } from './wish-flow'

type WishKinds = Extract<MessageKind, `wish${string}`>

/** A letter still to be written; `cause` together with reader and kind tells it from all others. */
export type WishLetter = {
  [K in WishKinds]: { kind: K; to: string; cause: (string | number)[]; params: MessageParams[K] }
}[WishKinds]

/** A granted step of the table, as those who are told of it see it. */
export interface Happened {
  event: WishEvent
  /** The wish as it was read, and as it stands afterwards. */
  before: WishDocument
  wish: WishDocument
  /** Who did it, or `system`. */
  by: string
  /** What others may read of the reason. */
  told?: string
  /** Whose lease has ended by it. */
  gone?: string
  /** Set when it ended because that person may not help any more. */
  lostStanding?: true
  /** Who has got that seat. */
  next?: Lease | null
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)]

/** The wisher's phone, and whoever wrote it down; not the one who has just done it. */
const makers = ({ wish, by }: Pick<Happened, 'wish' | 'by'>): string[] =>
  unique([wish.ownerId, wish.byPersonId]).filter((id) => id !== by)

type HelpNews = MessageParams['wishHelp']['what']
type Progress = MessageParams['wishProgress']['what']

const about = ({ _id, form }: WishDocument) => ({ wishId: _id, title: form.title })

// Helpers who claim at the same moment have read the same version, so the cause names them too.
const causeOf = ({ event, wish, by }: Happened) => [wish._id, event, wish.version, by]

/** What makers are told of, for events they have not caused themselves. */
const progress = {
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
} as const satisfies Partial<Record<WishEvent, Progress>>

export function progressLetters(happened: Happened): WishLetter[] {
  const { event, wish } = happened
  const what: Progress | undefined = progress[event as keyof typeof progress]
  invariant(what, `makers are told of ${event}, but not in which words`)
  const cause = causeOf(happened)
  return makers(happened).map((to) => ({ kind: 'wishProgress', to, cause, params: { ...about(wish), what } }))
}

/** What makers are told when it is turned down. */
export function refusalLetters(happened: Happened): WishLetter[] {
  const params = { ...about(happened.wish), reason: happened.told ?? '' }
  const cause = causeOf(happened)
  return makers(happened).map((to) => ({ kind: 'wishDecided', to, cause, params }))
}

/** What helpers are told of. */
const news = {
  notYet: 'notYet',
  withdraw: 'withdrawn',
  reject: 'withdrawn',
  confirm: 'granted',
} as const satisfies Partial<Record<WishEvent, HelpNews>>

export function helperLetters(happened: Happened): WishLetter[] {
  const { event, wish, told: reason = '' } = happened
  const what: HelpNews | undefined = news[event as keyof typeof news]
  invariant(what, `helpers are told of ${event}, but not in which words`)
  const { holders, queue } = wish.seats
  const credited = helpersOf(wish)
  const cause = causeOf(happened)
  return (event === 'notYet' ? holders : [...holders, ...queue]).map(({ who }) => {
    const points = credited.includes(who) ? (wish.points ?? 0) : 0
    return { kind: 'wishHelp', to: who, cause, params: { ...about(wish), what, reason, points } }
  })
}

/** What whoever has got a seat is told, and whoever had it before. */
export function seatLetters(happened: Happened): WishLetter[] {
  const { wish, by, gone, next, lostStanding } = happened
  const cause = causeOf(happened)
  const letters: WishLetter[] = []
  if (next)
    letters.push({ kind: 'wishTurn', to: next.who, cause, params: { ...about(wish), until: next.until } })
  if (gone && lostStanding) letters.push(helpLetter(wish, gone, 'standingEnded', cause))
  // Whoever went of one's own will knows it.
  else if (gone && gone !== by) letters.push({ kind: 'wishLapsed', to: gone, cause, params: about(wish) })
  return letters
}

const helpLetter = (
  wish: WishDocument,
  to: string,
  what: HelpNews,
  cause: (string | number)[],
): WishLetter => ({ kind: 'wishHelp', to, cause, params: { ...about(wish), what, reason: '', points: 0 } })

/** What somebody is told who may help no longer and keeps no seat, or a frozen one. */
export const standingLetter = (wish: WishDocument, to: string): WishLetter =>
  helpLetter(wish, to, wish.state === 'delivered' ? 'standingFrozen' : 'standingEnded', [
    wish._id,
    'standing',
    wish.version,
  ])

/** What helpers are told when the maker hands it in anew, or when what it says was turned down while it hung. */
export const haltLetters = (wish: WishDocument, what: 'amended' | 'blocked', mark: number): WishLetter[] => {
  const held = wish.state === 'claimed' || wish.state === 'fulfilling'
  return (held ? [...wish.seats.holders, ...wish.seats.queue] : []).map(({ who }) =>
    helpLetter(wish, who, what, [wish._id, what, mark]),
  )
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
    params: about(wish),
  }))

/** Owns what each effect of the table of wishes means: where the wish hangs, who is told, who is credited, what is checked. */
import type { CreditFacts } from '../hours/credit-facts'
import { setting } from '../kernel/conditions'
import { carryOut, type Executors } from '../kernel/effects'
import { closeSeats } from '../kernel/seats'
import type { CheckDocument } from '../moderation/documents'
import { isShown } from '../moderation/pieces'
import { factsFor } from './actors'
import type { WishDocument } from './documents'
import {
  haltLetters,
  type Happened,
  helperLetters,
  helpersOf,
  progressLetters,
  refusalLetters,
  seatLetters,
  thanksLetters,
  type WishLetter,
} from './letters'
import type { WishEffect } from './wish-flow'

/** What must follow a change: a letter, a credit, the check of a piece, or the end of a check that nobody waits for. */
export type WishItem =
  { letter: WishLetter } | { credit: CreditFacts } | { check: CheckDocument } | { dropped: string }

export interface Effected extends Happened {
  now: number
  /** The check of the piece that was handed in with it. */
  check?: CheckDocument
  /** The rule by which helpers are credited. */
  pointsRuleId?: string
}

export const asItems = (letters: readonly WishLetter[]): WishItem[] => letters.map((letter) => ({ letter }))

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
  tellMakers: (step) => asItems(progressLetters(step)),
  tellRefusal: (step) => asItems(refusalLetters(step)),
  tellHelpers: (step) => asItems(helperLetters(step)),
  tellHalted: ({ before }) => asItems(haltLetters(before, 'amended', before.version)),
  tellSeat: (step) => asItems(seatLetters(step)),
  // Thanks that may be read at once are told of at once, others when the check lets them pass.
  tellThanks: ({ wish }) => (isShown(wish.thanks?.check ?? null) ? asItems(thanksLetters(wish)) : []),
  creditHelpers: creditsOf,
  checkPiece: ({ check }) => (check ? { check } : []),
  // What nobody will read need not be looked at any more, and its author is not told of a verdict.
  dropCheck: ({ wish: { body } }) => (body.verdict === 'passed' ? [] : { dropped: body.checkId }),
}

/** What a granted step writes beside the move, and what must follow it. */
export const effectsOf = (effects: readonly WishEffect[], step: Effected) =>
  carryOut(executors, effects, step)

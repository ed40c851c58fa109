/** Owns what a wish is when it is handed in, and what a new draft changes of it. */
import { addWorkingDays, DAY, type Holidays, startOf } from '../kernel/clock'
import { beginFollowUps, type FollowUp } from '../kernel/follow-ups'
import { newSeats } from '../kernel/seats'
import { beginCase } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import type { WishDocument, WishForm } from './documents'
import { marksOf } from './marks'
import { wishRulesAt } from './rules'
import { wishFlow } from './wish-flow'

/** Whose wish it is, as it is known when it is made. */
export type WishPeople = Pick<
  WishDocument,
  | 'relation'
  | 'wisherId'
  | 'wisherName'
  | 'calling'
  | 'ownerId'
  | 'byPersonId'
  | 'byName'
  | 'gridId'
  | 'gridName'
>

/** 居民-WX0012 */
export const aliasOf = (number: number): string => `居民-WX${String(number).padStart(4, '0')}`

/** What follows from a draft. */
const draftFields = (form: WishForm, gridId: string, now: number) => ({
  form,
  deadlineAt: startOf(form.neededBy) + DAY - 1,
  seats: newSeats(form.helpersWanted, wishRulesAt(now).queue),
  marks: marksOf({ gridId, group: form.group }),
})

export function newWish(given: {
  wishId: string
  stationId: string
  number: number
  people: WishPeople
  form: WishForm
  body: CheckedPiece
  followUps: readonly FollowUp[]
  now: number
  holidays: Holidays
}): WishDocument {
  const { wishId, stationId, number, people, form, body, followUps, now, holidays } = given
  const dueAt = addWorkingDays(now, wishRulesAt(now).verifyWorkingDays, holidays)
  return {
    _id: wishId,
    stationId,
    number,
    alias: aliasOf(number),
    ...people,
    makerIds: [...new Set([people.wisherId, people.ownerId, people.byPersonId])],
    helperIds: [],
    names: {},
    ...draftFields(form, people.gridId, now),
    body,
    drafts: 1,
    notes: [],
    proof: null,
    thanks: null,
    ...beginCase(wishFlow, { by: people.byPersonId, at: now, dueAt }),
    createdAt: now,
    publishedAt: null,
    openUntil: null,
    grantedAt: null,
    points: null,
    refusal: null,
    wall: 'off',
    wallAt: 0,
    ...beginFollowUps(followUps, now),
  }
}

/** What another draft of a wish changes: it begins anew, whoever had claimed an earlier one. */
export const redraftFields = (
  wish: WishDocument,
  form: WishForm,
  body: CheckedPiece,
  now: number,
): Partial<WishDocument> => ({
  ...draftFields(form, wish.gridId, now),
  body,
  drafts: wish.drafts + 1,
  // Whoever helped before it was taken off the wall is free again.
  helperIds: [],
  frozenIds: [],
  notes: [],
  refusal: null,
  publishedAt: null,
  openUntil: null,
})

/** Owns what staff may write about a prize, and its moves onto the shelf and off it. */
import { DAY, startOf } from '../kernel/clock'
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import { type Decision, ok, reject } from '../kernel/errors'
import { beginOutbox } from '../kernel/outbox'
import { grown, historyPatch } from '../kernel/history'
import { newSeats } from '../kernel/seats'
import { beginCase, decide, moved, transitionPatch, type WorkflowCode } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import { isShown } from '../moderation/moderated-content'
import type { PrizeDocument, PrizeFacts } from './documents'
import { prizeFlow } from './prize-flow'

type PrizeEvent = keyof typeof prizeFlow.events
type Role = (typeof prizeFlow.roles)[number]

/** BAD_TIMES when hours or days end before they begin. */
export function checkPrizeFacts({ pickUp, shelfFrom, shelfUntil }: PrizeFacts): Decision<true, 'BAD_TIMES'> {
  const { weekdays, fromMinute, untilMinute } = pickUp
  const hours = weekdays.length === 0 || fromMinute < untilMinute
  const days = shelfFrom === null || shelfUntil === null || shelfFrom <= shelfUntil
  return hours && days ? ok(true as const) : reject('BAD_TIMES')
}

/** The facts alone, in the order in which they are stored. */
export const factsOf = (facts: PrizeFacts): PrizeFacts => ({
  title: facts.title,
  kind: facts.kind,
  intro: facts.intro,
  photo: facts.photo,
  points: facts.points,
  limitPerMonth: facts.limitPerMonth,
  partnerId: facts.partnerId,
  place: facts.place,
  pickUp: {
    weekdays: [...new Set(facts.pickUp.weekdays)].sort(),
    fromMinute: facts.pickUp.fromMinute,
    untilMinute: facts.pickUp.untilMinute,
  },
  shelfFrom: facts.shelfFrom,
  shelfUntil: facts.shelfUntil,
  lowMark: facts.lowMark,
})

/** Whether what residents read of it differs, so that it has to be checked again. */
export const readsDifferently = (a: PrizeFacts, b: PrizeFacts): boolean =>
  a.title !== b.title || a.intro !== b.intro || a.photo !== b.photo

/** What the content check looks at. */
export const textOf = ({ title, intro }: PrizeFacts): string => [title, intro].filter(Boolean).join('\n')

/** A prize that nobody sees yet, without stock. */
export function newPrize(
  prizeId: string,
  facts: PrizeFacts,
  given: { stationId: string; partnerName: string; content: CheckedPiece | null; by: string; now: number },
): PrizeDocument {
  const { stationId, partnerName, content, by, now } = given
  return {
    _id: prizeId,
    stationId,
    ...factsOf(facts),
    partnerName,
    ...beginCase(prizeFlow, { by, at: now }),
    listed: false,
    content,
    stock: newSeats(0, 0),
    stockVersion: 1,
    unwrittenMoves: [],
    taken: {},
    createdAt: now,
    createdBy: by,
    ...beginOutbox([], now),
  }
}

/** First and last instant on the shelf. */
const shelfDays = ({ shelfFrom, shelfUntil }: PrizeFacts): { from: number | null; until: number | null } => ({
  from: shelfFrom === null ? null : startOf(shelfFrom),
  until: shelfUntil === null ? null : startOf(shelfUntil) + DAY,
})

const isListed = ({ state, content }: Pick<PrizeDocument, 'state' | 'content'>): boolean =>
  state === 'onShelf' && isShown(content)

/**
 * The prize with other facts. What is on the shelf stays there, on its new days; a new text hides it until it has
 * passed the check. STALE when it has changed since `version`.
 */
export function amendPrize(
  prize: PrizeDocument,
  facts: PrizeFacts,
  given: {
    version: number
    partnerName: string
    content: CheckedPiece | null
    by: string
    /** The request key, by which a repetition is known. */
    key: string
    now: number
  },
): Decision<{ after: PrizeDocument; update: GuardedUpdate }, 'STALE'> {
  const { version, partnerName, content, by, key, now } = given
  if (prize.version !== version) return reject('STALE')
  const { from, until } = shelfDays(facts)
  const dueAt = prize.state === 'onShelf' ? until : prize.state === 'scheduled' ? from : null
  const $set = { ...factsOf(facts), partnerName, content, dueAt, listed: isListed({ ...prize, content }) }
  const entry = { at: now, by, on: 'amend', from: prize.state, to: prize.state, key }
  const after = { ...prize, ...$set, version: version + 1, history: grown(prize.history, [entry]) }
  // A verdict that comes at this very moment must not be written over by the one that was read.
  const asRead = prize.content
    ? { 'content.checkId': prize.content.checkId, 'content.version': prize.content.version }
    : {}
  const adding = historyPatch('history', prize.history, [entry])
  const update = {
    guard: { version, state: prize.state, ...asRead },
    patch: { ...adding, $set: { ...$set, ...adding.$set }, $inc: { version: 1 } },
  }
  return ok({ after, update })
}

type ShelfCode = WorkflowCode | 'INCOMPLETE' | 'PRIZE_NOT_CHECKED' | 'BAD_TIMES'

export const circumstancesOf = (prize: PrizeDocument, now: number) => ({
  now,
  ...shelfDays(prize),
  lacking: prize.place === '' ? '领取地点' : '',
  checked: isShown(prize.content),
})

/** Moves a prize onto the shelf or off it. */
export function movePrize(
  prize: PrizeDocument,
  event: PrizeEvent,
  { by, roles, now }: { by: string; roles: readonly Role[]; now: number },
): Decision<{ after: PrizeDocument; update: GuardedUpdate }, ShelfCode> {
  const move = decide(prizeFlow, prize, event, { by, roles, at: now, facts: circumstancesOf(prize, now) })
  if (!move.ok) return move
  const after = moved(prize, move.value)
  const listed = isListed(after)
  // The check may have its say at this very moment; whether residents see it must follow from what it says.
  const guard = prize.content ? { 'content.verdict': prize.content.verdict } : {}
  const update = together(transitionPatch(prize, move.value), { guard, patch: { $set: { listed } } })
  return ok({ after: { ...after, listed }, update })
}

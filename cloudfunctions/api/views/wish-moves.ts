/** Owns the buttons of a wish: the table's events as the actions that carry them, allowed or with the reason. */
import { errorText, type Output } from '@/contract'
import { featureNames } from '@/domain/station/features'
import { actorsFor, factsFor, standingWith, type Viewer } from '@/domain/wish/actors'
import type { WishDocument } from '@/domain/wish/documents'
import { wishFlow, type WishEvent } from '@/domain/wish/flow'
import { mayHelp } from '@/domain/person/roles'
import type { WishCardDoc } from '../repositories/wishes'
import { buttonsOf, type ShownButton } from './buttons'

type Move = Output<'wish.open'>['moves'][number]

/** What a button sends where that is not the event of the table; null for what no button of its own sends. */
const carriedBy: Partial<Record<WishEvent, string | null>> = {
  ...{ stationDeliver: 'deliver', stationNotYet: 'notYet' },
  ...{ standBy: null, passOn: null, stepOut: null, handBack: null },
}

const claimable = new Set<WishDocument['state']>(['published', 'claimed', 'fulfilling'])
const leavable = new Set<WishDocument['state']>(['claimed', 'fulfilling'])

/** Buttons that say nothing to somebody of whom they are not. */
function isShownTo(event: WishEvent, wish: WishCardDoc, is: string): boolean {
  const madeIt = is === 'wisher' || is === 'family' || is === 'recorder'
  if (event === 'claim') return !madeIt
  if (event === 'notYet') return wish.seats.holders.length > 0
  if (event === 'stationNotYet') return wish.seats.holders.length === 0
  if (event === 'thank') return wish.thanks === null || wish.thanks.check.verdict === 'blocked'
  return true
}

function moveOf(wish: WishCardDoc, { event, ...shown }: ShownButton<WishEvent>): Move[] {
  const carried = event in carriedBy ? carriedBy[event] : event
  if (!carried) return []
  const full = wish.seats.free === 0 || wish.seats.queueFree < wish.seats.queueCapacity
  const label = event === 'claim' && full ? wishFlow.events.standBy.label : shown.label
  return [{ ...shown, event: carried, label }]
}

const closed = errorText({ code: 'SWITCHED_OFF', details: { feature: featureNames.wishes } }).text

/** Where the station has closed its wall nobody new helps; whatever has begun goes on. */
const whileClosed = (move: Move): Move =>
  move.event === 'claim' ? { ...move, allowed: false, reason: closed } : move

/** What this person may press now. The buttons show what a press with a reason would do. */
export function wishMovesOf(wish: WishCardDoc, viewer: Viewer, now: number, isOn = true): Move[] {
  const whole = wish as WishDocument
  const { is } = standingWith(whole, viewer.personId)
  const buttons = buttonsOf(wishFlow, wish, {
    by: viewer.personId,
    roles: actorsFor(whole, viewer),
    at: now,
    facts: factsFor(whole, viewer, { now, reason: '…', how: '…' }),
  })
  const moves = buttons
    .filter(({ event }) => isShownTo(event, wish, is))
    .flatMap((button) => moveOf(wish, button))
  const plain = (event: string, label: string, reason: string | null = null): Move => ({
    event,
    label,
    allowed: reason === null,
    reason,
  })
  if (is === 'holder' && leavable.has(wish.state)) moves.push(plain('leave', '交给下一位'))
  if (is === 'waiting') moves.push(plain('leave', '不排了'))
  if (is === 'none' && !mayHelp(viewer) && claimable.has(wish.state)) {
    moves.unshift(plain('claim', wishFlow.events.claim.label, '先申请成为志愿者，就能认领'))
  }
  return isOn ? moves : moves.map(whileClosed)
}

/** Owns who somebody is to a wish: maker, helper, standing by, or of the station; whether it may be opened; what guards see. */
import { DAY } from '../kernel/clock'
import { isNear, type Near } from '../household/near'
import { leaseOf } from '../kernel/seats-leases'
import { standing } from '../kernel/seats-reading'
import { isShown } from '../moderation/moderated-content'
import { GRID, heldOf, isOfStation, mayHelp } from '../person/roles'
import type { WishDocument } from './documents'
import type { WishActor, WishFacts } from './wish-flow'
import { wishRulesAt } from './rules'

export interface Viewer extends Near {
  roles: ReadonlySet<string>
}

/** Where somebody stands with a wish, as the screens say it. */
export interface WishStanding {
  is: 'wisher' | 'family' | 'recorder' | 'holder' | 'waiting' | 'none'
  leaseUntil: number | null
  hasPlan: boolean
  position: number | null
}

const plainly = (is: WishStanding['is']): WishStanding => ({
  ...{ is, leaseUntil: null, hasPlan: false, position: null },
})

export function standingWith(wish: WishDocument, personId: string): WishStanding {
  if (wish.wisherId === personId) return plainly('wisher')
  if (wish.ownerId === personId) return plainly('family')
  if (wish.byPersonId === personId) return plainly('recorder')
  const held = leaseOf(wish.seats, personId)
  if (held) {
    const { until, renewed } = held.lease
    return { is: 'holder', leaseUntil: until, hasPlan: renewed === true, position: null }
  }
  const place = standing(wish.seats, personId)
  return place.is === 'waiting' ? { ...plainly('waiting'), position: place.position } : plainly('none')
}

/** Whether a wish is one's own in some way, so that others must verify, help and witness. */
export const isMaker = (wish: WishDocument, personId: string): boolean =>
  ['wisher', 'family', 'recorder'].includes(standingWith(wish, personId).is)

/** Whether somebody made it or has ever helped with it. */
export const hasPart = (wish: WishDocument, personId: string): boolean =>
  isMaker(wish, personId) || wish.helperIds.includes(personId)

/** Whether a wish is that of somebody with whom one pools points. The recorder's household has no part in it. */
export const isOfKin = ({ wisherId, ownerId }: WishDocument, viewer: Near): boolean =>
  isNear(viewer, [wisherId, ownerId])

const bound: ReadonlySet<WishDocument['state']> = new Set(['claimed', 'fulfilling', 'delivered'])

/** Whether somebody helps now: before it is over, and no longer. Only then is a wisher named and within reach. */
export const isHelping = (wish: WishDocument, { personId, roles }: Viewer): boolean =>
  mayHelp({ roles }) && bound.has(wish.state) && standingWith(wish, personId).is === 'holder'

const callsFor: ReadonlySet<WishDocument['state']> = new Set(['submitted', 'delivered', 'stationFulfil'])

/** Whether somebody of the station may have to call the wisher now: to verify, to see to it, or to ask whether it came. */
export const mayHaveToCall = (wish: WishDocument, viewer: Viewer): boolean =>
  isOfStation(viewer) &&
  callsFor.has(wish.state) &&
  !['wisher', 'family'].includes(standingWith(wish, viewer.personId).is)

const hidden: ReadonlySet<WishDocument['state']> = new Set(['submitted', 'verified', 'rejected', 'withdrawn'])

/** Whether somebody may open a wish at all: what hangs on the wall, or has hung there, is everybody's. */
export const mayOpenWish = (wish: WishDocument, viewer: Viewer): boolean =>
  !hidden.has(wish.state) || hasPart(wish, viewer.personId) || isOfStation(viewer)

/** What somebody is to a wish, in the words of the table. */
export function actorsFor(wish: WishDocument, viewer: Viewer): WishActor[] {
  const { is } = standingWith(wish, viewer.personId)
  const helps = mayHelp(viewer)
  return [
    ...(is === 'wisher' || is === 'family' ? (['owner'] as const) : []),
    ...(is === 'recorder' ? (['recorder'] as const) : []),
    ...(is === 'holder' && helps ? (['helper'] as const) : []),
    ...(helps && is !== 'holder' && is !== 'waiting' ? (['neighbour'] as const) : []),
    ...heldOf(GRID, viewer),
  ]
}

/** What the guards judge by; the actor is null for the timer. */
export function factsFor(
  wish: WishDocument,
  actor: Near | null,
  { now, reason = '', how = '' }: { now: number; reason?: string; how?: string },
): WishFacts {
  const { seats, thanks } = wish
  return {
    own: actor !== null && (isMaker(wish, actor.personId) || isOfKin(wish, actor)),
    helps: actor !== null && leaseOf(seats, actor.personId) !== null,
    checked: isShown(wish.body),
    blocked: wish.body.verdict === 'blocked',
    dayPassed: wish.deadlineAt < now,
    room: seats.free > 0 || seats.queueFree > 0,
    thankable: thanks === null || thanks.check.verdict === 'blocked',
    reason,
    how,
    openUntil: wish.openUntil ?? now + wishRulesAt(now).openDays * DAY,
  }
}

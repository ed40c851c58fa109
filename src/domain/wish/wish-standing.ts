/**
 * Owns what a helper's standing does to a wish: whoever may help no longer gives back the seat or the place in line;
 * what was handed over before is frozen, so that it shows no number and earns nothing, and thawed when the standing
 * comes back.
 */
import { setting, together } from '../kernel/conditions'
import { type Decision, ok } from '../kernel/errors'
import { leaseOf } from '../kernel/seats-leases'
import { standing } from '../kernel/seats-reading'
import type { WishDocument } from './documents'
import { asItems, type WishItem } from './effects'
import { standingLetter } from './letters'
import { endHelp, plainChange, stepAside, TIMER, type WishChange, type WishCode } from './wish-changes'

const frozenOf = (wish: WishDocument): readonly string[] => wish.frozenIds ?? []

/** Whoever reads the case finds it in the same state; only what the seat is worth has changed. */
function setFrozen(wish: WishDocument, frozenIds: string[], items: WishItem[] = []): WishChange {
  const { state, version } = wish
  const counted = { guard: { state, version }, patch: { $inc: { version: 1 } } }
  return plainChange(wish, together(counted, setting({ frozenIds })), items)
}

/**
 * Brings a wish in step with whether `who` may help; null when it is in step already. Whoever gives back a seat is told
 * as of a step; of what is frozen, and of a place in line, by a letter of its own.
 */
export function keepInStep(
  wish: WishDocument,
  who: string,
  mayHelp: boolean,
  now: number,
): Decision<WishChange | null, WishCode> {
  const frozen = frozenOf(wish)
  if (mayHelp) {
    const thaws = wish.state === 'delivered' && frozen.includes(who)
    return ok(
      thaws
        ? setFrozen(
            wish,
            frozen.filter((id) => id !== who),
          )
        : null,
    )
  }
  const told = asItems([standingLetter(wish, who)])
  if (standing(wish.seats, who).is === 'waiting') return ok({ ...stepAside(wish, who), items: told })
  if (!leaseOf(wish.seats, who)) return ok(null)
  if (wish.state === 'delivered')
    return ok(frozen.includes(who) ? null : setFrozen(wish, [...frozen, who], told))
  const held = wish.state === 'claimed' || wish.state === 'fulfilling'
  return held ? endHelp(wish, who, TIMER, { now, lostStanding: true }) : ok(null)
}

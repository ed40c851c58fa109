/**
 * Owns what a helper's standing does to a wish: whoever may help no longer gives back the seat or the place in line;
 * what was handed over before is frozen, so that it shows no number and earns nothing, and thawed when the standing
 * comes back.
 */
import { together } from '../kernel/conditions'
import { type Decision, ok } from '../kernel/errors'
import { applied } from '../kernel/applied'
import { leaseOf } from '../kernel/seats-leases'
import { standing } from '../kernel/seats-reading'
import type { WishDocument } from './documents'
import { type Departure, endHelp, stepAside, TIMER, type WishChange, type WishCode } from './wish-changes'

/** What has to be written for one wish; null when it is in step already. */
export type InStep = WishChange | Departure

const frozenOf = (wish: WishDocument): readonly string[] => wish.frozenIds ?? []

function setFrozen(wish: WishDocument, frozenIds: string[]): WishChange {
  const { state, version } = wish
  const update = together(
    { guard: { state, version }, patch: { $inc: { version: 1 } } },
    { guard: {}, patch: { $set: { frozenIds } } },
  )
  // Whoever reads the case finds it in the same state; only what the seat is worth has changed.
  return { event: 'confirm', quiet: true, wish: applied(wish, update.patch), update }
}

/** Brings a wish in step with whether `who` may help. */
export function keepInStep(
  wish: WishDocument,
  who: string,
  mayHelp: boolean,
  now: number,
): Decision<InStep | null, WishCode> {
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
  if (standing(wish.seats, who).is === 'waiting') return ok(stepAside(wish, who))
  if (!leaseOf(wish.seats, who)) return ok(null)
  if (wish.state === 'delivered') return ok(frozen.includes(who) ? null : setFrozen(wish, [...frozen, who]))
  const held = wish.state === 'claimed' || wish.state === 'fulfilling'
  return held ? endHelp(wish, who, TIMER, { now }) : ok(null)
}

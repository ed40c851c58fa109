/**
 * Owns what the effects of a table lead to. A row names its effects, and each of them has one executor that says what is
 * written in the same update as the move, and what must follow that write. A declared effect without an executor does
 * not compile, so the table is the whole of what a move does.
 */
import type { GuardedUpdate } from './guarded-update'

/** The names of the effects that a workflow declares. */
export type EffectOf<W extends { effects: readonly string[] }> = W['effects'][number]

type Outcome<T> = GuardedUpdate | T

/** One executor for each effect F; G is what they are told of the move, T what they note to follow it. */
export type Executors<F extends string, G, T extends object> = Readonly<
  Record<F, (given: G) => Outcome<T> | readonly Outcome<T>[]>
>

const isUpdate = (outcome: object): outcome is GuardedUpdate => 'patch' in outcome

/** Asks the executors of a move's effects, in the order of its row. Nothing is sent by it. */
export function carryOut<F extends string, G, T extends object>(
  executors: Executors<F, G, T>,
  effects: readonly F[],
  given: G,
): { updates: GuardedUpdate[]; items: T[] } {
  const outcomes = effects.flatMap((effect) => executors[effect](given))
  return {
    updates: outcomes.filter(isUpdate),
    items: outcomes.filter(
      (outcome): outcome is Exclude<typeof outcome, GuardedUpdate> => !isUpdate(outcome),
    ),
  }
}

/** Executors of cases that are written in a transaction: each changes W, which is what will be written, in its turn. */
export type Steps<F extends string, G, W> = Readonly<Record<F, (write: W, given: G) => W>>

/** Takes the steps of a move's effects one after the other, in the order of its row. */
export const takeSteps = <F extends string, G, W>(
  steps: Steps<F, G, W>,
  effects: readonly F[],
  given: G,
  write: W,
): W => effects.reduce((sofar, effect) => steps[effect](sofar, given), write)

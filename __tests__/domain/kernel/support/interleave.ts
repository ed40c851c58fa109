/** Owns the scheduling of simultaneous callers: one request at a time, in an order that can be replayed. */

/** A caller yields before each request, so that others may go first. */
export type Caller<T> = Generator<void, T, void>

/**
 * Lets callers run in an order that `pick` decides, with a check after every request; `cutOff` tells after how
 * many requests a caller stops for good.
 */
export function interleave<T>(
  callers: Caller<T>[],
  pick: (n: number) => number,
  after: () => void = () => undefined,
  cutOff: ReadonlyMap<number, number> = new Map(),
): (T | undefined)[] {
  const answers: (T | undefined)[] = callers.map(() => undefined)
  const running = callers.map((caller, index) => ({ caller, index, steps: 0 }))
  while (running.length) {
    const at = pick(running.length)
    const turn = running[at] as (typeof running)[number]
    const result = turn.caller.next()
    turn.steps += 1
    after()
    if (result.done) answers[turn.index] = result.value
    if (result.done || cutOff.get(turn.index) === turn.steps) running.splice(at, 1)
  }
  return answers
}

/** A small repeatable generator, so that a failing order can be replayed from its seed. */
export function shuffler(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

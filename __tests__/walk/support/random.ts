/** Owns chance that can be had again: the same seed makes the same choices. */

export interface Chance {
  /** From 0 up to, but without, 1. */
  unit(): number
  /** A whole number from 0 up to, but without, `below`. */
  below(below: number): number
  /** Whether something of this likelihood happens. */
  happens(likelihood: number): boolean
  /** One of these; undefined of none. */
  of<T>(these: readonly T[]): T | undefined
  /** One of these, the heavier the likelier. */
  weighed<T extends { weight: number }>(these: readonly T[]): T
}

/** The mulberry32 generator: enough for choosing steps, not for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(unit() * limit)
  return {
    unit,
    below,
    happens: (likelihood) => unit() < likelihood,
    of: (these) => these[below(these.length)],
    weighed: (these) => {
      let left = unit() * these.reduce((sum, one) => sum + one.weight, 0)
      for (const one of these) {
        left -= one.weight
        if (left < 0) return one
      }
      return these[these.length - 1] as (typeof these)[number]
    },
  }
}

/** Owns the repeatable chance of the demo: the same seed makes the same community. */

interface Chance {
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  pick<T>(items: readonly T[]): T
  /** True in `percent` of a hundred cases. */
  often(percent: number): boolean
}

/** A small generator (mulberry32): enough for names and dates, not for secrets. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    below,
    pick: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    often: (percent) => below(100) < percent,
  }
}

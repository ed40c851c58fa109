/** Owns sorting in memory when no index gives the order: it keeps only as many documents as are asked for. */

/** The first `take` items in order. It holds at most about twice that many at a time. */
export function firstInOrder<T>(items: Iterable<T>, compare: (a: T, b: T) => number, take: number): T[] {
  let kept: T[] = []
  const room = take * 2 + 64
  let bar: T | undefined
  for (const item of items) {
    if (bar !== undefined && compare(item, bar) >= 0) continue
    kept.push(item)
    if (kept.length < room) continue
    kept = kept.sort(compare).slice(0, take)
    bar = kept[take - 1]
  }
  return kept.sort(compare).slice(0, take)
}

/** Owns going through the work of a job so that one piece that cannot be done does not stop the others. */

let closingAt = Infinity

/** From this instant (epoch milliseconds) no further item is taken; what was begun is finished. */
export function closeAt(instant: number): void {
  closingAt = instant
}

export const isClosed = (): boolean => Date.now() >= closingAt

/** Does the work for each item in turn; when some failed, throws the first failure after all have had their turn. */
export async function forEachItem<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const [i, item] of items.entries()) {
    if (i > 0 && isClosed()) break
    try {
      await work(item)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}

/** The same with several items at once, one group after another. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  for (let from = 0; from < items.length; from += atOnce) {
    if (from > 0 && isClosed()) break
    const outcomes = await Promise.allSettled(items.slice(from, from + atOnce).map(work))
    for (const outcome of outcomes) if (outcome.status === 'rejected') failures.push(outcome.reason)
  }
  if (failures.length > 0) throw failures[0]
}

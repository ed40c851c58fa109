/** Owns what must always be true of home visits, whatever people did. */
import type { VisitDocument } from '../../../src/domain/visit/documents'

/** What was written down is added to and never changed, and the newest word counts. */
export const brokenVisits = (visits: readonly VisitDocument[]): string[] =>
  visits.flatMap(({ _id, state, entries, chips, history }) => {
    const ids = new Set(entries.map(({ id }) => id))
    const newest = entries[entries.length - 1]
    const last = history[history.length - 1]
    return [
      ...(ids.size === entries.length ? [] : [`${_id} has the same word twice`]),
      ...(String(newest?.chips) === String(chips)
        ? []
        : [`${_id} says ${chips.join()} and not what was said last`]),
      ...((last?.to ?? 'made') === state ? [] : [`${_id} is ${state} and was last led to ${last?.to}`]),
    ]
  })

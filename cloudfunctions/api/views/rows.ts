/** Owns that one record which cannot be read takes a list from nobody: its row is left out and written to the log. */

/** The rows of a list as they are shown; those whose record cannot be shown are left out. */
export function rowsOf<D, R>(records: readonly D[], view: (record: D, index: number) => R): R[] {
  return records.flatMap((record, index) => {
    try {
      return [view(record, index)]
    } catch (error) {
      console.error('a record cannot be shown', (record as { _id?: unknown } | null)?._id, error)
      return []
    }
  })
}

/** Owns how a list of projects is divided: a part for each position, in the order in which they come. */

export function byPosition<R extends { positionId: string; positionName: string }>(
  rows: readonly R[],
): { positionId: string; name: string; rows: R[] }[] {
  const parts = new Map<string, { positionId: string; name: string; rows: R[] }>()
  for (const row of rows) {
    const { positionId, positionName: name } = row
    const part = parts.get(positionId) ?? { positionId, name, rows: [] }
    part.rows.push(row)
    parts.set(positionId, part)
  }
  return [...parts.values()]
}

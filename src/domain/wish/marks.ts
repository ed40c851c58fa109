/** Owns the marks under which a wish hangs on the wall, so that one index serves every filter. */
import type { WishGroup } from './vocabulary'

interface Filter {
  gridId?: string | undefined
  group?: WishGroup | undefined
}

/** The one mark to look for. */
export function markFor({ gridId, group }: Filter): string {
  const parts = [gridId ? `g:${gridId}` : '', group ? `t:${group}` : ''].filter((part) => part !== '')
  return parts.length > 0 ? parts.join('|') : 'all'
}

/** Every mark of a wish: each way it can be looked for. */
export function marksOf({ gridId, group }: { gridId: string; group: WishGroup }): string[] {
  const grid = gridId ? [markFor({ gridId }), markFor({ gridId, group })] : []
  return [markFor({}), markFor({ group }), ...grid]
}

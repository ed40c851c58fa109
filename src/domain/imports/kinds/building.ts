/** Owns the table of buildings: which there are in which grid. */
import { listedBuilding } from '../../station/building'
import { buildingsIn } from '../../station/building-list'
import type { GridEntry } from '../../station/documents'
import { gridKey, MOST_BUILDINGS, MOST_GRIDS } from '../../station/grids'
import { defineTable } from '../define-kind'
import { type Reader, words } from '../reading'

/** Buildings that one row may name at most. */
const MOST_IN_ROW = 60

const buildings: Reader<string[]> = (text) => buildingsIn(text, MOST_IN_ROW)

export const buildingTable = defineTable({
  name: '网格和楼栋',
  about: '没有的网格会新建；已有的楼不动',
  columns: {
    grid: { label: '网格', words: ['网格名称', '所属网格', '所在网格'], needed: true, read: words(20) },
    buildings: {
      label: '楼栋',
      words: ['楼', '楼号', '楼栋号', '楼幢', '幢号', '栋号', '楼栋名称'],
      needed: true,
      read: buildings,
      hint: '可以写「1-26 号楼」',
    },
  },
  keyOf: ({ grid, buildings: named }) => JSON.stringify([grid, named]),
})

/** What a row of buildings adds to a station. */
export interface BuildingChange {
  gridId: string
  /** Whether the grid is new. */
  newGrid: string | null
  added: string[]
}

/**
 * What a row adds to the grids of a station; nothing where all of it stands there.
 * @param newId of a grid that is not there yet
 */
export function decideBuildings(
  { grid, buildings: named }: { grid: string; buildings: readonly string[] },
  grids: readonly GridEntry[],
  newId: string,
): { ok: true; change: BuildingChange | null } | { ok: false; problem: string } {
  const stands = grids.find(({ name, gridId }) => gridKey(name) === gridKey(grid) || gridId === newId)
  if (!stands && grids.length >= MOST_GRIDS) return { ok: false, problem: `网格已经有 ${MOST_GRIDS} 个` }
  const added = named.filter((one) => !stands || listedBuilding(one, stands) === null)
  if (added.length === 0) return { ok: true, change: null }
  if ((stands?.buildings.length ?? 0) + added.length > MOST_BUILDINGS)
    return { ok: false, problem: `「${grid}」超过 ${MOST_BUILDINGS} 栋` }
  return { ok: true, change: { gridId: stands?.gridId ?? newId, newGrid: stands ? null : grid, added } }
}

/** The grids of a station with what a row adds; adding it twice is adding it once. */
export function withBuildings(
  grids: readonly GridEntry[],
  { gridId, newGrid, added }: BuildingChange,
): GridEntry[] {
  const stands = grids.some((one) => one.gridId === gridId)
  const all = stands || newGrid === null ? grids : [...grids, { gridId, name: newGrid, buildings: [] }]
  return all.map((one) =>
    one.gridId === gridId ? { ...one, buildings: [...new Set([...one.buildings, ...added])] } : one,
  )
}

/** The same without what a row has added; a grid that it has made and that is empty goes as well. */
export const withoutBuildings = (
  grids: readonly GridEntry[],
  { gridId, newGrid, added }: BuildingChange,
): GridEntry[] =>
  grids.flatMap((one) => {
    if (one.gridId !== gridId) return [one]
    const buildings = one.buildings.filter((building) => !added.includes(building))
    return buildings.length === 0 && newGrid !== null ? [] : [{ ...one, buildings }]
  })

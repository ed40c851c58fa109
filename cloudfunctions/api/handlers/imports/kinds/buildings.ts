/** Owns importing grids and buildings, which lie in the document of their station. */
import {
  type BuildingChange,
  buildingTable,
  decideBuildings,
  withBuildings,
  withoutBuildings,
} from '@/domain/imports/kinds/building'
import type { ImportEntry } from '@/domain/imports/documents'
import type { GridEntry } from '@/domain/station/documents'
import { derivedId } from '../../../platform/identity'
import { homesIn } from '../../../repositories/people'
import { importer, type NewEntry, type Planned } from '../importer'
import { changeList } from '../in-station'

const changeIn = ({ after }: Pick<ImportEntry, 'after'>): BuildingChange =>
  JSON.parse(after) as BuildingChange

export const buildingImporter = importer(buildingTable, {
  says: ({ grid, buildings }) => [grid, ...buildings],
  plan: (rows, { station, caller }) => {
    let grids: readonly GridEntry[] = station?.grids ?? []
    const planned = rows.map((row): Planned => {
      const newId = derivedId('g', caller.stationId, row.grid)
      const decided = decideBuildings(row, grids, newId)
      if (!decided.ok) return { is: 'refused', problem: decided.problem }
      const { change } = decided
      if (!change) return { is: 'same' }
      grids = withBuildings(grids, change)
      const after = JSON.stringify(change)
      return { is: 'added', entry: { id: change.gridId, isNew: true, version: 0, after, before: '' } }
    })
    return Promise.resolve(planned)
  },
  write: async (entries: readonly NewEntry[], context) => {
    await changeList('grids', context, (grids) =>
      entries.map(changeIn).reduce<GridEntry[]>((all, change) => withBuildings(all, change), grids),
    )
    return entries.map(() => '')
  },
  // Where somebody lives, or which somebody looks after, stays.
  undo: async (entries, context) => {
    const changes = entries.map(changeIn)
    const { homes, lookedAfter } = await homesIn(
      context.caller.stationId,
      changes.map(({ gridId }) => gridId),
    )
    const isFree = ({ gridId, added, newGrid }: BuildingChange): boolean =>
      !homes.some((home) => home.gridId === gridId && (newGrid !== null || added.includes(home.building))) &&
      (newGrid === null || !lookedAfter.includes(gridId))
    const free = changes.filter(isFree)
    await changeList('grids', context, (grids) =>
      [...free].reverse().reduce<GridEntry[]>((all, change) => withoutBuildings(all, change), grids),
    )
    return changes.map(isFree)
  },
})

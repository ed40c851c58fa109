/** Owns importing places, which lie in the document of their station. */
import {
  decidePlaceRow,
  isUntouched,
  type PlaceChange,
  placeTable,
  withoutPlace,
  withPlace,
} from '@/domain/imports/kinds/place'
import type { ImportEntry } from '@/domain/imports/documents'
import { placeCodeOf } from '../../../platform/identity'
import { importer, type Planned } from '../importer'
import { changeList } from '../in-station'

const changeIn = ({ after }: Pick<ImportEntry, 'after'>): PlaceChange => JSON.parse(after) as PlaceChange

export const placeImporter = importer(placeTable, {
  says: ({ name, opening, about }) => [name, opening?.hours, about],
  plan: (rows, { station, importId }) => {
    const around = { grids: station?.grids ?? [], places: station?.places ?? [] }
    const planned = rows.map((row): Planned => {
      // The code belongs to this import: one that was made before may have been given another name since.
      const decided = decidePlaceRow(row, around, placeCodeOf(importId, placeTable.keyOf(row)))
      if (!decided.ok) return { is: 'refused', problem: decided.problem }
      const { change } = decided
      if (!change) return { is: 'same' }
      around.places = withPlace(around.places, change)
      const isNew = change.before === null
      const after = JSON.stringify(change)
      return {
        is: isNew ? 'added' : 'changed',
        entry: { id: change.after.placeCode, isNew, version: 0, after, before: '' },
      }
    })
    return Promise.resolve(planned)
  },
  write: async (entries, context) => {
    await changeList('places', context, (places) => entries.map(changeIn).reduce(withPlace, places))
    return entries.map(() => '')
  },
  // What somebody has changed since, or taken away, stays as it is.
  undo: async (entries, context) => {
    const changes = entries.map(changeIn)
    const free = changes.map((change) => isUntouched(context.station?.places ?? [], change))
    await changeList('places', context, (places) => [...changes].reverse().reduce(withoutPlace, places))
    return free
  },
})

/** Owns writing down the grids of a station, their buildings and who looks after them. */
import type { Output } from '@/contract'
import type { StationDocument } from '@/domain/station/documents'
import { decideGrid, decideRemoval, gridAnswers, lostBuildings } from '@/domain/station/grids'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { derivedId } from '../../platform/identity'
import { homesIn } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { rowsOf } from '../../views/rows'
import { writeList } from './changing'

const view = ({ grids, version }: StationDocument, caller: Caller): Output<'station.grids'> => ({
  grids: rowsOf(grids, (grid) => ({ gridId: grid.gridId, form: gridAnswers(grid) })),
  version,
  mayEdit: caller.roles.has('station_admin'),
})

/** One request. */
export const grids: Handler<'station.grids'> = {
  joins: () => withStation,
  run: ({ caller, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    return Promise.resolve(station ? done(view(station, caller)) : refuse('NOT_FOUND'))
  },
}

const nobody = { homes: [], lookedAfter: [] }

/** Two requests and the claim of the key; two more where buildings go, one where somebody was quicker. */
export const saveGrid: Handler<'station.saveGrid'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, requestKey }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const isNew = input.gridId === undefined
    const gridId = input.gridId ?? derivedId('g', caller.personId, requestKey)
    const before = station.grids.find((grid) => grid.gridId === gridId)
    const written = { gridId, isNew, answers: input.form }
    // Whether somebody lives there is asked only where a building would go.
    const free = decideGrid(station.grids, written, nobody)
    const after = free.ok ? free.value.find((grid) => grid.gridId === gridId) : undefined
    const loses = before && after && lostBuildings(before, after).length > 0
    const decided = loses ? decideGrid(station.grids, written, await homesIn(station._id, [gridId])) : free
    return writeList('grids', decided, { station, caller, seen: input.version, view })
  },
}

/** Four requests, five where somebody was quicker. */
export const removeGrid: Handler<'station.removeGrid'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const use = await homesIn(station._id, [input.gridId])
    const decided = decideRemoval(station.grids, input.gridId, use)
    return writeList('grids', decided, { station, caller, seen: input.version, view })
  },
}

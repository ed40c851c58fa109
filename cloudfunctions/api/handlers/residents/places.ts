/** Owns homes that fit no building of the station's list: who they are, and putting one right. */
import type { Output } from '@/contract'
import { oddGuard } from '@/domain/notice/audience'
import { nameFor, residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { listedBuilding } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { isStaff } from '@/domain/person/roles'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { opened } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { revisePerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { seesOf } from './sees'
import { gridName, gridsOf, toChoose } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const pages = inPages<PersonDocument & Doc>(20, ['_id', 'asc', 'id'])
const fields = { realName: 1, nickname: 1, gridId: 1, building: 1 } as const
type Row = Output<'residents.place'>

function rowOf(
  person: Pick<PersonDocument, '_id' | keyof typeof fields>,
  caller: Caller,
  station: StationDocument | null,
): Row {
  const { _id: personId, gridId, building } = person
  return {
    personId,
    name: nameFor(residentName(person), caller),
    gridId,
    gridName: gridName(station, gridId),
    building,
  }
}

/** Two requests, one after the other. */
export const unplaced: Handler<'residents.unplaced'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const grids = gridsOf(station, caller)
    // People without a grid belong to nobody but the staff.
    const stray = isStaff(caller)
    const none = grids.length === 0 && !stray
    const { shown, next } = await pages.read(
      async (where, options) => (none ? [] : findDocs('people', where, { ...options, fields })),
      { stationId: caller.stationId, ...oddGuard(caller.stationId, grids, stray) },
      input.cursor,
    )
    return done({
      grids: toChoose(grids),
      sees: seesOf(caller),
      items: rowsOf(shown, (person) => rowOf(person, caller, station)),
      next,
    })
  },
}

/** Four requests; none but the caller's read when it stands so already. */
export const place: Handler<'residents.place'> = {
  joins: ({ input }) => ({
    ...withStation,
    person: { from: 'people', where: { _id: input.personId }, limit: 1 },
  }),
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const found = opened(joinedOne<PersonDocument & Doc>(joined, 'person'), caller)
    if (!found.ok) return found
    const person = found.value
    const grid = station?.grids.find(({ gridId }) => gridId === input.gridId)
    const building = grid ? listedBuilding(input.building, grid) : null
    if (building === null) return refuse('NOT_FOUND')
    const own = new Set(gridsOf(station, caller).map(({ gridId }) => gridId))
    const within = own.has(input.gridId) && (person.gridId === null || own.has(person.gridId))
    if (!within || (person.gridId === null && !isStaff(caller))) return refuse('NOT_YOUR_GRID')
    const after = { gridId: input.gridId, building }
    const { before } = input
    const written = await revisePerson(person, now, (current) => {
      if (current.gridId === after.gridId && current.building === after.building) return done(null)
      const same = current.gridId === before.gridId && current.building.trim() === before.building
      return same ? done({ patch: { $set: after } }) : refuse('STALE')
    })
    if (!written.ok) return written
    return done(rowOf(written.value, caller, station))
  },
}

/** Owns the records that may be of one person, as staff see them, and saying that one was asked about. */
import { residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne } from '../../handler'
import { withJoined } from '../../access/station'
import { countDocs, type Doc, findDocs } from '../../platform/cloud'
import { findPeople, revisePerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const PAGE = 20
const suspect = { 'twins.at': { $gt: 0 } }

const twinOf = (person: PersonDocument, station: StationDocument | null) => ({
  personId: person._id,
  name: residentName(person),
  gridName: gridName(station, person.gridId),
  building: person.building,
  usesApp: person.openid !== '',
})

/** Three requests, two deep. */
export const twins: Handler<'residents.twins'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const { stationId } = caller
    const [found, waiting] = await Promise.all([
      findDocs<PersonDocument & Doc>(
        'people',
        { stationId, ...suspect, ...(input.cursor === undefined ? {} : { _id: { $gt: input.cursor } }) },
        { order: [['_id', 'asc']], limit: PAGE + 1 },
      ),
      countDocs('people', { stationId, ...suspect }),
    ])
    const page = found.slice(0, PAGE)
    const others = await findPeople(page.flatMap(({ twins = [] }) => twins.flatMap((one) => one.others)))
    const items = rowsOf(page, (person) =>
      (person.twins ?? []).map(({ at, why, child, others: ids }) => ({
        ...twinOf(person, station),
        ...{ at, why, child },
        others: ids.flatMap((id) => {
          const other = others.get(id)
          return other ? [twinOf(other, station)] : []
        }),
      })),
    ).flat()
    return done({ items, next: found.length > PAGE ? (page.at(-1)?._id ?? null) : null, waiting })
  },
}

export const settleTwin: Handler<'residents.settleTwin'> = {
  joins: ({ input }) => ({ person: { from: 'people', where: { _id: input.personId }, limit: 1 } }),
  run: withJoined<PersonDocument & Doc>('person')(async (person, { input, now }) => {
    await revisePerson(person, now, ({ twins = [] }) => {
      const left = twins.filter(({ at }) => at !== input.at)
      return done(left.length === twins.length ? null : { patch: { $set: { twins: left } } })
    })
    return done({ personId: person._id })
  }),
}

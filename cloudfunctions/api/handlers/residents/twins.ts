/** Owns the records that may be of one person, as staff see them, and saying that one was asked about. */
import { residentName } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { countDocs, type Doc, findDocs } from '../../platform/cloud'
import { findPeople, revisePerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'
import { seesOf } from './sees'

const pages = inPages<PersonDocument & Doc>(20, ['_id', 'asc', 'id'])
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
    const where = { stationId, ...suspect }
    const [{ shown, next }, waiting] = await Promise.all([
      pages.read((guard, options) => findDocs('people', guard, options), where, input.cursor),
      countDocs('people', where),
    ])
    const others = await findPeople(shown.flatMap(({ twins = [] }) => twins.flatMap((one) => one.others)))
    const items = rowsOf(shown, (person) =>
      (person.twins ?? []).map(({ at, why, child, others: ids }) => ({
        ...twinOf(person, station),
        ...{ at, why, child },
        others: ids.flatMap((id) => {
          const other = others.get(id)
          return other && !other.merged ? [twinOf(other, station)] : []
        }),
      })),
    ).flat()
    return done({ items, next, waiting, sees: seesOf(caller) })
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

/** Owns the residents who are to be asked why they did not come, as the head of the station sees them, and having asked. */
import { isToAsk, whenAsked } from '@/domain/person/absences'
import type { PersonDocument } from '@/domain/person/documents'
import { residentName } from '@/domain/person/name-of'
import { isActiveVolunteer } from '@/domain/person/standing'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import { absentGuard } from '../../repositories/absences'
import { revisePerson } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'
import { seesOf } from './sees'

const pages = inPages<PersonDocument & Doc>(20, ['_id', 'asc', 'id'])

/** Two requests, one after the other. */
export const absences: Handler<'residents.absences'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const { shown, next } = await pages.read(
      (guard, options) => findDocs('people', guard, options),
      absentGuard(caller.stationId, caller.personId, now),
      input.cursor,
    )
    const items = rowsOf(shown, (person) => ({
      personId: person._id,
      name: residentName(person),
      gridName: gridName(station, person.gridId),
      building: person.building,
      isVolunteer: isActiveVolunteer(person),
      missed: [...(person.absences?.missed ?? [])].reverse(),
      askedAt: person.absences?.asked?.at ?? null,
    }))
    return done({ items, next, sees: seesOf(caller) })
  },
}

export const settleAbsences: Handler<'residents.settleAbsences'> = {
  joins: ({ input }) => ({ person: { from: 'people', where: { _id: input.personId }, limit: 1 } }),
  run: withJoined<PersonDocument & Doc>('person')(async (person, { caller, input, now }) => {
    if (person._id === caller.personId) return refuse('NOT_FOUND')
    const asked = { by: caller.personId, at: now }
    const written = await revisePerson(person, now, (current) => {
      if (!isToAsk(current, now)) return done(null)
      const set = whenAsked(current, input.newest, asked)
      return set ? done({ patch: { $set: { absences: set } } }) : refuse('STALE')
    })
    return written.ok ? done({ personId: person._id }) : written
  }),
}

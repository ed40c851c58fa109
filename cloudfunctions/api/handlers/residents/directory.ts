/** Owns the directory of residents: finding somebody, and looking at a name and a door, or a number, which is written down. */
import type { Output } from '@/contract'
import { soughtBy } from '@/domain/directory/sought'
import type { PersonDocument } from '@/domain/person/documents'
import { nameFor, residentName } from '@/domain/person/name-of'
import { isActiveVolunteer } from '@/domain/person/standing'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, type HandlerFor, joinedOne, refuse } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import type { Doc } from '../../platform/cloud'
import { findListed, type ListedDoc, soughtGuard } from '../../repositories/directory'
import { noteLooks, reveal } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { personTouched } from '../../touched'
import { gridName, gridsOf, toChoose } from '../../views/profile'
import { rowsOf } from '../../views/rows'

const pages = inPages<ListedDoc>(20, ['_id', 'asc', 'id'])

type Listed = Output<'residents.find'>['items'][number]

const listed = (person: ListedDoc, name: string, station: StationDocument | null): Listed => ({
  personId: person._id,
  name,
  gridName: gridName(station, person.gridId),
  building: person.building,
  maskedPhone: person.maskedPhone,
  usesApp: person.openid !== '',
  isVolunteer: isActiveVolunteer(person),
})

/** Two requests, one after the other; one for nothing to look for. */
export const find: Handler<'residents.find'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const grids = gridsOf(station, caller)
    const sought = soughtBy(input.text, grids)
    const nobody = sought === null || (caller.within !== null && grids.length === 0)
    const { shown, next } = nobody
      ? { shown: [], next: null }
      : await pages.read(findListed, soughtGuard(caller.stationId, caller.within, sought), input.cursor)
    return done({
      grids: toChoose(grids),
      items: rowsOf(shown, (person) => listed(person, nameFor(residentName(person), caller), station)),
      next,
    })
  },
}

/** Somebody who is written down in no grid is looked up by the staff alone. */
const isOwn = ({ within }: Caller, { gridId }: Pick<PersonDocument, 'gridId'>): boolean =>
  within === null || (gridId !== null && within.includes(gridId))

const where = '在居民名册里'

/** Three requests: the caller with the resident, the day's measure, and the look that is written down before it happens. */
export const look: HandlerFor<'residents.look'> = {
  joins: ({ input }) => ({
    ...withStation,
    person: { from: 'people', where: { _id: input.personId }, limit: 1 },
  }),
  touches: personTouched,
  run: withJoined<PersonDocument & Doc>('person')(async (person, { input, caller, joined, now }) => {
    if (!isOwn(caller, person)) return refuse('NOT_YOUR_GRID')
    const about = { stationId: caller.stationId, caseId: 'directory', viewerId: caller.personId, now }
    const answer = {
      ...listed(person, residentName(person), joinedOne<StationDocument>(joined, 'station')),
      ...{ unit: person.unit ?? '', room: person.room ?? '' },
    }
    if (input.at === 'home') {
      const reason = `${where}看了姓名和门牌`
      await noteLooks({ ...about, caseKind: 'names', reason, personIds: [person._id] })
      return done({ ...answer, phone: '' })
    }
    const reason = `${where}看了电话，好联系您`
    const phone = await reveal({ ...about, caseKind: 'directory', personId: person._id, person, reason })
    return phone === null ? refuse('NOTICE_NO_PHONE') : done({ ...answer, phone })
  }),
}

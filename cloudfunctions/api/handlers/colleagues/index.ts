/** Owns those who work at the station, at the desk: the list, one of them, and giving and ending roles. */
import type { colleaguesActions } from '@/contract/colleagues'
import type { SessionDocument } from '@/domain/activity/documents'
import { appointments, decideAppoint, decideEnd, decideTakeBack } from '@/domain/person/appointments'
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { officeOf } from '@/domain/person/office'
import { appointedRoles, holds, STAFF } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, type Handlers, joinedAll, joinedOne, refuse } from '../../handler'
import { withJoined } from '../../access/station'
import { inPages } from '../../kernel/paging'
import { type Doc, findDocs } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { changeOffice, giveSessions, layDown } from '../../repositories/offices'
import { allPartners, findPartner } from '../../repositories/partners'
import { ledAhead } from '../../repositories/sessions'
import { withStation } from '../../repositories/stations'
import { findUnitsAbove, type UnitDoc } from '../../repositories/units'
import { appointerOf, type ColleagueFacts, colleagueView, oneColleague } from '../../views/colleague'
import { rowsOf } from '../../views/rows'

const pages = inPages<ColleagueFacts & Doc>(100, ['_id', 'asc', 'id'])
const fields = { realName: 1, nickname: 1, roles: 1, gridIds: 1, office: 1 } as const

/** Two requests. */
const list: Handler<'colleagues.list'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const { shown, next } = await pages.read(
      (where, options) => findDocs('people', where, { ...options, fields }),
      { stationId: caller.stationId, roles: { $in: [...appointedRoles] } },
      input.cursor,
    )
    return done({
      stationName: station?.name ?? '',
      mayName: appointedRoles.some((role) => holds(appointments[role].by, caller)),
      items: rowsOf(shown, (person) => colleagueView(person, station)),
      next,
    })
  },
}

const withPerson = ({ input }: { input: { personId: string } }): Record<string, Join> => ({
  ...withStation,
  person: { from: 'people', where: { _id: input.personId }, limit: 1 },
})

/** More than anybody leads or has in hand at once. */
const MOST_HELD = 50

/** What hangs on somebody, of the caller's station. */
const withHeld = (personId: string, now: number): Record<string, Join> => ({
  leads: ledAhead(personId, now, MOST_HELD),
  notices: {
    ...{ from: 'notices', sameIn: 'stationId', limit: MOST_HELD, order: { updatedAt: -1 } },
    where: { authorId: personId, state: 'scheduled' },
  },
  cases: {
    ...{ from: 'cases', sameIn: 'stationId', limit: MOST_HELD, order: { dueAt: 1 } },
    where: { waits: { $in: [...STAFF] }, handlerId: personId },
  },
})

type PersonDoc = PersonDocument & Doc
type SessionDoc = SessionDocument & Doc

/** The institutes and centres that the caller may name somebody for; none for those of the station. */
const unitsOf = ({ roles, person }: Caller): Promise<UnitDoc[]> =>
  roles.has('center_admin') && person.unitId ? findUnitsAbove(person.unitId) : Promise.resolve([])

/** Two requests; one more for those from above, beside the other. */
const open: Handler<'colleagues.open'> = {
  joins: ({ input, now }) => ({ ...withPerson({ input }), ...withHeld(input.personId, now) }),
  run: withJoined<PersonDoc>('person')(async (person, { caller, joined, now }) => {
    const [partners, units] = await Promise.all([allPartners(caller.stationId), unitsOf(caller)])
    const around = {
      station: joinedOne<StationDocument>(joined, 'station'),
      ...{ partners, units },
      leads: joinedAll<SessionDoc>(joined, 'leads'),
      plannedNotices: joinedAll(joined, 'notices').length,
      casesInHand: joinedAll(joined, 'cases').length,
    }
    return done(oneColleague(person, caller, around, now))
  }),
}

const changed = ({ _id: personId, roles, ...person }: PersonDocument) =>
  done({ personId, roles, version: officeOf(person).version })

/** The partners of the station that may be chosen: the one that was named, when it takes part. */
async function partnersNamed(partnerId: string | null, { stationId }: Caller): Promise<string[]> {
  const partner = partnerId === null ? null : await findPartner(partnerId)
  return partner?.stationId === stationId && partner.active ? [partner._id] : []
}

/** At most the requests of a revision, those who are told, and one for a partner. */
const appoint: Handler<'colleagues.appoint'> = {
  joins: withPerson,
  run: withJoined<PersonDoc>('person')(async (person, { caller, input, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    const choices = {
      gridIds: (station?.grids ?? []).map(({ gridId }) => gridId),
      partnerIds: await partnersNamed(input.partnerId, caller),
      units: (input.unitId === null ? [] : await unitsOf(caller)).map(({ _id, type }) => ({
        unitId: _id,
        type,
      })),
    }
    const by = appointerOf(caller)
    const written = await changeOffice(
      person,
      (current) => decideAppoint(current, input, by, { choices, now }),
      { what: 'given', by, why: input.why, now },
    )
    return written.ok ? changed(written.value) : written
  }),
}

/** As appointing; for a role of which one must stay a transaction of five requests. */
const end: Handler<'colleagues.end'> = {
  joins: ({ input, now }) => ({
    ...withPerson({ input }),
    leads: ledAhead(input.personId, now, MOST_HELD),
  }),
  run: withJoined<PersonDoc>('person')(async (person, { caller, input, joined, now }) => {
    const by = appointerOf(caller)
    const leads = joinedAll(joined, 'leads').length
    const decide = (current: PersonDocument, holders: number) =>
      decideEnd(current, input, by, { facts: { holders, leads }, now })
    const news = { what: 'ended', by, why: input.why, now } as const
    const written = appointments[input.role].layDown
      ? await layDown(person, input.role, decide, news)
      : await changeOffice(person, (current) => decide(current, 1), news)
    return written.ok ? changed(written.value) : written
  }),
}

const takeBack: Handler<'colleagues.takeBack'> = {
  joins: withPerson,
  run: withJoined<PersonDoc>('person')(async (person, { caller, input, now }) => {
    const by = appointerOf(caller)
    const written = await changeOffice(person, (current) => decideTakeBack(current, input.version, by, now), {
      what: 'undone',
      by,
      why: '',
      now,
    })
    return written.ok ? changed(written.value) : written
  }),
}

const handOver: Handler<'colleagues.handOver'> = {
  joins: ({ input, now }) => ({
    ...withPerson({ input }),
    leads: ledAhead(input.personId, now, MOST_HELD),
  }),
  run: withJoined<PersonDoc>('person')(async (person, { caller, joined, now }) => {
    if (person._id === caller.personId) return refuse('APPOINT_SELF', { role: '活动' })
    const sessions = joinedAll<SessionDoc>(joined, 'leads')
    await giveSessions(person, { personId: caller.personId, name: nameOf(caller.person) }, sessions, now)
    return done({ personId: person._id, count: sessions.length })
  }),
}

export const colleaguesHandlers: Handlers<keyof typeof colleaguesActions> = {
  'colleagues.list': list,
  'colleagues.open': open,
  'colleagues.appoint': appoint,
  'colleagues.end': end,
  'colleagues.takeBack': takeBack,
  'colleagues.handOver': handOver,
}

/** Owns the handlers that make a district and a station ready. */
import type { Output } from '@/contract'
import type { setupActions } from '@/contract/setup'
import { decideBeginning, type Appointer } from '@/domain/person/appointments'
import { appointedRoles } from '@/domain/person/roles'
import { begin as begun } from '@/domain/setup/beginning'
import { FEWEST_COLLEAGUES, setupProgress } from '@/domain/setup/steps'
import type { StationDocument } from '@/domain/station/documents'
import { CENTER_ID } from '@/domain/station/units'
import { done, type Handler, type Handlers, joinedAll, joinedOne, refuse, type Result } from '../../handler'
import { derivedId } from '../../platform/identity'
import type { Join } from '../../platform/joins'
import { isFirstHeadCode } from '../../platform/settings'
import { changeOffice } from '../../repositories/offices'
import { findPerson, settle } from '../../repositories/people'
import { addStation, isAnyStationBut, withStation } from '../../repositories/stations'
import { addUnit, findUnit, isAnyUnitBut } from '../../repositories/units'

/** The code gives what nobody is there to give. */
const CODE: Appointer = { personId: 'system', name: '开通码', roles: new Set() }

/** Whether anything of a district is there yet that the code did not make. */
const isSetUp = async (stationId: string): Promise<boolean> =>
  (await Promise.all([isAnyUnitBut([CENTER_ID, stationId]), isAnyStationBut(stationId)])).includes(true)

/**
 * Ten requests at most. What is written is written by fixed ids in an order in which each repeat of the same person goes on
 * where the last one ended; of two people the one whose centre is written first has begun.
 */
const begin: Handler<'setup.begin'> = {
  run: async ({ caller, input, now }) => {
    if (!isFirstHeadCode(input.code)) return refuse('SETUP_CODE_WRONG')
    const { personId, roles, stationId: home } = caller
    const standing = await findUnit(CENTER_ID)
    if (standing && standing.begunBy !== personId) return refuse('DISTRICT_BEGUN')
    if (standing && roles.has('center_admin') && roles.has('station_admin'))
      return begunAt(home, standing.name)
    const stationId = derivedId('unit', personId, 'first')
    if (!standing && (await isSetUp(stationId))) return refuse('DISTRICT_BEGUN')
    const { center, unit, station } = begun(input, { stationId, begunBy: personId })
    if (!standing && (await addUnit(center)) === 'exists') return refuse('DISTRICT_BEGUN')
    await addStation(station)
    await addUnit(unit)
    await settle(caller.person, stationId)
    const person = await findPerson(personId)
    if (person?.stationId !== stationId) return refuse('DISTRICT_BEGUN')
    const written = await changeOffice(person, (one) => decideBeginning(one, CENTER_ID, CODE, now), {
      ...{ what: 'given', by: CODE, why: '', now },
    })
    return written.ok ? begunAt(stationId, standing?.name ?? center.name) : written
  },
}

/** What stands there, as it is called now. */
async function begunAt(stationId: string, center: string): Promise<Result<Output<'setup.begin'>>> {
  return done({ stationId, name: (await findUnit(stationId))?.name ?? '', center })
}

/** What the steps ask for beside the station, in the request that reads the caller. */
const withCounts: Record<string, Join> = {
  ...withStation,
  colleagues: {
    ...{ from: 'people', sameIn: 'stationId', order: { _id: 1 }, limit: FEWEST_COLLEAGUES + 1 },
    where: { roles: { $in: [...appointedRoles] } },
  },
  projects: { from: 'projects', sameIn: 'stationId', where: {}, order: { order: 1 }, limit: 1 },
  prizes: { from: 'prizes', sameIn: 'stationId', where: {}, order: { createdAt: -1 }, limit: 1 },
  activities: {
    ...{ from: 'activities', sameIn: 'stationId', order: { createdAt: -1 }, limit: 1 },
    where: { state: { $in: ['published', 'cancelled', 'archived'] } },
  },
}

/** One request. */
const steps: Handler<'setup.steps'> = {
  joins: () => withCounts,
  run: ({ caller, joined, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return Promise.resolve(refuse('NOT_FOUND'))
    const countOf = (name: string): number => joinedAll(joined, name).length
    const facts = {
      station,
      colleagues: joinedAll(joined, 'colleagues').filter(({ _id }) => _id !== caller.personId).length,
      ...{ projects: countOf('projects'), prizes: countOf('prizes'), activities: countOf('activities') },
    }
    return Promise.resolve(
      done({
        name: station.name,
        steps: setupProgress(facts, now),
        isHead: caller.roles.has('station_admin'),
      }),
    )
  },
}

export const setupHandlers: Handlers<keyof typeof setupActions> = {
  'setup.begin': begin,
  'setup.steps': steps,
}

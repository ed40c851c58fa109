/** Owns reading the households of a building and the visits to one of them; who saw names and doors is written down. */
import type { StationDocument } from '@/domain/station/documents'
import { type HomeRecord, householdsOf, inWalkingOrder } from '@/domain/visit/households'
import { visitRules } from '@/domain/visit/rules'
import type { PersonDocument } from '@/domain/person/documents'
import { nameFor, residentName } from '@/domain/person/name-of'
import { done, type HandlerFor, joinedAll, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { noteLooks } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { behindJoin, homesJoin, type VisitDoc, visitsJoin } from '../../repositories/visits'
import { gridsOf, toChoose } from '../../views/profile'
import { rowsOf } from '../../views/rows'
import { householdView, reaches, visitView } from '../../views/visit'
import { householdTouched, placeJoins, visitedIn } from './place'

/** Two requests: the caller with the building, and the look that is written down; one without a building. */
export const list: HandlerFor<'visit.list'> = {
  joins: ({ input: { home } }) => ({ ...withStation, ...(home && { homes: homesJoin(home) }) }),
  touches: ({ input: { home } }) => (home ? { gridIds: [home.gridId] } : null),
  run: async ({ caller, input: { home }, joined, now }) => {
    const grids = toChoose(gridsOf(joinedOne<StationDocument & Doc>(joined, 'station'), caller))
    if (!home) return done({ grids, items: [], cut: false, serverNow: now })
    const grid = grids.find(({ gridId }) => gridId === home.gridId)
    if (!grid?.buildings.includes(home.building)) return refuse('NOT_FOUND')
    const records = joinedAll<HomeRecord & Doc>(joined, 'homes')
    const shown = records.slice(0, visitRules.mostRecords)
    const households = inWalkingOrder(householdsOf(shown, now), now)
    await noteLooks({
      ...{ stationId: caller.stationId, caseKind: 'names', caseId: 'visit', viewerId: caller.personId, now },
      ...{ reason: '在走访名单里看了姓名和门牌', personIds: shown.map(({ _id }) => _id) },
    })
    const items = rowsOf(households, (household) => householdView(household, { caller, ...home }))
    return done({ grids, items, cut: records.length > shown.length, serverNow: now })
  },
}

type Behind = Pick<PersonDocument, 'realName' | 'nickname'> & Doc & { visits: VisitDoc[] }

/** Two requests: the caller with the household and its visits, and the look. */
export const household: HandlerFor<'visit.household'> = {
  joins: ({ input }) => ({
    ...placeJoins(input),
    ...{ visits: visitsJoin(input.personId), behind: behindJoin(input) },
  }),
  touches: householdTouched,
  run: async ({ caller, input, joined, now }) => {
    const visited = visitedIn({ input, joined })
    if (!visited.ok) return visited
    const { person, moved } = visited.value
    const station = joinedOne<StationDocument & Doc>(joined, 'station')
    const own = joinedAll<VisitDoc>(joined, 'visits')
    const others = person ? joinedAll<Behind>(joined, 'behind') : []
    const people = person ? [person, ...others] : []
    if (people.length > 0)
      await noteLooks({
        ...{
          stationId: caller.stationId,
          caseKind: 'names',
          caseId: 'visit',
          viewerId: caller.personId,
          now,
        },
        ...{ reason: '看了走访记录', personIds: people.map(({ _id }) => _id) },
      })
    const visits = [...own, ...others.flatMap((one) => one.visits)]
      .filter((visit) => reaches(caller, visit))
      .sort((a, b) => b.at - a.at || (a._id < b._id ? -1 : 1))
      .slice(0, visitRules.mostVisits)
    return done({
      names: people.map((one) => nameFor(residentName(one), caller)),
      moved,
      visits: rowsOf(visits, (visit) => visitView(visit, { caller, station, now })),
    })
  },
}

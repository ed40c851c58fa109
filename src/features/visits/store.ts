/** Owns the households of a building and the visits to one of them, as a phone knows them. */
import { call } from '@/api/client'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'
import type { VisitedHome } from '@/domain/desk-pages'
import { visitRules } from '@/domain/visit/rules'
import { readItem, writeItem } from '@/platform/storage'

type List = Output<'visit.list'>
export type Household = List['items'][number]
export type Visit = Output<'visit.household'>['visits'][number]

export interface Building {
  gridId: string
  building: string
}

/** Kept on the phone for as long as the duty lasts, a week at most: doors are opened where there is no signal. */
const buildings = createResource<Building | null, List>({
  name: 'visit-list',
  duty: true,
  load: (home) => call('visit.list', home === null ? {} : { home: { ...home } }),
  keyOf: (home) => (home === null ? '' : `${home.gridId} ${home.building}`),
  keep: 12,
  keepUntil: ({ serverNow }) => serverNow + visitRules.listKeptMs,
})

export const openBuilding = (home: Building | null): Promise<void> => buildings.open(home)
export const useBuilding = (home: Building | null) => buildings.use(buildings.select(home))

const lastPlace = 'visits-at'

/** The building that was looked at last on this phone. */
export function lastBuilding(): Building | null {
  const kept = readItem(lastPlace) as Partial<Building> | null
  return typeof kept?.gridId === 'string' && typeof kept.building === 'string'
    ? { gridId: kept.gridId, building: kept.building }
    : null
}

export const rememberBuilding = (home: Building): void => void writeItem(lastPlace, home)

/** Notes are read here; none of it is kept on the phone. */
const homes = createResource<VisitedHome, Output<'visit.household'>>({
  name: 'visited-home',
  duty: true,
  load: ({ personId, gridId, building, shown }) =>
    call('visit.household', { personId, gridId, building, shown }),
  keyOf: ({ personId }) => personId,
})

export const openHome = (home: VisitedHome): Promise<void> => homes.open(home)
export const useHome = (home: VisitedHome) => homes.use(homes.select(home))

/** Owns what the actions of home visits answer in the full station when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

const ofHousehold: Refusals = {
  gone: { personId: 'VISIT_NOT_THERE', gridId: 'VISIT_NOT_THERE' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}

const ofVisit: Refusals = {
  gone: { visitId: 'NOT_FOUND' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
}

export const visitRefusals: { [A in Extract<ActionName, `visit.${string}`>]: Refusals } = {
  'visit.list': { gone: { 'home.gridId': 'FORBIDDEN' }, neighbour: 'FORBIDDEN' },
  'visit.household': ofHousehold,
  'visit.save': ofHousehold,
  'visit.correct': ofVisit,
  'visit.takeBack': ofVisit,
}

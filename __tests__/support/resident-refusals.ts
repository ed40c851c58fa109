/** Owns what the actions about the people's records answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

export const residentRefusals: { [A in Extract<ActionName, `residents.${string}`>]: Refusals } = {
  'residents.find': { gone: { at: 'OTHER_STATION' }, neighbour: 'FORBIDDEN' },
  'residents.look': { gone: { personId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'OTHER_STATION' },
  'residents.unplaced': { neighbour: 'FORBIDDEN' },
  'residents.place': {
    gone: { personId: 'NOT_FOUND', gridId: 'NOT_FOUND', 'before.gridId': 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'residents.twins': { neighbour: 'FORBIDDEN' },
  'residents.settleTwin': {
    gone: { personId: 'NOT_FOUND' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
  'residents.absences': { neighbour: 'FORBIDDEN' },
  'residents.settleAbsences': {
    gone: { personId: 'NOT_FOUND', newest: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  },
}

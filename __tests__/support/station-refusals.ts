/** Owns what the actions about a station itself answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

export const stationRefusals: { [A in Extract<ActionName, `${'station' | 'gaps'}.${string}`>]: Refusals } = {
  'gaps.list': { neighbour: 'FORBIDDEN' },
  'gaps.robot': { neighbour: 'FORBIDDEN' },
  'gaps.setRobot': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN', foreign: 'STALE' },
  'gaps.removeRobot': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN' },
  'gaps.tryRobot': { neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
  'station.open': {},
  'station.sheet': { neighbour: 'FORBIDDEN' },
  'station.saveSheet': { stale: { version: 'STATION_CHANGED' }, neighbour: 'FORBIDDEN' },
  'station.grids': { neighbour: 'FORBIDDEN' },
  'station.saveGrid': {
    gone: { gridId: 'NOT_FOUND' },
    stale: { version: 'STATION_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'NOT_FOUND',
  },
  'station.removeGrid': {
    gone: { gridId: 'OK' },
    stale: { version: 'STATION_CHANGED' },
    neighbour: 'FORBIDDEN',
  },
  'station.place': { gone: { placeCode: 'PLACE_UNKNOWN', stationId: 'PLACE_UNKNOWN' } },
  'station.places': { neighbour: 'FORBIDDEN' },
  'station.savePlace': {
    gone: { placeCode: 'NOT_FOUND', gridId: 'NOT_FOUND' },
    stale: { version: 'STATION_CHANGED' },
    neighbour: 'FORBIDDEN',
    foreign: 'NOT_FOUND',
  },
  'station.removePlace': {
    gone: { placeCode: 'OK' },
    stale: { version: 'STATION_CHANGED' },
    neighbour: 'FORBIDDEN',
  },
  'station.code': { neighbour: 'FORBIDDEN' },
  'station.closeDays': { stale: { version: 'STATION_CHANGED' }, neighbour: 'FORBIDDEN' },
  'station.switches': { neighbour: 'FORBIDDEN' },
  'station.saveSwitches': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN' },
}

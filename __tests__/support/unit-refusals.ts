/** Owns what the actions of the district's units answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

/** One thing of the desk that others may move at the same moment, by the field that names it. */
const oneOf = (field: string) =>
  ({
    gone: { [field]: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'OTHER_STATION',
  }) as const

export const unitRefusals = {
  'units.stations': { gone: { at: 'OK' } },
  'units.askMove': { gone: { stationId: 'NOT_FOUND' }, foreign: 'MOVE_TO_HOME' },
  'units.withdrawMove': { neighbour: 'INVALID_STATE', foreign: 'INVALID_STATE' },
  'units.moves': { neighbour: 'FORBIDDEN' },
  'units.decideMove': oneOf('personId'),
  'units.takeBackMove': oneOf('personId'),
  'units.tree': { neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
  'units.add': { gone: { parentId: 'NOT_FOUND' }, neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
  'units.change': { ...oneOf('unitId'), foreign: 'NOT_FOUND' },
  'units.join': { gone: { stationId: 'NOT_FOUND' }, foreign: 'HOME_ELSEWHERE' },
} as const satisfies Record<Extract<ActionName, `units.${string}`>, Refusals>

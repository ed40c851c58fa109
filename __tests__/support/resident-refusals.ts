/** Owns what the actions that keep the people in order answer when something about their question is not as it should be. */
import type { ActionName } from '../../src/contract'
import type { Refusals } from './refusals'

const atDesk = (...fields: readonly string[]): Refusals => ({
  gone: Object.fromEntries(fields.map((field) => [field, 'NOT_FOUND'] as const)),
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
})

export const residentRefusals: { [A in Extract<ActionName, `residents.${string}`>]: Refusals } = {
  'residents.find': { gone: { at: 'OTHER_STATION' }, neighbour: 'FORBIDDEN' },
  'residents.look': atDesk('personId'),
  'residents.unplaced': { neighbour: 'FORBIDDEN' },
  'residents.place': {
    ...atDesk('personId'),
    gone: { personId: 'NOT_FOUND', gridId: 'NOT_FOUND', 'before.gridId': 'STALE' },
  },
  'residents.twins': { neighbour: 'FORBIDDEN' },
  'residents.settleTwin': atDesk('personId'),
  'residents.absences': { neighbour: 'FORBIDDEN' },
  'residents.settleAbsences': {
    ...atDesk('personId'),
    gone: { personId: 'NOT_FOUND', newest: 'STALE' },
  },
  'residents.compare': {
    ...atDesk('personId', 'otherId'),
    gone: { personId: 'NOT_FOUND', otherId: 'NOT_FOUND', stays: 'OK' },
  },
  'residents.merge': atDesk('stays', 'closes'),
  'residents.unmerge': atDesk('closes'),
  'residents.merged': { neighbour: 'FORBIDDEN' },
}

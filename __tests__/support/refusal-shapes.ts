/** Owns what many actions of the desk answer alike when something about their question is not as it should be. */
import type { Refusals } from './refusals'

/** One of several that is gone or has moved is left; whoever may not decide about all decides about none. */
export const several = (field: string): Refusals => ({
  gone: { [`${field}.0.id`]: 'OK' },
  stale: { [`${field}.0.version`]: 'OK' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
})

/** One thing of the desk that others may move at the same moment, by the field that names it. */
export const oneAtDesk = (field: string): Refusals => ({
  gone: { [field]: 'NOT_FOUND' },
  stale: { version: 'STALE' },
  neighbour: 'FORBIDDEN',
  foreign: 'OTHER_STATION',
})

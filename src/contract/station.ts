/** Owns the switches of a station: which capabilities are open to its residents. */
import * as v from 'valibot'
import { STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Version } from './shapes'

/** Whether the wish wall and the points store are open here. */
export const Features = v.object({ wishes: v.boolean(), store: v.boolean() })

const Switches = v.object({
  features: Features,
  /** Handed back when saving; somebody else's change in between answers STALE. */
  version: Version,
  /** Whether the caller may switch, which is for the head of the station. */
  mayEdit: v.boolean(),
})

export const stationActions = defineActions({
  'station.switches': {
    summary: '本站开了哪些：心愿墙、积分超市。',
    kind: 'query',
    roles: STAFF,
    scope: 'open',
    input: v.object({}),
    output: Switches,
    errors: [],
  },
  'station.saveSwitches': {
    summary: '站长打开或关上心愿墙、积分超市；关上以后已经订好的照样能领。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ['station_admin'],
    scope: 'open',
    input: v.object({ features: Features, version: Version }),
    output: Switches,
    errors: ['STALE'],
  },
})

/** Owns the units of the district: which stations there are, and which one somebody is at home at. */
import * as v from 'valibot'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Id } from './shapes'

const Station = v.object({
  stationId: Id,
  name: v.string(),
  /** Empty where nobody has written it. */
  address: v.string(),
})

export const unitsActions = defineActions({
  'units.stations': {
    summary: '区里有哪些实践站，我是哪个站的；还没有选过站的也能看。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    /** The station whose code was scanned. */
    input: v.object({ at: v.optional(Id) }),
    output: v.object({
      /** Where the caller is at home; null for somebody who has not chosen. */
      home: v.nullable(Station),
      /** The station of the code; null without one, or when it is not there any more. */
      scanned: v.nullable(Station),
      /** By the unit above each, in administrative order. */
      groups: v.array(v.object({ name: v.string(), stations: v.array(Station) })),
    }),
    errors: [],
  },
  'units.join': {
    summary: '第一次来：说哪个站是我家的社区。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.own,
    roles: EVERYONE,
    scope: 'open',
    newcomers: true,
    input: v.object({ stationId: Id }),
    output: Station,
    errors: ['HOME_ELSEWHERE'],
  },
})

/** Owns the units of the district: which stations there are, and which one somebody is at home at. */
import * as v from 'valibot'
import { ABOVE, EVERYONE } from '../domain/person/roles'
import { unitTypes } from '../domain/station/units'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Id, LooseText, Text, Version } from './shapes'

const Station = v.object({
  stationId: Id,
  name: v.string(),
  /** Empty where nobody has written it. */
  address: v.string(),
})

/** As a neighbour reads it on a door sign. */
const UnitName = Text(40)
const Address = LooseText(60)

const Unit = v.object({
  unitId: Id,
  type: v.picklist(unitTypes),
  name: v.string(),
  parentId: v.nullable(Id),
  address: v.string(),
  active: v.boolean(),
  /** Handed back when it is changed; somebody else's change in between answers STALE. */
  version: Version,
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
  'units.tree': {
    summary: '我管的这一级下面有哪些所、哪些站，每个站的站长是谁。',
    kind: 'query',
    roles: ABOVE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      /** The unit that the caller looks after. */
      unitId: Id,
      mayEdit: v.boolean(),
      /** In administrative order, each after the one above it. */
      units: v.array(v.object({ ...Unit.entries, heads: v.array(v.string()) })),
    }),
    errors: [],
  },
  'units.add': {
    summary: '加一个所，或者开一个新的站；开好就能在名单里选到。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: ['center_admin'],
    scope: 'own',
    words: { said: ['name', 'address'] },
    input: v.object({
      parentId: Id,
      type: v.picklist(['institute', 'station']),
      name: UnitName,
      address: Address,
    }),
    output: Unit,
    errors: ['UNIT_NAME_TAKEN'],
  },
  'units.change': {
    summary: '改一个所或一个站的名字、地址；关上的站不再收新来的居民，办过的事都在。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ['center_admin'],
    scope: 'own',
    words: { said: ['name', 'address'] },
    input: v.object({
      unitId: Id,
      version: Version,
      name: UnitName,
      address: Address,
      active: v.boolean(),
    }),
    output: Unit,
    errors: ['STALE', 'UNIT_NAME_TAKEN', 'UNIT_IN_USE'],
  },
})

/** Owns what a station is and has: where it is and who works there, and which capabilities are open to its residents. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
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

export const Contact = v.object({
  address: v.string(),
  hours: v.string(),
  phone: v.string(),
  /** Where the map leads to, as WeChat counts degrees (GCJ-02); left out where nobody has written it. */
  location: v.optional(v.object({ latitude: v.number(), longitude: v.number() })),
})

export const stationActions = defineActions({
  'station.open': {
    summary: '本站在哪、几点开门、怎么打电话、有哪些人，谁管我这栋楼。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      name: v.string(),
      instituteName: v.string(),
      contact: v.nullable(Contact),
      /** The people of the station, those who look after the caller's building first; names are masked. */
      people: v.array(
        v.object({ title: v.string(), name: v.string(), looksAfter: v.array(v.string()), mine: v.boolean() }),
      ),
    }),
    errors: ['NOT_FOUND'],
  },
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

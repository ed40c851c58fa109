/** Owns what a station is and has: where it is and who works there, and which capabilities are open to its residents. */
import * as v from 'valibot'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { type GridTeamRole, gridTeamRoles } from '../domain/station/grid-team'
import { gridForm, gridProblems } from '../domain/station/grids'
import { sheetForm, sheetProblems } from '../domain/station/sheet'
import { defineActions } from './define-actions'
import { formSchema } from './form-schema'
import { limits } from './limits'
import { Day, Id, StoredDay, Version } from './shapes'
import { Place } from './place'
import { stationPlacesActions } from './station-places'

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

const gridRoles = Object.keys(gridTeamRoles) as [GridTeamRole, ...GridTeamRole[]]

/** Days in a row, the first and the last of them. */
const Span = v.object({ from: StoredDay, to: StoredDay })

/** What a station writes about itself, as the desk sees it. */
const Sheet = v.object({
  /** As it is written on: slogans one on a line. */
  form: v.object({
    hours: v.string(),
    phone: v.string(),
    about: v.string(),
    slogans: v.string(),
  }),
  /** Masked; who wrote that last, empty where nobody has. */
  by: v.string(),
  /** The days on which the office is closed beside weekends, those that are still to come. */
  closed: v.array(Span),
  /** The weekend days on which it works in exchange for a long holiday, those that are still to come. */
  worked: v.array(Span),
  /** Handed back when saving; somebody else's change in between answers STALE. */
  version: Version,
  /** Whether the caller may change it, which is for the head of the station. */
  mayEdit: v.boolean(),
})

/** The grids of the station as its desk writes them. */
const Grids = v.object({
  grids: v.array(
    v.object({
      gridId: Id,
      form: v.object({
        ...{ name: v.string(), buildings: v.string(), steward: v.string(), staff: v.string() },
        ...{ police: v.string(), justice: v.string(), party: v.string(), volunteer: v.string() },
      }),
    }),
  ),
  /** Of the station; handed back when a grid is saved or removed. */
  version: Version,
  /** Whether the caller may change them, which is for the head of the station. */
  mayEdit: v.boolean(),
})

export const stationActions = defineActions({
  ...stationPlacesActions,
  'station.open': {
    summary: '本站在哪、几点开门、怎么打电话、有哪些地方、点和基地、有哪些人，谁管我这栋楼。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      name: v.string(),
      instituteName: v.string(),
      contact: v.nullable(Contact),
      /** What it tells about itself; empty where nobody has written it. */
      self: v.object({ about: v.string(), slogans: v.array(v.string()) }),
      /** What it was honoured with, the latest first, as its board says it. */
      honours: v.array(v.object({ honourId: Id, title: v.string(), caption: v.string() })),
      /** When the office is closed next beside weekends, within a month; null where it is not. */
      closed: v.nullable(Span),
      /** The caller's grid and who looks after it, masked; null where nobody is written, or the caller is of no grid. */
      grid: v.nullable(
        v.object({
          name: v.string(),
          team: v.array(v.object({ role: v.picklist(gridRoles), name: v.string() })),
        }),
      ),
      /** Its points and bases, in administrative order. */
      points: v.array(
        v.object({ type: v.picklist(['point', 'base']), name: v.string(), address: v.string() }),
      ),
      /** Its rooms, halls, points and corridors, as they were written. */
      places: v.array(Place),
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
    roles: HEAD,
    scope: 'open',
    input: v.object({ features: Features, version: Version }),
    output: Switches,
    errors: ['STALE'],
  },
  'station.sheet': {
    summary: '站的资料：几点开门、电话、我们是谁，哪几天不办公。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: Sheet,
    errors: ['NOT_FOUND'],
  },
  'station.saveSheet': {
    summary: '站长写站的资料；马上在居民看到的站页上。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({
      form: v.pipe(
        formSchema(sheetForm),
        v.check((form) => Object.keys(sheetProblems(form)).length === 0),
      ),
      version: Version,
    }),
    words: { said: ['form.hours', 'form.about', 'form.slogans'] },
    output: Sheet,
    errors: ['STATION_CHANGED', 'NOT_FOUND'],
  },
  'station.closeDays': {
    summary: '站长写哪几天不办公，或者照常办公；以后算工作日的期限跟着变，已经答应的不变。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({
      ...{ from: Day, to: Day, closed: v.boolean(), version: Version },
      /** That the office works on these days of a weekend, in exchange for a long holiday. */
      works: v.optional(v.boolean()),
    }),
    output: Sheet,
    errors: ['STATION_CHANGED', 'NOT_FOUND', 'DAYS_WRONG', 'DAYS_NO_WEEKEND'],
  },
  'station.grids': {
    summary: '本站有哪些网格，每个网格有哪些楼、一管五员是谁。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: Grids,
    errors: ['NOT_FOUND'],
  },
  'station.saveGrid': {
    summary: '站长加一个网格，或者改它的名字、楼栋、一管五员；有人住着的楼去不掉。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    /** Without a grid a new one is made. */
    input: v.object({
      gridId: v.optional(Id),
      form: v.pipe(
        formSchema(gridForm),
        v.check((form) => Object.keys(gridProblems(form)).length === 0),
      ),
      version: Version,
    }),
    words: {
      named: ['form.steward', 'form.staff', 'form.police', 'form.justice', 'form.party', 'form.volunteer'],
      said: ['form.name', 'form.buildings'],
    },
    output: Grids,
    errors: ['STATION_CHANGED', 'NOT_FOUND', 'GRID_NAME_TAKEN', 'GRID_LIVED_IN', 'GRIDS_FULL'],
  },
  'station.removeGrid': {
    summary: '站长去掉一个没有人住、没有人管的网格。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ gridId: Id, version: Version }),
    output: Grids,
    errors: ['STATION_CHANGED', 'NOT_FOUND', 'GRID_LIVED_IN', 'GRID_LOOKED_AFTER'],
  },
})

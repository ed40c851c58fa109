/** Owns the places of a station: its head writes them, stickers and doors name them, everybody may look one up. */
import * as v from 'valibot'
import { EVERYONE, HEAD, STAFF } from '../domain/person/roles'
import { placeForm, placeProblems } from '../domain/station/places'
import { defineActions } from './define-actions'
import { formSchema } from './form-schema'
import { limits } from './limits'
import { HoldsFor, Place, placeEntries } from './place'
import { RoomNow } from './room-now'
import { Id, Instant, Version } from './shapes'

/** The places of the station as its desk writes and prints them. */
const Places = v.object({
  places: v.array(
    v.object({ placeCode: Id, gridId: v.nullable(Id), holdsFor: HoldsFor, form: v.object(placeEntries) }),
  ),
  /** In which one may lie. */
  grids: v.array(v.object({ gridId: Id, name: v.string() })),
  /** What stickers say beside the code of a place. */
  stationId: Id,
  stationName: v.string(),
  /** When the station itself is open; empty where nobody has written it. */
  office: v.string(),
  /** Of the station; handed back when a place is saved or removed. */
  version: Version,
  /** Whether the caller may change them, which is for the head of the station. */
  mayEdit: v.boolean(),
})

export const stationPlacesActions = defineActions({
  'station.place': {
    summary: '扫了门上、墙上的码：这是哪里，几楼，几点开，坐得下多少人。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    /** Of the own station when none is named. */
    input: v.object({ placeCode: Id, stationId: v.optional(Id) }),
    output: v.object({
      stationId: Id,
      stationName: v.string(),
      /** Whether that is the caller's own station. */
      own: v.boolean(),
      /** When the station itself is open; empty where nobody has written it. */
      office: v.string(),
      address: v.string(),
      place: Place,
      /** How it stands with it now; null where it is no room that residents use, or of another station. */
      room: v.nullable(RoomNow),
      /** What may be reported from there: its kind, title and what it is for; nothing at another station. */
      reports: v.array(v.object({ kind: v.string(), title: v.string(), service: v.string() })),
      serverNow: Instant,
    }),
    errors: ['PLACE_UNKNOWN'],
  },
  'station.places': {
    summary: '本站有哪些地方：功能室、大厅、点位、长廊，给它们印贴纸和门牌。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: Places,
    errors: ['NOT_FOUND'],
  },
  'station.savePlace': {
    summary: '站长加一个地方，或者改它在几楼、做什么用、几点开；码由系统定，改了不变。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    /** Without a code a new one is made. */
    input: v.object({
      placeCode: v.optional(Id),
      form: v.pipe(
        formSchema(placeForm),
        v.check((form) => Object.keys(placeProblems(form)).every((field) => field === 'bookTo')),
      ),
      gridId: v.nullable(Id),
      /** What stands stays where it is not said. */
      holdsFor: v.optional(HoldsFor),
      version: Version,
    }),
    words: { said: ['form.name', 'form.hours', 'form.about'] },
    output: Places,
    errors: ['STATION_CHANGED', 'NOT_FOUND', 'PLACE_NAME_TAKEN', 'STATION_PLACES_FULL', 'BAD_TIMES'],
  },
  'station.removePlace': {
    summary: '站长去掉一个地方；贴过的码不再管用。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: HEAD,
    scope: 'station',
    input: v.object({ placeCode: Id, version: Version }),
    output: Places,
    errors: ['STATION_CHANGED', 'NOT_FOUND', 'ROOM_IN_USE'],
  },
  'station.code': {
    summary: '站的小程序码：新来的居民扫一下就能选这里是自己家的社区；码做一次就留着。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.posters,
    roles: STAFF,
    scope: 'station',
    input: v.object({}),
    output: v.object({
      /** The picture of the code, a file of the cloud. */
      code: v.string(),
      name: v.string(),
      address: v.string(),
      hours: v.string(),
      phone: v.string(),
    }),
    errors: ['NOT_FOUND', 'STATION_CODE_NOT_MADE'],
  },
})

/**
 * Owns who a notice is for. A notice keeps keys of its audience, and the keys of a person follow from the person, so
 * that nothing is written for anybody when it is sent. For counting and calling, the same keys become legs: queries
 * on people that an index serves each by itself.
 */
import type { Guard } from '../kernel/guarded-update'
import type { PersonDocument } from '../person/documents'
import { spellingsOf } from '../station/building'
import type { GridEntry } from '../station/documents'
import type { AudienceChoice } from './documents'

/** What of a person decides which notices are for him. */
export type Addressee = Pick<PersonDocument, '_id' | 'stationId' | 'gridId' | 'building' | 'roles'> & {
  volunteer: Pick<PersonDocument['volunteer'], 'state'>
}

const gridKey = (gridId: string): string => `grid:${gridId}`
const buildingKey = (gridId: string, building: string): string => `building:${gridId}:${building}`
const personKey = (personId: string): string => `person:${personId}`

/** The keys of a choice; `named` are the people of its activities, known only when the notice goes out. */
export function audienceKeys(choice: AudienceChoice, named: readonly string[] = []): string[] {
  if (choice.station) return ['station']
  const grids = new Set(choice.gridIds)
  const buildings = choice.buildings.filter(({ gridId }) => !grids.has(gridId))
  const keys = [
    ...[...grids].map(gridKey),
    ...buildings.map(({ gridId, building }) => buildingKey(gridId, building)),
    ...choice.roles.map((role) => `role:${role}`),
    ...named.map(personKey),
  ]
  return [...new Set(keys)]
}

/** However it is written, here or in the station's list, a building is the same. */
const waysOf = (building: string): string[] => (building === '' ? [] : spellingsOf(building))

/**
 * Somebody as the station of a notice knows that person. Where a guest lives and what a guest does at home belong to
 * another station, whose grids may bear the same ids.
 */
export const knownAt = <P extends Addressee>(stationId: string, person: P): P =>
  person.stationId === stationId
    ? person
    : { ...person, gridId: null, building: '', roles: [], volunteer: { ...person.volunteer, state: 'none' } }

/** Every key by which a notice of this station may be meant for a person: a guest is meant by name alone. */
export function keysOfPerson(person: Addressee, stationId: string): string[] {
  const { _id, gridId, building, roles, volunteer } = person
  if (person.stationId !== stationId) return [personKey(_id)]
  const place =
    gridId === null ? [] : [gridKey(gridId), ...waysOf(building).map((way) => buildingKey(gridId, way))]
  const held = volunteer.state === 'active' ? ['role:volunteer'] : []
  return ['station', ...place, ...held, ...roles.map((role) => `role:${role}`), personKey(_id)]
}

export const isFor = (
  { stationId, audience }: { stationId: string; audience: readonly string[] },
  person: Addressee,
): boolean => keysOfPerson(person, stationId).some((key) => audience.includes(key))

/** Whether somebody is meant by name, as those who have a place in its activities are. */
export const isNamed = (audience: readonly string[], personId: string): boolean =>
  audience.includes(personKey(personId))

/** A part of an audience that one index reads in the order of ids; people may stand in several legs. */
export interface Leg {
  guard: Guard
  keys: string[]
}

/** The legs of an audience; none for an empty one. Whoever is named is meant wherever that person lives. */
export function legsOf(stationId: string, audience: readonly string[]): Leg[] {
  const rest = (prefix: string): string[] =>
    audience.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  if (audience.includes('station')) return [{ guard: { stationId }, keys: ['station'] }]
  const legs: Leg[] = []
  const grids = rest('grid:')
  if (grids.length > 0) legs.push({ guard: { stationId, gridId: oneOf(grids) }, keys: grids.map(gridKey) })
  for (const [gridId, buildings] of byGrid(rest('building:'))) {
    const keys = buildings.map((building) => buildingKey(gridId, building))
    const ways = [...new Set(buildings.flatMap(waysOf))]
    legs.push({ guard: { stationId, gridId, building: oneOf(ways) }, keys })
  }
  const held = rest('role:').filter((role) => role !== 'volunteer')
  if (held.length > 0) {
    legs.push({ guard: { stationId, roles: oneOf(held) }, keys: held.map((role) => `role:${role}`) })
  }
  if (audience.includes('role:volunteer')) {
    legs.push({ guard: { stationId, 'volunteer.state': 'active' }, keys: ['role:volunteer'] })
  }
  const named = rest('person:')
  if (named.length > 0) legs.push({ guard: { _id: { $in: named } }, keys: named.map(personKey) })
  return legs
}

const oneOf = (values: readonly string[]): unknown => (values.length === 1 ? values[0] : { $in: [...values] })

function byGrid(places: readonly string[]): Map<string, string[]> {
  const grids = new Map<string, string[]>()
  for (const place of places) {
    const cut = place.indexOf(':')
    const gridId = place.slice(0, cut)
    grids.set(gridId, [...(grids.get(gridId) ?? []), place.slice(cut + 1)])
  }
  return grids
}

/**
 * One guard for everybody in the audience of whom `besides` holds, each person once: what a count asks for. It stands in
 * each leg, since an index answers it there. Null for an empty audience.
 */
export function guardOf(legs: readonly Leg[], besides: Guard = {}): Guard | null {
  const [first, ...others] = legs.map(({ guard }) => ({ ...guard, ...besides }))
  if (!first) return null
  return others.length === 0 ? first : { $or: [first, ...others] }
}

/** Which leg of a notice of this station a person counts in: the first that holds him; -1 when none does. */
export function legOf(legs: readonly Leg[], person: Addressee, stationId: string): number {
  const keys = new Set(keysOfPerson(person, stationId))
  return legs.findIndex((leg) => leg.keys.some((key) => keys.has(key)))
}

/**
 * Whom a choice of buildings cannot reach: people of those grids whose building the list does not have (`odd`), people
 * without a grid who wrote a building (`odd` as well), and people of those grids who wrote none (`blank`). Null when
 * no single building is chosen.
 */
export function unplacedGuards(
  stationId: string,
  choice: Pick<AudienceChoice, 'station' | 'gridIds' | 'buildings'>,
  grids: readonly GridEntry[],
): { odd: Guard; blank: Guard } | null {
  const asked = new Set(choice.buildings.map(({ gridId }) => gridId))
  const parts = grids.filter(({ gridId }) => asked.has(gridId) && !choice.gridIds.includes(gridId))
  if (choice.station || parts.length === 0) return null
  return {
    odd: oddGuard(stationId, parts, true),
    blank: { stationId, gridId: oneOf(parts.map(({ gridId }) => gridId)), building: '' },
  }
}

/** People whose building none of these grids has; with `stray` also those without a grid who wrote one. */
export const oddGuard = (stationId: string, grids: readonly GridEntry[], stray: boolean): Guard => ({
  // The station stands in each part, so that an index finds the people of these grids alone.
  $or: [
    ...grids.map(({ gridId, buildings }) => ({
      ...{ stationId, gridId },
      building: { $nin: ['', ...new Set(buildings.flatMap(spellingsOf))] },
    })),
    ...(stray ? [{ stationId, gridId: null, building: { $ne: '' } }] : []),
  ],
})

/** Under which a person's home is counted; letters that a field's name may not hold are written otherwise. */
export const homeKey = ({ gridId, building }: Pick<Addressee, 'gridId' | 'building'>): string =>
  `${gridId ?? ''}|${encodeURIComponent(building).replace(/\./g, '%2E')}`

export function homeOfKey(key: string): { gridId: string | null; building: string } {
  const cut = key.indexOf('|')
  return { gridId: key.slice(0, cut) || null, building: decodeURIComponent(key.slice(cut + 1)) }
}

/** How many homes a notice keeps apart. */
export const MOST_HOMES = 2000
/** Left for grids as a whole, so that everybody is counted somewhere however many homes there are. */
const GRID_HOMES = 250

/**
 * How many people a page of a leg adds to each home. `known` are the homes counted so far; beyond what a notice keeps
 * apart, people of further homes are counted in their grid, as those who wrote no building are.
 */
export function homesOf(people: readonly Addressee[], known: Iterable<string> = []): Record<string, number> {
  const homes: Record<string, number> = {}
  const kept = new Set(known)
  for (const person of people) {
    const own = homeKey(person)
    const apart = kept.has(own) || kept.size < MOST_HOMES - GRID_HOMES
    const key = apart ? own : homeKey({ ...person, building: '' })
    kept.add(key)
    homes[key] = (homes[key] ?? 0) + 1
  }
  return homes
}

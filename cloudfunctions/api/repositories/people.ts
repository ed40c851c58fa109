/** Owns reading and writing people: the caller with whatever rides along, first contact, profile changes. */
import type { Role } from '@/contract'
import type { HouseholdDocument } from '@/domain/household/documents'
import { applied } from '@/domain/kernel/applied'
import type { Guard, Patch } from '@/domain/kernel/guarded-update'
import { type Decision, invariant, ok, type Rejection } from '@/domain/kernel/errors'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { newPerson } from '@/domain/person/new-person'
import type { PersonDocument } from '@/domain/person/documents'
import { CARD_MARK, filing } from '@/domain/person/finding'
import { ownGridsOnly } from '@/domain/person/reach'
import { DESK, OF_GRIDS } from '@/domain/person/roles'
import { type Caller, joinedOne } from '../handler'
import { moveCase } from '../kernel/move-case'
import { completeOutbox } from '../kernel/outbox'
import {
  addDoc,
  changeDoc,
  changeDocs,
  findDocs,
  getDoc,
  getJoined,
  groupDocs,
  type Doc,
} from '../platform/cloud'
import { type Join, joinedAs, joinsAt } from '../platform/joins'
import { cardTokenOf } from '../platform/identity'
import { standsAbove, type UnitDocument } from '@/domain/station/units'
import { soleStationId } from './stations'
import { UNIT, withUnit } from './units'

const PEOPLE = 'people'
type PersonDoc = PersonDocument & Doc

export function rolesOf(person: PersonDocument): Set<Role> {
  const held = new Set<Role>(['resident', ...person.roles])
  if (person.volunteer.state === 'active') held.add('volunteer')
  return held
}

/** Holds for a person who has one of these roles; for everybody when residents are among them. */
function holding(allowed: readonly Role[]): Guard {
  if (allowed.includes('resident')) return {}
  const appointed = allowed.filter((role) => role !== 'volunteer')
  const active = allowed.includes('volunteer') ? [{ 'volunteer.state': 'active' }] : []
  // A record that was closed is told so, whatever is asked of it; and whoever closed an account may be somebody else by now.
  const past = [{ 'merged.at': { $gt: 0 } }, { 'closed.at': { $gt: 0 } }]
  return { $or: [{ roles: { $in: appointed } }, ...active, ...past] }
}

/** The household of somebody who is known already, along with something else. */
export const kinJoin = (householdId: string): Record<string, Join> => ({
  kin: { from: 'households', where: { _id: householdId }, limit: 1, fields: { members: 1 } },
})

/** The caller's household along with the caller; whoever decides about others asks for it. */
export const withKin: Record<string, Join> = { kin: { from: 'households', idIn: 'householdId' } }

/** The people of the caller's household with their families, the caller among them, along with both. At most eight documents. */
export const withKinPeople: Record<string, Join> = {
  ...withKin,
  kinPeople: {
    from: 'people',
    ids: { $ifNull: [{ $arrayElemAt: [`$${joinedAs('kin')}.members.personId`, 0] }, []] },
  },
}

/** Whoever carries a card with this code, the own one or one of the family, along with the caller. */
export const cardHolderJoin = (token: string): Join => ({
  ...{ from: 'people', where: { cardTokens: token }, limit: 1 },
})

export function kinIn(joined: Record<string, Doc[]>, personId: string): string[] {
  const [household] = (joined['kin'] ?? []) as (Doc & Pick<HouseholdDocument, 'members'>)[]
  return (household?.members ?? []).map((member) => member.personId).filter((id) => id !== personId)
}

const SHARES = { householdId: 1 } as const

/** In which household these people are, by person; those in none are left out. One request. */
export async function householdsOf(personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const where = { _id: { $in: [...personIds] } }
  const found = await findDocs<PersonDocument & Doc>('people', where, {
    ...{ limit: personIds.length, fields: SHARES },
  })
  return new Map(found.flatMap(({ _id, householdId }) => (householdId ? [[_id, householdId] as const] : [])))
}

interface Asked {
  allowed: readonly Role[]
  joins: Record<string, Join>
  now: number
  /** A station below the caller's unit, at which the caller acts instead of at home. */
  at: string | undefined
  /** Whether it is open to those who have not said which station is theirs. */
  newcomers: boolean
}

type Loaded = { is: 'caller'; caller: Caller; joined: Record<string, Doc[]> }

/**
 * The caller and the joined documents in one request. Whoever holds none of the allowed roles is `forbidden`, and nothing
 * is joined for them. Somebody who comes for the first time is written down where there is one station alone, which takes
 * three requests more, once; where there are several, that person is `unplaced` until they have chosen, and stored nowhere.
 * An account that was closed is `closed`: whoever asks is somebody else by now.
 */
export async function loadCaller(
  openid: string,
  personId: string,
  { allowed, joins: asked, now, newcomers, at }: Asked,
): Promise<Loaded | { is: 'forbidden' | 'unplaced' | 'elsewhere' | 'merged' } | { is: 'closed' }> {
  const guard = holding(allowed)
  const joins = at === undefined ? asked : { ...joinsAt(asked, at), ...withUnit(at) }
  const known = await getJoined<PersonDoc>(PEOPLE, personId, joins, guard)
  // Nobody becomes more than a resident by coming for the first time.
  if (!known && !allowed.includes('resident')) return { is: 'forbidden' }
  const found = known ?? (await meet({ openid, personId, now, joins }))
  if (found.doc.closed) return { is: 'closed' }
  if (found.doc.merged) return { is: 'merged' }
  if (found.joined === null && !newcomers) return { is: 'unplaced' }
  const joined = found.joined ?? {}
  const roles = rolesOf(found.doc)
  const caller: Caller = {
    personId,
    roles,
    fromAbove: [],
    within: ownGridsOnly({ roles, gridIds: found.doc.gridIds }),
    person: found.doc,
    stationId: found.doc.stationId,
    kin: kinIn(joined, personId),
  }
  if (at === undefined) return { is: 'caller', caller, joined }
  const above = standsAbove(found.doc, joinedOne<UnitDocument & Doc>(joined, UNIT))
  const isHome = at === caller.stationId
  if (above.length === 0) return isHome ? { is: 'caller', caller, joined } : { is: 'elsewhere' }
  // At another station holds what reaches there alone; all of it, whatever the grid.
  const there = { stationId: at, roles: new Set<Role>(['resident', ...above]) }
  return {
    is: 'caller',
    caller: { ...caller, ...(isHome ? {} : there), fromAbove: above, within: null },
    joined,
  }
}

/** Somebody who comes for the first time; `joined` is null while their station is not known. */
async function meet({
  openid,
  personId,
  now,
  joins,
}: {
  openid: string
  personId: string
  now: number
  joins: Record<string, Join>
}): Promise<{ doc: PersonDoc; joined: Record<string, Doc[]> | null }> {
  const stationId = (await soleStationId()) ?? ''
  const person = newPerson({
    personId,
    openid,
    stationId,
    cardToken: cardTokenOf(personId),
    now,
  }) as PersonDoc
  if (stationId === '') return { doc: person, joined: null }
  await addDoc(PEOPLE, person)
  const found = await getJoined<PersonDoc>(PEOPLE, personId, joins)
  if (!found) throw new Error('a person just written is not there')
  return found
}

/**
 * Writes a newcomer down at the station that was chosen. Whoever is written down already stays where that is: of two taps
 * the first counts. Two requests. @returns where the person is at home now
 */
export async function settle(newcomer: PersonDocument, stationId: string): Promise<string> {
  if ((await addDoc(PEOPLE, { ...newcomer, stationId } as PersonDoc)) === 'added') return stationId
  return (await findPerson(newcomer._id))?.stationId ?? stationId
}

export const findPerson = (personId: string): Promise<PersonDocument | null> =>
  getDoc<PersonDoc>(PEOPLE, personId)

/** People by id, those that there are. One request; none for nobody. */
export async function findPeople(personIds: readonly string[]): Promise<Map<string, PersonDocument>> {
  const ids = [...new Set(personIds)]
  const found =
    ids.length === 0 ? [] : await findDocs<PersonDoc>(PEOPLE, { _id: { $in: ids } }, { limit: ids.length })
  return new Map(found.map((person) => [person._id, person]))
}

export const changePerson = (personId: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(PEOPLE, personId, guard, patch)

const MOST_STAFF = 200

/** What those who work at the desk of a station are called, but for one. One request. */
export async function namesOfStaff(stationId: string, but: string): Promise<string[]> {
  const fields = { realName: 1, nickname: 1 } as const
  const where = { stationId, roles: { $in: [...DESK] } }
  const staff = await findDocs<PersonDoc>(PEOPLE, where, { limit: MOST_STAFF, fields })
  return staff
    .filter(({ _id }) => _id !== but)
    .flatMap(({ realName, nickname }) => [realName, nickname])
    .filter((name) => typeof name === 'string' && name !== '')
}

/** What a revision comes to: a patch, without the guard and the count of versions that every revision has. */
interface Revision {
  patch: Patch
  items?: readonly OutboxItem[]
}

/** With what the person is found by afterwards, so that no way of changing a name or a number can forget it. */
function filed(current: PersonDocument, patch: Patch): Patch {
  const found = filing(applied(current, patch))
  return found ? { ...patch, $set: { ...patch.$set, ...found } } : patch
}

/**
 * Revises a person by compare-and-swap: `change` is asked again with a fresh reading when somebody else was faster, and
 * answers null when what it wants stands. One request, and those of the items; what an earlier revision still owes goes
 * along. @returns the person as written, or what `change` refused with.
 */
export async function revisePerson<K extends string = never>(
  person: PersonDocument,
  now: number,
  change: (current: PersonDocument) => Decision<Revision | null, K>,
): Promise<Decision<PersonDocument, K>> {
  const revised = await moveCase<PersonDoc, K>({
    collection: PEOPLE,
    read: person as PersonDoc,
    now,
    decide: (current) => {
      const wanted = change(current)
      if (!wanted.ok) return wanted
      if (wanted.value === null) return ok({ update: null, after: current })
      const { patch, items = [] } = wanted.value
      const counted = filed(current, { ...patch, $inc: { ...patch.$inc, version: 1 } })
      const update = { guard: { version: current.version }, patch: counted }
      return ok({ update, after: applied(current, counted), items })
    },
    atOnce: (current, items) => [...(current.outbox ?? []), ...items],
  })
  if (!revised.ok) {
    invariant(revised.error.code !== 'NOT_FOUND', 'a person vanished while being revised')
    return revised as { ok: false; error: Rejection<K> }
  }
  const { doc, moved } = revised.value
  if (!moved) await completeOutbox(PEOPLE, doc._id, doc.outbox ?? [], now)
  return ok(doc)
}

/** What of somebody who works at a station others are told. */
export type StationPerson = Doc & Pick<PersonDocument, 'realName' | 'nickname' | 'roles' | 'gridIds'>

/** Those of a station who hold one of these roles. One request. */
export const findStationPeople = (
  stationId: string,
  roles: readonly Role[],
  limit: number,
): Promise<StationPerson[]> =>
  findDocs<StationPerson>(
    PEOPLE,
    { stationId, roles: { $in: [...roles] } },
    { order: [['_id', 'asc']], limit, fields: { realName: 1, nickname: 1, roles: 1, gridIds: 1 } },
  )

const MOST_HEADS = 1000

/** The heads of these stations. One request. */
export const findHeads = (
  stationIds: readonly string[],
): Promise<(Doc & Pick<PersonDocument, 'stationId' | 'realName' | 'nickname'>)[]> =>
  findDocs(
    PEOPLE,
    { stationId: { $in: [...stationIds] }, roles: 'station_admin' },
    { order: [['_id', 'asc']], limit: MOST_HEADS, fields: { stationId: 1, realName: 1, nickname: 1 } },
  )

/** The homes that are written down in some grids, and which of these grids somebody looks after. Two requests. */
export async function homesIn(
  stationId: string,
  gridIds: readonly string[],
): Promise<{ homes: Pick<PersonDocument, 'gridId' | 'building'>[]; lookedAfter: string[] }> {
  const within = { $in: [...new Set(gridIds)] }
  const [homes, keepers] = await Promise.all([
    groupDocs<{ _id: Pick<PersonDocument, 'gridId' | 'building'> }>(
      PEOPLE,
      { stationId, gridId: within },
      { _id: { gridId: '$gridId', building: '$building' } },
    ),
    findDocs<PersonDoc>(
      PEOPLE,
      { stationId, roles: { $in: [...OF_GRIDS] }, gridIds: within },
      { limit: 1000, fields: { gridIds: 1 } },
    ),
  ])
  return { homes: homes.map(({ _id }) => _id), lookedAfter: keepers.flatMap((one) => one.gridIds) }
}

/** People without a phone whose cards nobody has had before them yet, counted no further than `most`. */
export const waitingCardsJoin = (stationId: string, most: number): Join => ({
  from: 'people',
  where: { stationId, marks: CARD_MARK, openid: '' },
  ...{ count: true, most },
})

/** Cards that are before somebody now wait no longer. One request, none where none of them waited. */
export async function noteCardsShown(people: readonly PersonDocument[]): Promise<void> {
  const ids = people.flatMap(({ _id, cardWaits }) => (cardWaits === true ? [_id] : []))
  if (ids.length > 0)
    await changeDocs(
      'people',
      { _id: { $in: ids }, cardWaits: true },
      { $set: { cardWaits: false }, $pull: { marks: CARD_MARK } },
    )
}

/** Owns reading what two records of one person have open, and making them one or two again: one transaction each. */
import { type AccountDocument, emptyAccount } from '@/domain/account/account'
import { mergeBooks, unmergeBooks } from '@/domain/account/merge'
import { openStates } from '@/domain/activity/select-next'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { type Decision, invariant, ok, reject } from '@/domain/kernel/errors'
import { type OutboxItem, withOutbox } from '@/domain/kernel/outbox'
import type { Merged, PersonDocument } from '@/domain/person/documents'
import { filing } from '@/domain/person/finding'
import type { OpenThings } from '@/domain/merge/open-things'
import type { MergeFacts, Side } from '@/domain/merge/rules'
import { mergedPeople, unmergedPeople } from '@/domain/merge/writes'
import { closedHome, idsOf } from '@/domain/person/merged'
import { joinedAll } from '../handler'
import { completeOutbox } from '../kernel/outbox'
import { inPages } from '../kernel/paging'
import { type Doc, findDocs } from '../platform/cloud'
import { runTransaction, type Transaction } from '../platform/transaction'
import type { Join } from '../platform/joins'
import { ACCOUNTS, type AccountDoc, ENTRIES, type EntryDoc } from './accounts'
import { standingJoin, type StandingIn } from './campaign-waits'
import { type CourseDoc, hasPart, openCoursesJoin } from './courses'
import { itemKinds } from './items'

const PEOPLE = 'people'
type PersonDoc = PersonDocument & Doc
type Joined = Record<string, Doc[]>

/** Of each kind of open thing so many are looked at; one is enough to say no. */
const MOST_OPEN = 40
/** The newest hours of both, by which a session is found that counts for both. */
const MOST_HOURS = 1000

const undecided = ['open', 'submitted', 'leaderOk', 'returned', 'appealed']
const endedWishes = ['closed', 'confirmed', 'rejected', 'withdrawn']
const endedCases = [
  ...new Set(
    Object.values<CaseKind>(caseKinds).flatMap(({ flow: { states }, bestows }) => [
      ...Object.entries(states).flatMap(([name, state]) => (state.final ? [name] : [])),
      // What was given stays given: nothing is left to be done about it.
      ...(bestows?.states ?? []),
    ]),
  ),
]

/** What these people have open, along with the caller: no request of its own. Read it with `openOf`. */
export function openJoins(personIds: readonly string[], now: number): Record<string, Join> {
  const both = { $in: [...personIds] }
  const some = { limit: MOST_OPEN }
  const openCase = { actorIds: both, state: { $nin: endedCases } }
  const wish = { state: { $nin: endedWishes } }
  return {
    seats: { from: 'enrollments', where: { ownerId: both, state: { $in: [...openStates] } }, ...some },
    courses: openCoursesJoin([...personIds], now),
    prizes: { from: 'redemptions', where: { ownerId: both, state: 'reserved' }, ...some },
    undecided: {
      from: 'serviceRecords',
      where: { ownerId: both, state: { $in: undecided } },
      ...{ ...some, fields: { ownerId: 1, title: 1, day: 1 } },
    },
    made: { from: 'wishes', where: { makerIds: both, ...wish }, ...some, fields: { makerIds: 1 } },
    helped: { from: 'wishes', where: { helperIds: both, ...wish }, ...some, fields: { helperIds: 1 } },
    cases: { from: 'cases', where: openCase, ...some, fields: { actorIds: 1 } },
    sealed: { from: 'sealedCases', where: openCase, ...some, fields: { actorIds: 1 } },
    teams: {
      from: 'teamMembers',
      where: { personId: both, state: { $in: ['applied', 'member'] } },
      ...{ ...some, fields: { personId: 1 } },
    },
    campaigns: standingJoin([...personIds], MOST_OPEN),
  }
}

/** Everything by which it is decided whether two records may become one, along with the caller: no request of its own. */
export function pairJoins(a: string, b: string, now: number): Record<string, Join> {
  const both = { $in: [a, b] }
  return {
    people: { from: PEOPLE, where: { _id: both }, limit: 2 },
    accounts: { from: ACCOUNTS, where: { _id: both }, limit: 2 },
    ...openJoins([a, b], now),
    counted: {
      from: 'serviceRecords',
      where: { ownerId: both, creditStands: true },
      order: { day: -1 },
      limit: MOST_HOURS,
      fields: { ownerId: 1, personId: 1, sessionId: 1, title: 1, day: 1 },
    },
  }
}

/** The two as they were read along with the caller, each with the account; null where there are not both. */
export function sidesIn(joined: Joined, a: string, b: string): { a: Side; b: Side } | null {
  const people = joinedAll<PersonDoc>(joined, 'people')
  const accounts = joinedAll<AccountDoc>(joined, 'accounts')
  const sideOf = (id: string): Side | null => {
    const person = people.find(({ _id }) => _id === id)
    return person ? { person, account: accounts.find(({ _id }) => _id === id) ?? emptyAccount(id) } : null
  }
  const [one, other] = [sideOf(a), sideOf(b)]
  return one && other ? { a: one, b: other } : null
}

/** What the record that closes has open. */
export function openOf(joined: Joined, personId: string): OpenThings {
  const owned = <T extends { ownerId: string }>(name: string): T[] =>
    joinedAll<Doc & T>(joined, name).filter(({ ownerId }) => ownerId === personId)
  const listing = (name: string, field: string): number =>
    joinedAll<Doc>(joined, name).filter((row) =>
      ((row as unknown as Record<string, string[]>)[field] ?? []).includes(personId),
    ).length
  return {
    seats: owned<EnrollmentDocument>('seats').map(({ title, sessionId }) => ({ title, sessionId })),
    courses: joinedAll<CourseDoc>(joined, 'courses')
      .filter((course) => hasPart(course, personId))
      .map(({ _id: courseId, title }) => ({ courseId, title })),
    prizes: owned('prizes').length,
    records: owned<ServiceRecordDocument>('undecided').map(({ title, day }) => ({ title, day })),
    wishes: listing('made', 'makerIds') + listing('helped', 'helperIds'),
    cases: listing('cases', 'actorIds') + listing('sealed', 'actorIds'),
    teams: joinedAll<Doc & { personId: string }>(joined, 'teams').filter((one) => one.personId === personId)
      .length,
    campaigns: joinedAll<StandingIn>(joined, 'campaigns').flatMap(
      ({ personId: who, campaignId, state, going }) =>
        who === personId
          ? going.map(({ n: { title, leaving } }) => ({
              ...{ title, campaignId, leaving, entered: state === 'entered' },
            }))
          : [],
    ),
  }
}

/** Sessions for which both have hours that count, under whatever id of theirs. */
export function countedTwice(joined: Joined, stays: Side, closes: Side): MergeFacts['both'] {
  const counted = joinedAll<Doc & ServiceRecordDocument>(joined, 'counted')
  const of = ({ person }: Side) => {
    const ids = idsOf(person)
    return counted.filter(({ personId, sessionId }) => sessionId !== null && ids.includes(personId))
  }
  const sessions = new Set(of(stays).map(({ sessionId }) => sessionId))
  return of(closes)
    .filter(({ sessionId }) => sessions.has(sessionId))
    .map(({ title, day }) => ({ title, day }))
}

interface Pair {
  stays: string
  closes: string
}

/** Both records and both accounts as the transaction reads them; a closed one's own, not the one that it leads to. */
async function pairInside(tx: Transaction, { stays, closes }: Pair): Promise<{ stays: Side; closes: Side }> {
  const sideOf = async (id: string): Promise<Side> => {
    const person = await tx.get<PersonDoc>(PEOPLE, id)
    invariant(person, 'a person vanished')
    return { person, account: (await tx.get<AccountDoc>(ACCOUNTS, id)) ?? emptyAccount(id) }
  }
  return { stays: await sideOf(stays), closes: await sideOf(closes) }
}

async function writeBooks(
  tx: Transaction,
  books: { stays: AccountDocument; closes: AccountDocument; entries: readonly object[] },
): Promise<void> {
  await tx.set(ACCOUNTS, books.stays as AccountDoc)
  await tx.set(ACCOUNTS, books.closes as AccountDoc)
  for (const entry of books.entries) await tx.add(ENTRIES, entry as EntryDoc)
}

const writePerson = (
  tx: Transaction,
  person: PersonDocument,
  fields: Partial<PersonDocument>,
  items: readonly OutboxItem[],
  at: number,
): Promise<void> => {
  const patch = { $set: { ...fields, ...filing({ ...person, ...fields }) }, $inc: { version: 1 } }
  return tx.update(PEOPLE, person._id, withOutbox({ guard: {}, patch }, items, at).patch)
}

/** What follows is still to be done. */
type Owed = readonly OutboxItem[]

/** Whether the past of a record is still on its way: the way back is not begun before it has arrived. */
const isAdopting = ({ outbox = [] }: PersonDocument): boolean =>
  outbox.some(({ kind }) => kind === itemKinds.adopt.kind)

const adopting = ({ from, to, closes }: { from: string; to: string; closes: PersonDocument }, at: number) =>
  itemKinds.adopt.item(`adopt|${closes._id}|${closes.version}`, at, {
    ...{ from, to, selves: idsOf(closes) },
    members: closes.family.map(({ personId }) => personId),
  })

/**
 * Closes one record into another: both people, both accounts, the entries, and what follows, all of it or nothing; then
 * what follows is done. STALE when either record has changed since it was decided, and when the account is not free any
 * more. At most 13 requests, and those of what follows.
 * @param read the two as they were decided on
 * @param told the letters, by the merge as it is written
 */
export async function writeMerge(
  read: { stays: Side; closes: Side },
  { by, now }: { by: string; now: number },
  told: (merged: Merged) => readonly OutboxItem[],
): Promise<Decision<null, 'STALE'>> {
  const ids = { stays: read.stays.person._id, closes: read.closes.person._id }
  const written = await runTransaction(async (tx): Promise<Decision<Owed, 'STALE'>> => {
    const pair = await pairInside(tx, ids)
    const { stays, closes } = pair
    const owed = stays.person.outbox ?? []
    if (closes.person.merged?.into === ids.stays) return ok(owed)
    if (isAdopting(stays.person) || isAdopting(closes.person)) return reject('STALE')
    const moved = (['stays', 'closes'] as const).some(
      (side) =>
        pair[side].person.version !== read[side].person.version ||
        pair[side].account.version !== read[side].account.version ||
        pair[side].person.agenda.length !== read[side].person.agenda.length,
    )
    if (moved) return reject('STALE')
    const people = mergedPeople(pair, { at: now, by })
    const { merged } = people.closes
    invariant(merged, 'a merge says what it is')
    const accounts = { stays: stays.account, closes: closes.account }
    await writeBooks(tx, mergeBooks(accounts, merged.source, { at: now, byPersonId: by }))
    const items = [adopting({ from: ids.closes, to: ids.stays, closes: closes.person }, now), ...told(merged)]
    await writePerson(tx, closes.person, people.closes, [], now)
    await writePerson(tx, stays.person, people.stays, items, now)
    return ok(items)
  })
  if (!written.ok) return written
  await completeOutbox(PEOPLE, ids.stays, written.value, now)
  return ok(null)
}

/** Opens a closed record again; the same way back. NOT_ENOUGH when of the points not all are free any more. */
export async function writeUnmerge(
  ids: Pair,
  { by, now }: { by: string; now: number },
  mayUndo: (stays: PersonDocument, closes: PersonDocument) => string | null,
  told: (merged: Merged) => readonly OutboxItem[],
): Promise<Decision<null, 'UNMERGE_BLOCKED'>> {
  const written = await runTransaction(async (tx): Promise<Decision<Owed, 'UNMERGE_BLOCKED'>> => {
    const { stays, closes } = await pairInside(tx, ids)
    const { merged } = closes.person
    const owed = stays.person.outbox ?? []
    if (merged?.into !== ids.stays) return ok(owed)
    if (isAdopting(stays.person)) return reject('UNMERGE_BLOCKED', { what: '刚才并的还在搬，过一两分钟再试' })
    if (stays.account.outbox?.length)
      return reject('UNMERGE_BLOCKED', { what: '有一笔时长或积分正在记，过一两分钟再试' })
    const what = mayUndo(stays.person, closes.person)
    if (what !== null) return reject('UNMERGE_BLOCKED', { what })
    const accounts = { stays: stays.account, closes: closes.account }
    const brought = { amounts: merged.brought, lots: merged.lots }
    const books = unmergeBooks(accounts, merged.source, brought, { at: now, byPersonId: by })
    if (!books.ok) return reject('UNMERGE_BLOCKED', { what: '并过来的积分已经用掉了一些' })
    await writeBooks(tx, books.value)
    const people = unmergedPeople(stays.person, closes.person)
    const items = [adopting({ from: ids.stays, to: ids.closes, closes: closes.person }, now), ...told(merged)]
    await writePerson(tx, stays.person, people.stays, items, now)
    await writePerson(tx, closes.person, people.closes, [], now)
    return ok(items)
  })
  if (!written.ok) return written
  await completeOutbox(PEOPLE, ids.stays, written.value, now)
  return ok(null)
}

/** Whether somebody has decided on hours of a closed record since. One request. */
export async function isDecidedSince(closes: PersonDocument, since: number): Promise<boolean> {
  const where = { personId: { $in: idsOf(closes) }, 'history.at': { $gt: since } }
  return (await findDocs('serviceRecords', where, { limit: 1, fields: { _id: 1 } })).length > 0
}

const closedOnes = inPages<PersonDoc>(20, ['_id', 'asc', 'id'])

/** A page of the records of a station that were closed since an instant. One request. */
export const findClosed = (stationId: string, since: number, cursor: string | undefined) =>
  closedOnes.read(
    (where, options) => findDocs<PersonDoc>(PEOPLE, where, options),
    { stationId: closedHome(stationId), 'merged.at': { $gt: since } },
    cursor,
  )

/** Owns making two records of one person one, and two again: what is compared, who may do it, and who is told. */
import type { Output } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { isNear } from '@/domain/household/near'
import { DAY } from '@/domain/kernel/clock'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { Merged, PersonDocument } from '@/domain/person/documents'
import {
  blocksOf,
  goesOver,
  type MergeFacts,
  type Side,
  unmergeBlock,
  UNMERGE_DAYS,
  whichStays,
} from '@/domain/merge/rules'
import { idsOf } from '@/domain/person/merged'
import { residentName } from '@/domain/person/name-of'
import { isActiveVolunteer } from '@/domain/person/standing'
import type { StationDocument } from '@/domain/station/documents'
import { foreign, opened, opening } from '../../access/station'
import { type Caller, done, type Handler, joinedOne, refuse, type Rejected, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { messageItem } from '../../repositories/items'
import { messageOf } from '../../repositories/messages'
import {
  countedTwice,
  findClosed,
  isDecidedSince,
  openOf,
  pairJoins,
  sidesIn,
  writeMerge,
  writeUnmerge,
} from '../../repositories/merges'
import { findPeople, findPerson, withKin } from '../../repositories/people'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'
import { seesOf } from './sees'

type Joined = Record<string, Doc[]>
type PersonDoc = PersonDocument & Doc

const stationIn = (joined: Joined) => joinedOne<StationDocument & Doc>(joined, 'station')

/** Nobody decides about the own records, or those of somebody with whom points are pooled. */
const isTheirs = (caller: Caller, people: readonly PersonDocument[]): boolean =>
  isNear(
    caller,
    people.flatMap((person) => idsOf(person)),
  )

interface Pair {
  a: Side
  b: Side
}

const pairIn = (ids: [string, string], { joined }: { joined: Joined }): Pair | null =>
  ids[0] === ids[1] ? null : sidesIn(joined, ...ids)

/** Both are there, of the caller's station, and neither is the caller's own. */
function pairOpened(pair: Pair | null, caller: Caller): Result<Pair> {
  if (!pair) return refuse('NOT_FOUND')
  const people = [pair.a.person, pair.b.person]
  return foreign(people, caller) ?? (isTheirs(caller, people) ? refuse('OWN_RECORD') : done(pair))
}

function factsFor(joined: Joined, stays: Side, closes: Side, now: number): MergeFacts {
  const open = openOf(joined, closes.person._id)
  return { stays, closes, open, both: countedTwice(joined, stays, closes), now }
}

const recordOf = (
  { person, account }: Side,
  station: StationDocument | null,
): Output<'residents.compare'>['stays'] => ({
  personId: person._id,
  name: residentName(person),
  gridName: gridName(station, person.gridId),
  building: person.building,
  usesApp: person.openid !== '',
  birthDate: person.birthDate,
  nameChangedAt: person.rewritten?.realName ?? null,
  birthDateChangedAt: person.rewritten?.birthDate ?? null,
  since: person.createdAt,
  provedMinutes: account.balances.provedMinutes,
  addedMinutes: account.balances.addedMinutes,
  points: account.balances.points,
  family: person.family.filter(({ removedAt }) => removedAt === null).length,
  isVolunteer: isActiveVolunteer(person),
})

/** One request. */
export const compare: Handler<'residents.compare'> = {
  joins: ({ input, now }) => ({
    ...{ ...withStation, ...withKin },
    ...pairJoins(input.personId, input.otherId, now),
  }),
  run: async ({ caller, input, joined, now }) => {
    const found = pairOpened(pairIn([input.personId, input.otherId], { joined }), caller)
    if (!found.ok) return found
    const { a, b } = found.value
    const { stays: byItself, mayChoose } = whichStays(a, b)
    const wanted = mayChoose && input.stays !== undefined ? input.stays : byItself
    const [stays, closes] = wanted === b.person._id ? [b, a] : [a, b]
    const facts = factsFor(joined, stays, closes, now)
    const station = stationIn(joined)
    return done({
      stays: recordOf(stays, station),
      closes: recordOf(closes, station),
      mayChoose,
      goes: goesOver(facts),
      blocks: blocksOf(facts),
    })
  },
}

const untilOf = (at: number): number => at + UNMERGE_DAYS * DAY

const letter = (
  personId: string,
  { stationId, source }: Pick<Merged, 'stationId' | 'source'>,
  said: { cause: string; title: string; caption: string },
  at: number,
): OutboxItem =>
  messageItem(
    messageOf('toDo', {
      ...{ personId, stationId, cause: [source, said.cause], at },
      params: { title: said.title, caption: said.caption, page: appPages.hours },
    }),
  )

const mergedSaid = {
  cause: 'merged',
  title: '您的两份档案并成了一份',
  caption: `以前另一份里的时长和积分都在这里了，旧的居民卡照样能用。如果另一份不是您的，请在 ${UNMERGE_DAYS} 天内告诉社区工作人员，可以分开。`,
}

const unmergedSaid = {
  cause: 'unmerged',
  title: '并起来的两份档案又分开了',
  caption: '另一份带来的时长和积分回到了那一份。有疑问请找社区工作人员。',
}

/** Whoever has a phone is told on it, of both records. */
const letters = (people: readonly PersonDocument[], merged: Merged, said: typeof mergedSaid, at: number) =>
  people.filter(({ openid }) => openid !== '').map(({ _id }) => letter(_id, merged, said, at))

const isMergedSo = ({ a, b }: Pair, { stationId }: Caller): boolean =>
  b.person.merged?.into === a.person._id && b.person.merged.stationId === stationId

/** What a merge begins with. */
interface Asked {
  caller: Caller
  joined: Joined
  input: { stays: string; closes: string }
}

/** At most 14 requests, and those of what follows: the past of the closed record, and the letters. */
export const merge: Handler<'residents.merge'> = {
  joins: ({ input, now }) => ({ ...withKin, ...pairJoins(input.stays, input.closes, now) }),
  run: opening<Pair, Asked>(({ caller, joined, input: { stays, closes } }) => {
    const pair = pairIn([stays, closes], { joined })
    return pair && isMergedSo(pair, caller) ? done(pair) : pairOpened(pair, caller)
  })(async (pair, { caller, input, joined, now }) => {
    const { a: stays, b: closes } = pair
    const { stays: staysId, closes: closesId } = input
    const answer = (at: number) => done({ stays: staysId, closes: closesId, until: untilOf(at) })
    if (isMergedSo(pair, caller) && closes.person.merged) return answer(closes.person.merged.at)
    const [block] = blocksOf(factsFor(joined, stays, closes, now))
    if (block) return refuse('MERGE_BLOCKED', { what: block.text })
    const people = [stays.person, closes.person]
    const written = await writeMerge({ stays, closes }, { by: caller.personId, now }, (merged) =>
      letters(people, merged, mergedSaid, now),
    )
    return written.ok ? answer(now) : written
  }),
}

/** A closed record of the caller's station; one that stands by now is granted as what is wanted. */
function closedOpened(person: PersonDoc | null, caller: Caller): Result<PersonDoc> {
  const stationId = person?.merged?.stationId ?? person?.stationId
  const found = opened(person && stationId !== undefined ? { stationId, person } : null, caller)
  return found.ok ? done(found.value.person) : found
}

/** Three requests, those of the transaction, and those of what follows. */
export const unmerge: Handler<'residents.unmerge'> = {
  joins: ({ input }) => ({
    ...withKin,
    person: { from: 'people', where: { _id: input.closes }, limit: 1 },
  }),
  run: opening<PersonDoc>(({ caller, joined }) =>
    closedOpened(joinedOne<PersonDoc>(joined, 'person'), caller),
  )(async (closes, { caller, now }) => {
    const { merged } = closes
    if (!merged) return done({ closes: closes._id })
    const [stays, decidedSince] = await Promise.all([
      findPerson(merged.into),
      isDecidedSince(closes, merged.at),
    ])
    if (!stays) return refuse('NOT_FOUND')
    if (isTheirs(caller, [stays, closes])) return refuse('OWN_RECORD')
    const written = await writeUnmerge(
      { stays: stays._id, closes: closes._id },
      { by: caller.personId, now },
      (a, b) => unmergeBlock({ stays: a, closes: b, decidedSince, now }),
      (was) => letters([stays, closes], was, unmergedSaid, now),
    )
    return written.ok ? done({ closes: closes._id }) : (written as Rejected)
  }),
}

/** Three requests, one after the other. */
export const merged: Handler<'residents.merged'> = {
  joins: () => withStation,
  run: async ({ caller, input, joined, now }) => {
    const station = stationIn(joined)
    const { shown, next } = await findClosed(caller.stationId, now - UNMERGE_DAYS * DAY, input.cursor)
    const staff = await findPeople(shown.flatMap(({ merged: how }) => how?.by ?? []))
    const items = rowsOf(shown, (person) => {
      const { at = 0, by = '' } = person.merged ?? {}
      const { gridId, building } = person
      return {
        ...{ closes: person._id, name: residentName(person), building, at, until: untilOf(at) },
        gridName: gridName(station, gridId),
        by: by === caller.personId ? '我' : (staff.get(by)?.realName ?? '同事'),
      }
    })
    return done({ items, next, sees: seesOf(caller) })
  },
}

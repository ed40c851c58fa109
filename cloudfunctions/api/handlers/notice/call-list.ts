/** Owns reaching those who have not read: the call list, the number to call, and ticking somebody off. */
import type { Output } from '@/contract'
import { soughtBy } from '@/domain/directory/sought'
import { isFor, knownAt, type Leg, legOf } from '@/domain/notice/audience'
import { missing, ticking } from '@/domain/notice/decide-receipt'
import type { NoticeDocument } from '@/domain/notice/documents'
import { maskName } from '@/domain/person/mask'
import { nameOf } from '@/domain/person/name-of'
import { liesWithin } from '@/domain/person/reach'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, joinedOne, refuse } from '../../handler'
import { foreign, opening } from '../../access/station'
import type { Doc } from '../../platform/cloud'
import type { Join } from '../../platform/joins'
import { noticeJoin, type NoticeDoc } from '../../repositories/notices'
import {
  type Callee,
  callLegs,
  calleesOf,
  note,
  receiptJoin,
  type ReceiptDoc,
} from '../../repositories/receipts'
import { noteLooks, reveal as revealNumber } from '../../repositories/phone-access-log'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { homeOf } from '../../touched'
import { deskJoined, onDeskNotice } from './load-notice'
import { rowsOf } from '../../views/rows'

type Row = Output<'notice.tick'>

const PAGE = 20
/** People looked at in one request, and requests for one page: among many who have read, few rows may be found. */
const AT_ONCE = 100
const ROUNDS = 5

/** Whoever looks after the building: the grid worker of its grid. The staff looks after all of them. */
const looksAfter = ({ within }: Caller, { gridId }: Pick<Callee, 'gridId'>): boolean =>
  within === null || (gridId !== null && within.includes(gridId))

/** Whole for those who look after the building, masked for others. */
function calleeName(person: Pick<Callee, 'realName' | 'nickname' | 'gridId'>, caller: Caller): string {
  const name = nameOf(person)
  return looksAfter(caller, person) ? name : maskName(name)
}

/** A grid worker's look at names and doors is written down before it happens; for the staff it is the daily work. */
async function noteNames(
  notice: NoticeDoc,
  people: readonly Pick<Callee, '_id' | 'gridId'>[],
  caller: Caller,
  now: number,
): Promise<void> {
  if (caller.within === null) return
  await noteLooks({
    stationId: notice.stationId,
    ...{ caseKind: 'names', caseId: notice._id, viewerId: caller.personId, now },
    reason: `没有读到通知「${notice.title}」，看了姓名和门牌，好打电话或上门`,
    personIds: people.filter((person) => looksAfter(caller, person)).map(({ _id }) => _id),
  })
}

function rowOf(
  person: Omit<Callee, 'receipt'>,
  why: Row['why'],
  receipt: Pick<ReceiptDoc, 'reachedBy' | 'reachedAt'> | null,
  { caller, station }: { caller: Caller; station: StationDocument | null },
): Row {
  return {
    personId: person._id,
    name: calleeName(person, caller),
    maskedPhone: person.maskedPhone,
    gridName: gridName(station, person.gridId),
    building: person.building,
    unit: looksAfter(caller, person) ? (person.unit ?? '') : '',
    room: looksAfter(caller, person) ? (person.room ?? '') : '',
    usesApp: person.openid !== '',
    why,
    reachedBy: receipt?.reachedBy ?? 'none',
    reachedAt: receipt?.reachedAt ?? null,
  }
}

/** Where the walk has come: which leg of the audience, and the last person seen in it. */
function placeOf(cursor: string | undefined): { leg: number; after: string } {
  const parts = /^(\d{1,2})\.([A-Za-z0-9_:-]{1,64})$/.exec(cursor ?? '')
  return parts?.[2] ? { leg: Number(parts[1]), after: parts[2] } : { leg: 0, after: '' }
}

const isOut = ({ state }: NoticeDocument): boolean => state === 'published' || state === 'ended'

/** Somebody of another grid is called by the colleagues there, unless the notice is about what the caller leads. */
const isCalledBy = (
  { within, personId }: Caller,
  { activities }: NoticeDoc,
  person: Pick<PersonDocument, 'gridId'>,
): boolean =>
  within === null ||
  liesWithin(homeOf(person), within) ||
  activities.some(({ leaderId }) => leaderId === personId)

/** Why a person stands on this leg of the call list; null when not. Somebody in several legs is listed in the first. */
function whyListed({ notice, caller, legs }: Walk, person: Callee, leg: number): Row['why'] | null {
  if (!isCalledBy(caller, notice, person)) return null
  const why = missing(notice, person.receipt)
  const isOnLeg = legs[leg]?.keys.length === 0 || legOf(legs, person, notice.stationId) === leg
  const here = isOnLeg && isFor(notice, person)
  return here ? why : null
}

interface Walk {
  notice: NoticeDoc
  caller: Caller
  legs: readonly Leg[]
}

/** People of the audience who are still to be told, in the order of legs and ids. At most five requests. */
async function uncalled(walk: Walk, cursor: string | undefined) {
  const { notice, legs } = walk
  const rows: { person: Callee; why: Row['why'] }[] = []
  let { leg, after } = placeOf(cursor)
  for (let round = 0; round < ROUNDS && rows.length < PAGE; round++) {
    const guard = legs[leg]?.guard
    if (!guard) return { rows, next: null }
    const found = await calleesOf(notice._id, guard, after, AT_ONCE)
    const people = found.map((person) => knownAt(notice.stationId, person))
    for (const person of people) {
      if (rows.length === PAGE) break
      after = person._id
      const [why] = rowsOf([person], (one) => whyListed(walk, one, leg))
      if (why) rows.push({ person, why })
    }
    const through = people.length < AT_ONCE && after === (people.at(-1)?._id ?? after)
    if (through) [leg, after] = [leg + 1, '']
  }
  return { rows, next: leg < legs.length ? `${leg}.${after || '-'}` : null }
}

/** The last four digits of a number, or a part of a name; nothing where nobody can be found by it. */
function marksTyped(text: string): string[] {
  const sought = soughtBy(text, [])
  return sought?.by === 'marks' ? sought.marks : []
}

/**
 * The legs with those alone whom the words find, in the same order. Whoever looks after some grids looks through these:
 * a name that is shown masked cannot be guessed.
 */
function lookedThrough(legs: Leg[], text: string, { within }: Caller): Leg[] {
  if (text.trim() === '') return legs
  const marks = marksTyped(text)
  if (marks.length === 0) return []
  const found = { marks: { $all: marks }, ...(within !== null && { gridId: { $in: [...within] } }) }
  return legs.map((leg) => ({ ...leg, guard: { $and: [leg.guard, found] } }))
}

export const callList: Handler<'notice.callList'> = {
  joins: ({ input }) => ({ ...withStation, notice: noticeJoin(input.noticeId) }),
  run: onDeskNotice(async (notice, { caller, input, joined, now }) => {
    if (!isOut(notice)) return refuse('INVALID_STATE')
    const legs = lookedThrough(callLegs(notice, input), input.text ?? '', caller)
    const { rows, next } = await uncalled({ notice, caller, legs }, input.cursor)
    await noteNames(
      notice,
      rows.map(({ person }) => person),
      caller,
      now,
    )
    const station = joinedOne<StationDocument>(joined, 'station')
    return done({
      title: notice.title,
      items: rowsOf(rows, ({ person, why }) => rowOf(person, why, person.receipt, { caller, station })),
      next,
    })
  }),
}

interface OnePerson {
  notice: NoticeDoc
  person: PersonDocument & Doc
  receipt: ReceiptDoc | null
}

const personJoins = ({
  noticeId,
  personId,
}: {
  noticeId: string
  personId: string
}): Record<string, Join> => ({
  ...withStation,
  notice: noticeJoin(noticeId),
  receipt: receiptJoin(noticeId, personId),
  person: { from: 'people', where: { _id: personId }, limit: 1 },
})

/** The notice, one person of its audience and that person's receipt, as they were joined. */
const onReader = opening<OnePerson>(({ joined, caller }) => {
  const found = deskJoined(joined, caller)
  if (!found.ok) return found
  const notice = found.value
  const receipt = joinedOne<ReceiptDoc>(joined, 'receipt')
  const meant = joinedOne<PersonDocument & Doc>(joined, 'person')
  if (!meant || !isFor(notice, meant)) return foreign([meant], caller) ?? refuse('NOT_FOUND')
  const person = knownAt(notice.stationId, meant)
  if (!isCalledBy(caller, notice, person)) return refuse('NOTICE_NOT_YOUR_GRID')
  return isOut(notice) ? done({ notice, person, receipt }) : refuse('INVALID_STATE')
})

export const tick: Handler<'notice.tick'> = {
  joins: ({ input }) => personJoins(input),
  run: onReader(async ({ notice, person, receipt }, { caller, input, joined, now }) => {
    const why = missing(notice, receipt)
    if (why === null) return refuse('INVALID_STATE')
    await noteNames(notice, [person], caller, now)
    const ticked = await note(receipt, notice, person, ticking(input.how, caller.personId, now))
    const station = joinedOne<StationDocument>(joined, 'station')
    return done(rowOf(person, why, ticked, { caller, station }))
  }),
}

export const reveal: Handler<'notice.reveal'> = {
  joins: ({ input }) => personJoins(input),
  run: onReader(async ({ notice, person, receipt }, { caller, now }) => {
    // Whoever has read it need not be called, so the number stays covered.
    if (missing(notice, receipt) === null) return refuse('INVALID_STATE')
    if (person.phoneCipher === '') return refuse('NOTICE_NO_PHONE')
    const phone = await revealNumber({
      stationId: notice.stationId,
      caseKind: 'notice',
      caseId: notice._id,
      personId: person._id,
      viewerId: caller.personId,
      reason: `没有读到通知「${notice.title}」，打电话告诉一声`,
      now,
      person,
    })
    if (phone === null) return refuse('NOTICE_NO_PHONE')
    return done({ personId: person._id, name: calleeName(person, caller), phone })
  }),
}

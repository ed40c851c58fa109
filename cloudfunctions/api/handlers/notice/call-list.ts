/** Owns reaching those who have not read: the call list, the number to call, and ticking somebody off. */
import type { Output } from '@/contract'
import { isFor, type Leg, legOf } from '@/domain/notice/audience'
import { writesToAll } from '@/domain/notice/decide-audience'
import { missing, ticking } from '@/domain/notice/decide-receipt'
import type { NoticeDocument } from '@/domain/notice/documents'
import { maskName } from '@/domain/person/mask'
import type { PersonDocument } from '@/domain/person/documents'
import type { StationDocument } from '@/domain/station/documents'
import { type Caller, done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import type { Doc, Join } from '../../platform/cloud'
import { noticeJoin, type NoticeDoc } from '../../repositories/notices'
import {
  type Callee,
  callLegs,
  calleesOf,
  note,
  receiptJoin,
  type ReceiptDoc,
} from '../../repositories/receipts'
import { reveal as revealNumber } from '../../repositories/reveals'
import { withStation } from '../../repositories/stations'
import { gridName } from '../../views/profile'
import { deskJoined } from './one-notice'
import { rowsOf } from '../../views/rows'

type Row = Output<'notice.tick'>

const PAGE = 20
/** People looked at in one request, and requests for one page: among many who have read, few rows may be found. */
const AT_ONCE = 100
const ROUNDS = 5

/** Whole for staff, masked for others. */
function calleeName({ realName, nickname }: Pick<Callee, 'realName' | 'nickname'>, caller: Caller): string {
  const name = realName || nickname
  return writesToAll(caller) ? name : maskName(name)
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

/** Why a person stands on this leg of the call list; null when not. Somebody in several legs is listed in the first. */
function whyListed(notice: NoticeDoc, person: Callee, legs: readonly Leg[], leg: number): Row['why'] | null {
  const why = missing(notice, person.receipt)
  const here = isFor(notice.audience, person) && (legs[leg]?.keys.length === 0 || legOf(legs, person) === leg)
  return here ? why : null
}

/** People of the audience who are still to be told, in the order of legs and ids. At most five requests. */
async function uncalled(notice: NoticeDoc, legs: readonly Leg[], cursor: string | undefined) {
  const rows: { person: Callee; why: Row['why'] }[] = []
  let { leg, after } = placeOf(cursor)
  for (let round = 0; round < ROUNDS && rows.length < PAGE; round++) {
    const guard = legs[leg]?.guard
    if (!guard) return { rows, next: null }
    const people = await calleesOf(notice._id, guard, after, AT_ONCE)
    for (const person of people) {
      if (rows.length === PAGE) break
      after = person._id
      const [why] = rowsOf([person], (one) => whyListed(notice, one, legs, leg))
      if (why) rows.push({ person, why })
    }
    const through = people.length < AT_ONCE && after === (people.at(-1)?._id ?? after)
    if (through) [leg, after] = [leg + 1, '']
  }
  return { rows, next: leg < legs.length ? `${leg}.${after || '-'}` : null }
}

export const callList: Handler<'notice.callList'> = {
  joins: ({ input }) => ({ ...withStation, notice: noticeJoin(input.noticeId) }),
  run: async ({ caller, input, joined }) => {
    const found = deskJoined(joined, caller)
    if (!found.ok) return found
    const notice = found.value
    if (!isOut(notice)) return refuse('INVALID_STATE')
    const { rows, next } = await uncalled(notice, callLegs(notice, input), input.cursor)
    const station = joinedOne<StationDocument>(joined, 'station')
    return done({
      title: notice.title,
      items: rowsOf(rows, ({ person, why }) => rowOf(person, why, person.receipt, { caller, station })),
      next,
    })
  },
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
function onePerson(joined: Record<string, Doc[]>, caller: Caller): Result<OnePerson> {
  const found = deskJoined(joined, caller)
  if (!found.ok) return found
  const notice = found.value
  const person = joinedOne<PersonDocument & Doc>(joined, 'person')
  const receipt = joinedOne<ReceiptDoc>(joined, 'receipt')
  if (!person) return refuse('NOT_FOUND')
  if (person.stationId !== caller.stationId) return refuse('OTHER_STATION')
  if (!isFor(notice.audience, person)) return refuse('NOT_FOUND')
  return isOut(notice) ? done({ notice, person, receipt }) : refuse('INVALID_STATE')
}

export const tick: Handler<'notice.tick'> = {
  joins: ({ input }) => personJoins(input),
  run: async ({ caller, input, joined, now }) => {
    const found = onePerson(joined, caller)
    if (!found.ok) return found
    const { notice, person, receipt } = found.value
    const why = missing(notice, receipt)
    if (why === null) return refuse('INVALID_STATE')
    const ticked = await note(receipt, notice, person, ticking(input.how, caller.personId, now))
    const station = joinedOne<StationDocument>(joined, 'station')
    return done(rowOf(person, why, ticked, { caller, station }))
  },
}

export const reveal: Handler<'notice.reveal'> = {
  joins: ({ input }) => personJoins(input),
  run: async ({ caller, joined, now }) => {
    const found = onePerson(joined, caller)
    if (!found.ok) return found
    const { notice, person, receipt } = found.value
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
  },
}

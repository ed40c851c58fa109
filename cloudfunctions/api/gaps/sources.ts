/**
 * Owns what the papers of a station lack, as it is read from the rows: each source says by which read, joined to the station
 * itself, its gaps are found and how one reads. One line each; a list, the papers of a month and the morning's word ask all.
 */
import type { SessionDocument } from '@/domain/activity/documents'
import { tellWeek } from '@/domain/activity/week'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import { casePages } from '@/domain/case-pages'
import { headlineOf } from '@/domain/case/form'
import { isKin } from '@/domain/case/sight'
import { caseKinds, kindOf } from '@/domain/case-kinds'
import {
  endOfTomorrow,
  type Gap,
  gapRules,
  type GapSpan,
  hoursSaidFrom,
  hoursUntil,
  inOrder,
  pressingOf,
} from '@/domain/gaps/gaps'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import { recordFlow } from '@/domain/hours/record-flow'
import { addWorkingDays, DAY, dayOf, type Holidays, startOf, startOfDay } from '@/domain/kernel/clock'
import { statesWaitingFor } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { ORGANISERS, STAFF } from '@/domain/person/roles'
import type { StationDocument } from '@/domain/station/documents'
import { stockText } from '@/domain/store/stock'
import { wishFlow } from '@/domain/wish/wish-flow'
import { dateWord, dayWord, momentWord } from '@/domain/words/moments'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { rowsOf } from '../views/rows'
import { type CaseDoc, runningOutCases } from '../repositories/cases'
import { type PrizeDoc, runningOutJoin } from '../repositories/prizes'
import { heldSessionsJoin, unmannedTurnsJoin } from '../repositories/sessions'
import { waitingCardsJoin } from '../repositories/people'
import { holidaysOf } from '../repositories/stations'
import { waitingWishesJoin, type WishCardDoc } from '../repositories/wishes'

/** Whose gaps are asked for. */
interface Asked {
  stationId: string
  span: GapSpan
  /** Who looks: what concerns somebody is not shown to them. Null where only the number is told. */
  viewerId: string | null
  now: number
}

interface Around {
  holidays: Holidays
  span: GapSpan
  now: number
  /** Who shares a household with whoever looks. */
  kin?: readonly string[]
}

interface Source<T extends Doc> {
  /** The most pressing first; null when the time that is asked about says nothing of it. */
  join: (asked: Asked) => Join | null
  gaps: (found: readonly T[], around: Around) => Gap[]
}

const source = <T extends Doc>(of: Source<T>): Source<Doc> => of as unknown as Source<Doc>

/** One more than is shown, so that it can be said that there are more. */
const LIMIT = gapRules.shown + 1

type Held = Pick<SessionDocument, 'activityId' | 'title' | 'startAt' | 'endAt' | 'duty' | 'course'> &
  Record<'came' | 'told', { n: number }[]> &
  Doc

function heldGap(one: Held, now: number): Omit<Gap, 'id' | 'pressing' | 'since'> | null {
  const name = `「${one.title}」`
  const day = dateWord(one.startAt, now)
  if (one.came.length === 0)
    return {
      ...{ kind: 'unsigned', title: `${name}办完了，没有一个人签到` },
      ...{ caption: `${day}，把来的人补上`, page: deskPages.roster(one._id) },
    }
  const page = deskPages.recapForm(one._id)
  if (one.told.length === 0)
    return { kind: 'untold', title: `${name}还没有写回顾`, caption: `${day}，写几句，放上照片`, page }
  if (one.told[0]?.n === 0)
    return { kind: 'unpictured', title: `${name}的回顾没有照片`, caption: `${day}，补一张就行`, page }
  return null
}

/** Sessions that are over: nobody came, nothing is told of them, or nothing is shown. */
const held = source<Held>({
  join: ({ stationId, span }) => heldSessionsJoin(stationId, span, gapRules.mostSessions),
  gaps: (found, { now }) => {
    // A shift that is on nearly every day, and a lesson, are no events of which anybody writes a recap.
    const events = new Set(tellWeek(found).single.filter(({ duty, course }) => duty !== true && !course))
    return rowsOf(found, (one) => {
      const gap = heldGap(one, now)
      if (gap === null || (gap.kind !== 'unsigned' && !events.has(one))) return []
      return [{ ...gap, id: `${gap.kind}:${one._id}`, pressing: 'open' as const, since: one.endAt }]
    }).flat()
  },
})

/** Hours that nobody has decided, the oldest first. */
const hours = source<Pick<ServiceRecordDocument, 'name' | 'title' | 'day' | 'state'> & Doc>({
  join: ({ stationId, span, now }) => ({
    from: 'serviceRecords',
    where: {
      stationId,
      state: { $in: statesWaitingFor(recordFlow, ORGANISERS) },
      // Closed days make it later, so none is missed; those that are not due yet are left out when they are read.
      day: span.isMonth
        ? { $gte: dayOf(span.from), $lte: dayOf(span.until - 1) }
        : { $lte: lastDaySaid(now) },
    },
    order: { day: 1 },
    limit: LIMIT,
    fields: { name: 1, title: 1, day: 1, state: 1 },
  }),
  gaps: (found, { holidays, span, now }) =>
    rowsOf(found, ({ _id, name, title, day }) => {
      if (!span.isMonth && hoursSaidFrom(day, holidays) > now) return []
      const until = hoursUntil(day, holidays)
      const by = until <= now ? '已经过了 10 个工作日' : `最晚 ${dayWord(until - 1, now)}核完`
      return [
        {
          ...{ id: `hours:${_id}`, kind: 'hours' as const, pressing: pressingOf(until, now) },
          title: `${maskName(name)}的时长还没有核`,
          caption: `${dateWord(startOf(day), now)}「${title}」，${by}`,
          ...{ since: startOf(day), page: `/packages/desk/hours/index?recordId=${_id}` },
        },
      ]
    }).flat(),
})

/** The latest day whose hours may be said now, as if no day had been closed. */
function lastDaySaid(now: number): string {
  let day = startOfDay(now) - gapRules.hoursFromDay * DAY
  while (addWorkingDays(day, gapRules.hoursFromDay) > now) day -= DAY
  return dayOf(day)
}

const clockWord = (dueAt: number, now: number): string =>
  dueAt <= now ? `${momentWord(dueAt, now)} 就该办了` : `${momentWord(dueAt, now)} 以前要办`

/** The kinds of cases that everybody of the station's staff sees at their desk, and not its head alone. */
const atDesk = Object.entries(caseKinds).flatMap(([name, { desk }]) =>
  (desk.roles as readonly string[]).includes('staff') ? [name] : [],
)

/** Cases in the station's hands whose clock ends by tomorrow evening. */
const cases = source<CaseDoc>({
  join: ({ stationId, span, viewerId, now }) =>
    span.isMonth
      ? null
      : runningOutCases(
          { stationId, kinds: atDesk, roles: ORGANISERS, until: endOfTomorrow(now), viewerId },
          LIMIT,
        ),
  gaps: (found, { now, kin }) =>
    rowsOf(found, (one) => {
      const kind = kindOf(one.kind)
      const dueAt = one.dueAt ?? now
      if (isKin(kind, one, { kin })) return []
      return {
        ...{ id: `clock:${one._id}`, kind: 'clock' as const, pressing: pressingOf(dueAt, now), since: dueAt },
        title: headlineOf(kind, one),
        caption: `${kind.title}，${clockWord(dueAt, now)}`,
        page: casePages.case(one.kind, one._id),
      }
    }).flat(),
})

/** Wishes that the station is to see to by tomorrow evening. */
const wishes = source<WishCardDoc>({
  join: ({ stationId, span, now }) => {
    if (span.isMonth) return null
    const states = statesWaitingFor(wishFlow, [...STAFF])
    const waiting = waitingWishesJoin({ stationId, within: null }, states, now, LIMIT)
    return 'where' in waiting
      ? { ...waiting, where: { ...waiting.where, dueAt: { $ne: null, $lte: endOfTomorrow(now) } } }
      : null
  },
  gaps: (found, { now }) =>
    rowsOf(found, ({ _id, form, dueAt }) => ({
      ...{
        id: `clock:${_id}`,
        kind: 'clock' as const,
        pressing: pressingOf(dueAt, now),
        since: dueAt ?? now,
      },
      title: `「${form.title}」`,
      caption: `心愿，${clockWord(dueAt ?? now, now)}`,
      page: appPages.wish(_id),
    })),
})

/** Turns of duty until tomorrow evening for which nobody has a place. */
const turns = source<Pick<SessionDocument, 'activityId' | 'title' | 'startAt'> & Doc>({
  join: ({ stationId, span, now }) =>
    span.isMonth ? null : unmannedTurnsJoin(stationId, { from: now, until: endOfTomorrow(now) }, LIMIT),
  gaps: (found, { now }) =>
    rowsOf(found, ({ _id, activityId, title, startAt }) => ({
      ...{ id: `duty:${_id}`, kind: 'duty' as const, pressing: 'soon' as const, since: startAt },
      title: `${momentWord(startAt, now)} 的「${title}」没有人来值`,
      caption: '找一个人，或者请大家报名',
      page: deskPages.dutyWeek(activityId),
    })),
})

/** Prizes of which fewer are left than they say themselves. */
const stock = source<PrizeDoc>({
  join: ({ stationId, span }) => (span.isMonth ? null : runningOutJoin(stationId, LIMIT)),
  gaps: (found, { now }) =>
    rowsOf(found, ({ _id, title, stock: { free } }) => ({
      ...{ id: `stock:${_id}`, kind: 'stock' as const, pressing: 'open' as const, since: now },
      ...{ title: `「${title}」快没有了`, caption: `${stockText(free, 0)}，补货或者下架` },
      page: deskPages.prizeForm(_id),
    })),
})

/** Residents without a phone, brought in from a table, whose cards nobody has printed: one line, whoever they are. */
const cards = source<{ n: number } & Doc>({
  join: ({ stationId, span }) => (span.isMonth ? null : waitingCardsJoin(stationId, gapRules.mostCards)),
  gaps: ([counted], { now }) => {
    if (counted === undefined) return []
    const many = `${counted.n} 位${counted.n === gapRules.mostCards ? '以上' : ''}`
    return [
      {
        ...{ id: 'cards', kind: 'cards', pressing: 'open', since: now, page: deskPages.paperCards },
        ...{ title: `${many}街坊的居民卡还没有印`, caption: '没用小程序、从表格里导进来的' },
      },
    ]
  },
})

const sources: Record<string, Source<Doc>> = { held, hours, cases, wishes, turns, cards, stock }

/** What is read, along with the station, to see its gaps. */
export const gapJoins = (asked: Asked): Record<string, Join> =>
  Object.fromEntries(
    Object.entries(sources).flatMap(([name, { join }]) => {
      const of = join(asked)
      return of ? [[`gaps_${name}`, of]] : []
    }),
  )

/** The gaps that these reads have found, the most pressing first. */
export function gapsIn(
  station: Pick<StationDocument, 'holidays'> | null,
  joined: Record<string, Doc[]>,
  { span, now, kin = [] }: Pick<Around, 'span' | 'now' | 'kin'>,
): Gap[] {
  const around = { holidays: holidaysOf(station), span, now, kin }
  return inOrder(
    Object.entries(sources).flatMap(([name, { gaps }]) => gaps(joined[`gaps_${name}`] ?? [], around)),
  )
}

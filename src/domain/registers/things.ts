/** Owns the registers of points, goods, rooms and notices. */
import { appPages } from '../app-pages'
import { furtherPages } from '../further-pages'
import { deskPages } from '../desk-pages'
import { surveyPages } from '../survey-pages'
import type { SurveyDocument } from '../survey/documents'
import { surveyFlow } from '../survey/flow'
import { answersIn } from '../survey/report'
import type { NoticeDocument } from '../notice/documents'
import type { RuleSum } from '../points/documents'
import type { BookingSpan, RoomDayDocument } from '../room/documents'
import { placePurposes } from '../station/place-words'
import type { RedemptionDocument, StockMoveDocument } from '../store/documents'
import { stockWayNames } from '../store/vocabulary'
import { dayCell, defineRegister, momentCell, timeCell } from './register'

export const pointsRegister = defineRegister<RuleSum & { _id: string; text: string }>({
  title: '积分（按规则）',
  none: '这个月的积分还没有汇总',
  columns: [
    { head: '怎么来的、怎么去的', room: 40, cell: ({ text }) => text, leads: true },
    { head: '次数', room: 10, cell: ({ times }) => times },
    {
      ...{ head: '发出去的积分', room: 10, is: 'sum', as: 'given' },
      cell: ({ points }) => Math.max(0, points),
    },
    {
      ...{ head: '用出的积分', room: 10, is: 'sum', as: 'used' },
      cell: ({ points }) => Math.max(0, -points),
    },
  ],
})

export const redemptionsRegister = defineRegister<RedemptionDocument>({
  title: '积分超市发出',
  none: '这个月没有发出东西',
  settled: true,
  columns: [
    { head: '什么时候', room: 14, cell: ({ endedAt }) => momentCell(endedAt) },
    { head: '奖品', room: 20, cell: ({ title }) => title, leads: true },
    { head: '谁领的', room: 9, cell: ({ name, personId }, calling) => calling(name, personId), is: 'name' },
    { head: '在哪里领', room: 16, cell: ({ place, partnerName }) => partnerName || place, is: 'place' },
    { head: '积分', room: 7, cell: ({ points }) => points, is: 'sum' },
    {
      ...{ head: '谁发的', room: 9, is: 'name' },
      cell: ({ handedOutBy, handedOutById }, calling) => calling(handedOutBy, handedOutById),
    },
    { head: '情况', room: 9, cell: ({ state }) => (state === 'refunded' ? '退回了' : '发出了') },
  ],
  people: ({ personId, handedOutById }) => [personId, handedOutById],
})

export const stockRegister = defineRegister<StockMoveDocument & { title: string }>({
  title: '积分超市进出',
  none: '这个月没有进出货',
  columns: [
    { head: '什么时候', room: 14, cell: ({ at }) => momentCell(at) },
    { head: '奖品', room: 20, cell: ({ title }) => title, leads: true },
    { head: '怎么动的', room: 8, cell: ({ how }) => stockWayNames[how] },
    { head: '原来', room: 7, cell: ({ before }) => before },
    { head: '现在', room: 7, cell: ({ after }) => after },
    { head: '为什么', room: 24, cell: ({ reason }) => reason },
    {
      head: '谁动的',
      room: 9,
      cell: ({ byName, byPersonId }, calling) => calling(byName, byPersonId),
      is: 'name',
    },
  ],
  people: ({ byPersonId }) => [byPersonId],
  opens: ({ prizeId }) => appPages.deskPrize(prizeId),
})

/** A room on a day, with what took place there. */
const bookings = ({ spans }: RoomDayDocument): BookingSpan[] =>
  spans.filter(
    (span): span is BookingSpan => span.what === 'booking' && ['here', 'over'].includes(span.state),
  )
const activities = ({ spans }: RoomDayDocument) =>
  spans.filter(({ what, holds }) => what === 'session' && holds)

/** What it was used for: 9:00–11:00 健康义诊；14:00–16:00 看书读报 */
function usesOf(day: RoomDayDocument): string {
  const uses = [
    ...activities(day).map((span) => ({ ...span, word: span.what === 'session' ? span.title : '' })),
    ...bookings(day).map((span) => ({
      ...span,
      word: span.purpose === null ? '居民用' : placePurposes[span.purpose],
    })),
  ].sort((a, b) => a.startAt - b.startAt)
  return uses.map(({ startAt, endAt, word }) => `${timeCell(startAt)}–${timeCell(endAt)} ${word}`).join('；')
}

export const roomsRegister = defineRegister<RoomDayDocument>({
  title: '场地使用',
  none: '这个月没有人用场地',
  columns: [
    { head: '日期', room: 10, cell: ({ day }) => day },
    { head: '场地', room: 14, cell: ({ place }) => place, leads: true, is: 'place' },
    { head: '活动几场', room: 8, cell: (day) => activities(day).length, is: 'sum' },
    { head: '居民用了几次', room: 10, cell: (day) => bookings(day).length, is: 'sum', as: 'booked' },
    { head: '来坐坐的人', room: 9, cell: ({ came }) => came.length, is: 'sum', as: 'sat' },
    { head: '用来做什么', room: 40, cell: usesOf },
  ],
  opens: () => furtherPages.roomBoard,
})

/** A notice with how far it has reached. */
export type SentNotice = NoticeDocument & { read: number; called: number }

export const noticesRegister = defineRegister<SentNotice>({
  title: '通知',
  none: '这个月没有发通知',
  columns: [
    { head: '哪天发的', room: 10, cell: ({ publishAt }) => dayCell(publishAt) },
    { head: '通知', room: 28, cell: ({ title }) => title, leads: true },
    { head: '发给谁', room: 20, cell: ({ audienceWords }) => audienceWords },
    { head: '该到多少人', room: 9, cell: ({ people }) => people ?? 0, is: 'sum' },
    { head: '看过', room: 7, cell: ({ read }) => read, is: 'sum' },
    { head: '打电话、上门', room: 9, cell: ({ called }) => called, is: 'sum' },
  ],
  opens: ({ _id }) => deskPages.deskNotice(_id),
})

export const surveysRegister = defineRegister<SurveyDocument>({
  title: '问卷',
  none: '这个月没有收完的问卷',
  columns: [
    { head: '哪天收完的', room: 10, cell: ({ endsAt }) => dayCell(endsAt) },
    { head: '问卷', room: 26, cell: ({ title }) => title, leads: true },
    { head: '问了多少人', room: 9, cell: ({ people }) => people, is: 'sum' },
    {
      head: '交了多少人',
      room: 9,
      cell: ({ figures }) => (figures ? (answersIn(figures) ?? '少于 5 人') : ''),
    },
    { head: '结果', room: 10, cell: ({ open }) => (open ? '公布了' : '站里自己看') },
    { head: '情况', room: 10, cell: ({ state }) => surveyFlow.states[state].label },
  ],
  opens: ({ _id }) => surveyPages.surveyForm(_id),
})

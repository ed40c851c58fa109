/** Owns where the registers of points, goods, rooms and notices are read. */
import type { NoticeDocument } from '@/domain/notice/documents'
import { sentStates } from '@/domain/notice/vocabulary'
import { type PointsSummaryDocument, summaryIdOf } from '@/domain/points/documents'
import {
  noticesRegister,
  surveysRegister,
  pointsRegister,
  redemptionsRegister,
  roomsRegister,
  type SentNotice,
  stockRegister,
} from '@/domain/registers/things'
import type { RoomDayDocument } from '@/domain/room/documents'
import type { RedemptionDocument, StockMoveDocument } from '@/domain/store/documents'
import { type Doc, findDocs, getDoc, groupDocs } from '../platform/cloud'
import { NOTICES } from '../repositories/notices'
import { ROOM_DAYS } from '../repositories/room-days'
import { type SurveyDoc, SURVEYS } from '../repositories/surveys'
import { ofStation, within, withinDays } from './held'
import { atOnce, listed, placedIn, readable, type Wanted } from './source'

const SUMMARIES = 'pointsSummaries'
const summaryOf = ({ station, month }: Wanted) => summaryIdOf(station._id, month)

export const pointsSource = readable({
  register: pointsRegister,
  ...atOnce(
    placedIn(SUMMARIES, (of) => ({ _id: summaryOf(of) })),
    async (of) => {
      const made = await getDoc<PointsSummaryDocument & Doc>(SUMMARIES, summaryOf(of))
      if (!made) return []
      const { byRule, spent, expired } = made
      const other = { source: 'other' as const, times: 0 }
      const used = { _id: 'spent', ruleId: 'spent', ...other, text: '换东西用了', points: -spent }
      // What lapsed was used by nobody: it is said, and not added up.
      const lapsed = {
        _id: 'expired',
        ruleId: 'expired',
        ...other,
        text: `到期没用，${expired} 分`,
        points: 0,
      }
      return [
        ...byRule.map((rule) => ({ ...rule, _id: `${rule.source}:${rule.ruleId}` })),
        ...(spent === 0 ? [] : [used]),
        ...(expired === 0 ? [] : [lapsed]),
      ]
    },
  ),
})

export const redemptionsSource = readable<RedemptionDocument & Doc>({
  register: redemptionsRegister,
  ...listed({
    from: 'redemptions',
    where: ({ station, month }) => ({ stationId: station._id, redeemedMonth: month }),
    order: ['_id', 'asc', 'id'],
    fields: { history: 0, outbox: 0, hold: 0, code: 0 },
  }),
})

export const stockSource = readable<StockMoveDocument & Doc & { title: string }>({
  register: stockRegister,
  ...listed({
    from: 'stockMoves',
    where: (of) => ({ stationId: of.station._id, at: within(of) }),
    order: ['at', 'asc'],
    beside: async (rows) => {
      const moves = rows as (StockMoveDocument & Doc)[]
      const ids = [...new Set(moves.map(({ prizeId }) => prizeId))]
      const found = await findDocs<Doc & { title: string }>(
        'prizes',
        { _id: { $in: ids } },
        { limit: ids.length, fields: { title: 1 } },
      )
      const titles = new Map(found.map(({ _id, title }) => [_id, title]))
      return moves.map((move) => ({ ...move, title: titles.get(move.prizeId) ?? '' }))
    },
  }),
})

/** Days on which somebody was there. */
const isUsed = { $or: [{ 'spans.0': { $exists: true } }, { 'came.0': { $exists: true } }] }

export const roomsSource = readable<RoomDayDocument & Doc>({
  register: roomsRegister,
  ...listed({
    from: ROOM_DAYS,
    where: (of) => ({ ...ofStation(of), day: withinDays(of), ...isUsed }),
    order: ['day', 'asc', 'day'],
    fields: { outbox: 0, line: 0 },
  }),
})

interface Reached {
  _id: string
  read: number
  called: number
}

export const noticesSource = readable<SentNotice & Doc>({
  register: noticesRegister,
  ...listed({
    from: NOTICES,
    where: (of) => ({ stationId: of.station._id, publishAt: within(of), state: { $in: [...sentStates] } }),
    order: ['publishAt', 'asc'],
    fields: { title: 1, audienceWords: 1, people: 1, publishAt: 1 },
    beside: async (rows) => {
      const counted = await groupDocs<Reached>(
        'receipts',
        { noticeId: { $in: rows.map(({ _id }) => _id) } },
        {
          _id: '$noticeId',
          read: { $sum: { $cond: ['$read', 1, 0] } },
          called: { $sum: { $cond: [{ $in: ['$reachedBy', ['call', 'visit']] }, 1, 0] } },
        },
      )
      const of = new Map(counted.map((one) => [one._id, one]))
      return (rows as (NoticeDocument & Doc)[]).map((notice) => ({
        ...notice,
        read: of.get(notice._id)?.read ?? 0,
        called: of.get(notice._id)?.called ?? 0,
      }))
    },
  }),
})

export const surveysSource = readable<SurveyDoc>({
  register: surveysRegister,
  ...listed({
    from: SURVEYS,
    where: (of) => ({ stationId: of.station._id, state: { $ne: 'draft' }, endsAt: within(of) }),
    order: ['endsAt', 'asc'],
    fields: { title: 1, people: 1, 'figures.sums': 1, open: 1, state: 1, endsAt: 1 },
  }),
})

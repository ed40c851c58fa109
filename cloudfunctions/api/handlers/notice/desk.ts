/** Owns what the sender sees: the notices written, and how far one has reached, by building. */
import { homeOfKey } from '@/domain/notice/audience'
import type { NoticeDocument } from '@/domain/notice/documents'
import { placeOf } from '@/domain/station/building'
import type { StationDocument } from '@/domain/station/documents'
import { isStaff } from '@/domain/person/roles'
import { done, type Handler, joinedOne } from '../../handler'
import { onDeskNotice } from './load-notice'
import { findNotices, type NoticeDoc, noticeJoin, NOTICES } from '../../repositories/notices'
import { countRead, type HomeReceipts, receiptsByHome } from '../../repositories/receipts'
import { withStation } from '../../repositories/stations'
import { deskNotice, noticeRow } from '../../views/notice'
import { gridName } from '../../views/profile'
import { rowsOf } from '../../views/rows'
import { inPages } from '../../kernel/paging'

const newestFirst = inPages<NoticeDoc>(10, ['updatedAt', 'desc'])

export const desk: Handler<'notice.desk'> = {
  run: async ({ caller, input }) => {
    const whose = isStaff(caller) ? {} : { authorId: caller.personId }
    const state = input.state === undefined ? {} : { state: input.state }
    const where = { stationId: caller.stationId, ...whose, ...state }
    const { shown, next } = await newestFirst.read(findNotices, where, input.cursor, {
      ...{ text: input.text, in: NOTICES, fields: ['title', 'text', 'audienceWords'] },
      says: ({ title, text, audienceWords }: NoticeDoc) => [title, text, audienceWords],
    })
    const read = await Promise.all(shown.map((notice) => (notice.people === null ? 0 : countRead(notice))))
    const items = rowsOf(shown, (notice, index) => noticeRow(notice, caller, read[index] ?? 0))
    return done({ items, next })
  },
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** One row for each home that people of the audience or receipts have, in the order of the station's buildings. */
function buildingsOf(
  notice: NoticeDocument,
  receipts: readonly HomeReceipts[],
  station: StationDocument | null,
) {
  const rows = new Map<string, { people: number; read: number; confirmed: number; ticked: number }>()
  const grids = station?.grids ?? []
  // One building written in several ways is one row.
  const at = (home: { gridId: string | null; building: string }): string => {
    const { gridId, building } = home.gridId === null ? home : placeOf(home, grids)
    return JSON.stringify([gridId, building])
  }
  const rowAt = (key: string) => rows.get(key) ?? { people: 0, read: 0, confirmed: 0, ticked: 0 }
  for (const [key, people] of Object.entries(notice.homes)) {
    const row = rowAt(at(homeOfKey(key)))
    rows.set(at(homeOfKey(key)), { ...row, people: row.people + people })
  }
  for (const home of receipts) {
    const { people, read, confirmed, ticked } = rowAt(at(home))
    rows.set(at(home), {
      people,
      read: read + home.read,
      confirmed: confirmed + home.confirmed,
      ticked: ticked + home.ticked,
    })
  }
  // Somebody who has moved in since makes a building larger than it was counted.
  for (const row of rows.values()) row.people = Math.max(row.people, row.read)
  const order = station?.grids.flatMap(({ gridId, buildings }) =>
    [...buildings, ''].map((building) => at({ gridId, building })),
  )
  const rank = (key: string): number => {
    const found = order?.indexOf(key) ?? -1
    return found < 0 ? Infinity : found
  }
  return [...rows]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([key, counts]) => {
      const [gridId, building] = JSON.parse(key) as [string | null, string]
      return { gridId, gridName: gridName(station, gridId), building, ...counts }
    })
}

export const reach: Handler<'notice.reach'> = {
  joins: ({ input }) => ({ ...withStation, notice: noticeJoin(input.noticeId) }),
  run: onDeskNotice(async (notice, { caller, joined, now }) => {
    const receipts = await receiptsByHome(notice)
    const read = sum(receipts.map((home) => home.read))
    const people = Math.max(notice.people ?? 0, read)
    return done({
      notice: deskNotice(notice, caller, now, read),
      people,
      read,
      unread: people - read,
      confirmed: sum(receipts.map((home) => home.confirmed)),
      ticked: sum(receipts.map((home) => home.ticked)),
      counted: notice.spread.done,
      buildings: buildingsOf(notice, receipts, joinedOne<StationDocument>(joined, 'station')),
    })
  }),
}

/** Owns reading what points were given for, and the public lists of months. */
import type { PointsSummaryDocument } from '@/domain/points/documents'
import { summaryIdOf } from '@/domain/points/documents'
import { daysOfMonth, type Month } from '@/domain/points/months'
import type { MinutesGroup } from '@/domain/points/preview-rule'
import { addDoc, type Doc, getDoc, groupDocs } from '../platform/cloud'
import { findRecords, type RecordDoc } from './service-records'

const SUMMARIES = 'pointsSummaries'

type SummaryDoc = PointsSummaryDocument & Doc

/** The public list of a month; null until it has been made. One request. */
export const findSummary = (stationId: string, month: Month): Promise<SummaryDoc | null> =>
  getDoc<SummaryDoc>(SUMMARIES, summaryIdOf(stationId, month))

/** Writes the public list of a month; `exists` when it is there. One request. */
export const addSummary = (summary: PointsSummaryDocument): Promise<'added' | 'exists'> =>
  addDoc(SUMMARIES, summary)

const creditedIn = (stationId: string, month: Month) => {
  const { from, until } = daysOfMonth(month)
  return {
    stationId,
    kind: { $in: ['proved', 'added'] },
    creditStands: true,
    day: { $gte: from, $lt: until },
  }
}

/** The credited records of a month by their length, each length with one person who has such a record. One request. */
export async function recordsByMinutes(
  stationId: string,
  month: Month,
): Promise<(MinutesGroup & { personId: string })[]> {
  const found = await groupDocs<{ _id: number; records: number; points: number; personId: string }>(
    'serviceRecords',
    creditedIn(stationId, month),
    { _id: '$minutes', records: { $sum: 1 }, points: { $sum: '$points' }, personId: { $first: '$personId' } },
  )
  return found.map(({ _id, ...group }) => ({ minutes: _id, ...group }))
}

/** The credited records of some people in a month. One request. */
export function recordsOfPeople(
  stationId: string,
  month: Month,
  personIds: readonly string[],
): Promise<RecordDoc[]> {
  const { from, until } = daysOfMonth(month)
  const where = {
    personId: { $in: [...personIds] },
    day: { $gte: from, $lt: until },
    stationId,
    creditStands: true,
  }
  return findRecords(where, { limit: 300 })
}

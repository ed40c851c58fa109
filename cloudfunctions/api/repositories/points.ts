/** Owns reading what points were given for, and the public lists of months. */
import type { PointsSummaryDocument } from '@/domain/points/documents'
import { summaryIdOf } from '@/domain/points/documents'
import { daysOfMonth, type Month, sumsPassOf } from '@/domain/points/months'
import { addDoc, changeDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { findRecords, type RecordDoc } from './service-records'

const SUMMARIES = 'pointsSummaries'

type SummaryDoc = PointsSummaryDocument & Doc

/** The public list of a month; null until it has been made. One request. */
export const findSummary = (stationId: string, month: Month): Promise<SummaryDoc | null> =>
  getDoc<SummaryDoc>(SUMMARIES, summaryIdOf(stationId, month))

/** The later of these months of which there is a list; null when none has been made. One request. */
export async function newestSummary(stationId: string, months: readonly Month[]): Promise<SummaryDoc | null> {
  const where = { _id: { $in: months.map((month) => summaryIdOf(stationId, month)) } }
  const found = await findDocs<SummaryDoc>(SUMMARIES, where, { order: [['_id', 'desc']], limit: 1 })
  return found[0] ?? null
}

/** Writes the public list of a month; `exists` when it is there. One request. */
export const addSummary = (summary: PointsSummaryDocument): Promise<'added' | 'exists'> =>
  addDoc(SUMMARIES, summary)

/** Tells a list that was made before lengths were kept what they come to. One request. */
export const addLengths = ({ _id, lengths, shown }: PointsSummaryDocument): Promise<boolean> =>
  changeDoc(SUMMARIES, _id, { lengths: { $exists: false } }, { $set: { lengths, shown } })

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

/** Whether the points of a month are summed up, along with something else. */
export const summedJoin = (month: Month): { summed: Join } => ({
  summed: { from: 'passes', where: { _id: sumsPassOf(month), finished: true }, limit: 1, fields: { _id: 1 } },
})

export const isSummedIn = (joined: Readonly<Record<string, Doc[] | undefined>>): boolean =>
  (joined['summed'] ?? []).length > 0

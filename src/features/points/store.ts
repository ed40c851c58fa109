/** Owns my points: the balance and every entry behind it, and the public list of each month. */
import { call } from '@/api/client'
import { createPages } from '@/api/pages'
import { createResource } from '@/api/resource'
import type { Output } from '@/contract'

export type Points = Output<'points.mine'>
export type PointsEntry = Points['entries'][number]
export type MonthSummary = Output<'points.summary'>

export const myPoints = createPages({ name: 'points', action: 'points.mine', rows: 'entries', keep: 1 }).of()

const summary = createResource<string, MonthSummary>({
  name: 'points-summary',
  load: (month) => call('points.summary', { month }),
  keyOf: (month) => month,
  keep: 3,
})

export const openSummary = (month: string): Promise<void> => summary.open(month)
export const useSummary = (month: string) => summary.use(summary.select(month))

/** Owns my points: the balance and every entry behind it. */
import { createPages } from '@/api/pages'
import type { Output } from '@/contract'

export type Points = Output<'points.mine'>
export type PointsEntry = Points['entries'][number]

const mine = createPages({
  name: 'points',
  action: 'points.mine',
  rows: ({ entries }) => entries,
  withRows: (page, entries) => ({ ...page, entries }),
  keep: 1,
})

export const openPoints = (): Promise<void> => mine.open({})
export const readOnPoints = (): Promise<void> => mine.readOn({})
export const usePoints = () => mine.use(mine.select({}))

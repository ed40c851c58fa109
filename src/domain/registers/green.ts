/** Owns the register of sorting: how often waste was put out at a point on a day, and how much of it was sorted right. */
import { greenPages } from '../green-pages'
import type { Day } from '../kernel/clock'
import { defineRegister } from './register'

/** What came to one point on one day: numbers alone, so that no household is found in it. */
export interface SortedDay {
  /** `day:point` */
  _id: string
  day: Day
  pointName: string
  scans: number
  right: number
  again: number
  /** How many households these were of. */
  homes: number
}

/** How much was right of what is decided; nothing while that is nothing. */
const rightShare = ({ right, again }: Pick<SortedDay, 'right' | 'again'>): string =>
  right + again === 0 ? '' : `${Math.round((100 * right) / (right + again))}%`

export const sortingRegister = defineRegister<SortedDay>({
  title: '垃圾分类（只有数）',
  none: '这个月没有扫过分类',
  columns: [
    { head: '日期', room: 10, cell: ({ day }) => day },
    { head: '投放点', room: 22, cell: ({ pointName }) => pointName, leads: true },
    { head: '投放几次', room: 9, cell: ({ scans }) => scans, is: 'sum', as: 'scans' },
    { head: '分对了', room: 8, cell: ({ right }) => right, is: 'sum', as: 'right' },
    { head: '再分一下', room: 9, cell: ({ again }) => again, is: 'sum' },
    { head: '分对的占', room: 9, cell: rightShare },
    // The same household comes again the next day, so a sum of these would be of nothing.
    { head: '几户', room: 7, cell: ({ homes }) => homes },
  ],
  opens: () => greenPages.deskSorting,
})

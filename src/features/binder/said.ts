/** Owns how a cell of a register is said on a page: days and times as everywhere, where the file has them as computers sort them. */
import type { Cell } from '@/domain/words/csv'

const DAY = /(\d{4})-(\d{2})-(\d{2})/g
const EARLY = /(^|[^\d:])0(\d:\d{2})/g

/** 2026-11-02 is 11 月 2 日, with its year where that is another one than this; 09:00 is 9:00. */
export function saidCell(cell: Cell, thisYear: string): Cell {
  if (typeof cell === 'number') return cell
  return cell
    .replace(DAY, (_, year: string, month: string, day: string) => {
      const said = `${Number(month)} 月 ${Number(day)} 日`
      return year === thisYear ? said : `${year} 年 ${said}`
    })
    .replace(EARLY, '$1$2')
}

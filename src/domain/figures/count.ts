/** Owns the counting: what a page of a register's lines adds to the figures of a month, and the figures as they are kept. Pure. */
import { type Month, daysOfMonth } from '../points/months'
import type { RegisterKey } from '../registers/keys'
import type { Line, RegisterShape } from '../registers/register'
import { type FigureKey, figureKeys, figures } from './figures'

/** The figures of a station's month. All of it follows from the rows but the day. */
export interface StationMonthDocument {
  /** `station:month`: whoever counts it, it is one. */
  _id: string
  stationId: string
  month: Month
  /** Every figure in the order of their list, zeros as well; those of points only once they are summed up. */
  figures: Record<FigureKey, number>
  /** When it was counted so first: to count it again and find the same changes nothing. */
  madeAt: number
}

/** How long what it holds may grow. */
export const stationMonthLists = { figures: figureKeys.length } as const

export const stationMonthIdOf = (stationId: string, month: Month): string => `${stationId}:${month}`

/**
 * The figures of a month of which nothing is read yet.
 * @param isSummed whether the points of the month are summed up; before that nobody knows what their figures are
 */
export const noFigures = (isSummed: boolean): Record<FigureKey, number> =>
  Object.fromEntries(
    figureKeys
      .filter((key) => isSummed || figures[key]?.register !== 'points')
      .map((key): [FigureKey, number] => [key, 0]),
  )

/** What so many lines are for one figure. */
function worth(
  key: FigureKey,
  { columns }: Pick<RegisterShape, 'columns'>,
  lines: readonly Line[],
  month: Month,
): number {
  const way = figures[key]?.way
  if (!way || way.by === 'lines') return lines.length
  const at = columns.findIndex(({ as }) => as === way.column)
  if (at < 0) throw new Error(`no column of ${key} is called ${way.column}`)
  const cells = lines.map((line) => line.cells[at] ?? '')
  if (way.by === 'sum') return cells.reduce<number>((all, cell) => all + Number(cell || 0), 0)
  if (way.by === 'said') return cells.filter((cell) => cell !== '' && cell !== 0).length
  const { until } = daysOfMonth(month)
  return cells.filter((cell) => cell !== '' && String(cell) < until).length
}

/** The figures that are counted, in the order of their list. */
const keysIn = (counted: Readonly<Record<FigureKey, number>>): FigureKey[] =>
  figureKeys.filter((key) => counted[key] !== undefined)

/** The figures with some more lines of a register. */
export function withLinesOf(
  register: RegisterKey,
  { shape, lines, month }: { shape: Pick<RegisterShape, 'columns'>; lines: readonly Line[]; month: Month },
  before: Readonly<Record<FigureKey, number>>,
): Record<FigureKey, number> {
  return Object.fromEntries(
    keysIn(before).map((key) => {
      const counted = before[key] ?? 0
      return [key, figures[key]?.register === register ? counted + worth(key, shape, lines, month) : counted]
    }),
  )
}

/** The document as it is written: where nothing has changed it is the one that is there. */
export function stationMonth(
  before: StationMonthDocument | null,
  counted: Readonly<Record<FigureKey, number>>,
  { stationId, month, now }: { stationId: string; month: Month; now: number },
): StationMonthDocument {
  const inOrder = Object.fromEntries(keysIn(counted).map((key) => [key, counted[key] ?? 0]))
  if (before && JSON.stringify(before.figures) === JSON.stringify(inOrder)) return before
  return { _id: stationMonthIdOf(stationId, month), stationId, month, figures: inOrder, madeAt: now }
}

/** Owns collecting the cells of a table, within what a table may hold; beyond it reading stops at once. */
import { type Cell, tableRules, type TableRow } from '@/domain/imports/table'
import { FaultyTable } from './fault'

/** Rows and columns count from 0. */
interface Span {
  top: number
  left: number
  bottom: number
  right: number
}

export class Grid {
  readonly #rows = new Map<number, Cell[]>()
  #letters = 0

  /** Notes a cell; one without anything in it takes no place. */
  put(row: number, column: number, cell: Cell): void {
    if (cell !== null && cell.trim() === '') return
    if (column >= tableRules.columns) throw new FaultyTable('tooManyColumns')
    const cells = this.#rows.get(row) ?? []
    if (cells.length === 0) {
      if (this.#rows.size >= tableRules.rows) throw new FaultyTable('tooManyRows')
      this.#rows.set(row, cells)
    }
    const kept = cell?.slice(0, tableRules.cellLetters) ?? null
    this.#letters += kept?.length ?? 0
    if (this.#letters > tableRules.letters) throw new FaultyTable('tooMuchText')
    cells[column] = kept
  }

  /** Cells that were merged all say what the first of them says; rows with nothing else in them stay empty. */
  merge({ top, left, bottom, right }: Span): void {
    const said = this.#rows.get(top)?.[left]
    if (said === undefined) return
    for (const row of this.#rows.keys()) {
      if (row < top || row > bottom) continue
      const last = Math.min(right, tableRules.columns - 1)
      for (let column = left; column <= last; column++)
        if (row !== top || column !== left) this.put(row, column, said)
    }
  }

  /** @throws FaultyTable when nothing was put */
  table(): TableRow[] {
    if (this.#rows.size === 0) throw new FaultyTable('empty')
    return [...this.#rows]
      .sort(([a], [b]) => a - b)
      .map(([row, cells]) => ({
        at: row + 1,
        cells: Array.from(cells, (cell) => (cell === undefined ? '' : cell)),
      }))
  }
}

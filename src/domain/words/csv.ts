/** Owns a table as text that spreadsheets open: WPS and Excel read Chinese in it by the mark at its beginning. */

export type Cell = string | number

const MARK = '\uFEFF'

/** Words that a spreadsheet would take for a formula are shown as words; numbers stay numbers. */
function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const words = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(words) ? `"${words.replace(/"/g, '""')}"` : words
}

/** The lines of a table, its heads among them, as one file. */
export const csvOf = (lines: readonly (readonly Cell[])[]): string =>
  MARK + lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('')

/** Owns what a table is once it was read from a file, whichever kind of file that was, and how large one may be. */

/** What stands in a cell, as text; null where a formula stands, whose outcome nobody has seen. */
export type Cell = string | null

export interface TableRow {
  /** The row's number in the file, from 1, as a spreadsheet shows it. */
  at: number
  cells: Cell[]
}

export const tableRules = {
  /** Bytes of a file. */
  bytes: 2 * 1024 * 1024,
  /** Rows with something in them, those above the head among them. */
  rows: 2_000,
  columns: 40,
  /** Letters of one cell that are read; what is longer is cut, and refused where it is too long. */
  cellLetters: 600,
  /** Letters of all cells together. */
  letters: 300_000,
  /** Bytes of what is packed into a file, once it is unpacked. */
  unpackedBytes: 24 * 1024 * 1024,
}

/** Why a file is not read; each has its words in {@link tableFaults}. */
export type TableFault = keyof typeof tableFaults

export const tableFaults = {
  gone: '文件没有传上来',
  notTable: '不是 .xlsx 或 .csv 表格',
  oldExcel: '是旧版的 .xls',
  locked: '设了打开密码',
  broken: '文件坏了',
  empty: '里面没有字',
  tooLarge: '超过 2 MB',
  unpacksTooLarge: '里面的内容太大',
  tooManyRows: '超过 2,000 行',
  tooManyColumns: '超过 40 列',
  tooMuchText: '字太多',
} as const

/** What the function that reads files answers. */
export type TableAnswer = { ok: true; rows: TableRow[] } | { ok: false; fault: TableFault }

/** Faults that go away when the table is handed in in parts. */
export const isTooMuch = (fault: TableFault): boolean =>
  ['tooLarge', 'unpacksTooLarge', 'tooManyRows', 'tooManyColumns', 'tooMuchText'].includes(fault)

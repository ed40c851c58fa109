/** Owns finding the head of a table and reading the rows beneath it; what cannot be read is refused row by row, with the reason. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { Columns, ImportTable, RowOf } from './define-kind'
import { tidyCell } from './reading'
import type { Cell, TableRow } from './table'

/** A row of the file that is to be imported. */
export interface ReadLine<R = Record<string, unknown>> {
  /** Its number in the file. */
  at: number
  /** What stood in the columns that are known, in their order. */
  texts: string[]
  /** What it says; null where it cannot be read, for this reason. */
  row: R | null
  problem: string
}

interface MatchedTable {
  lines: ReadLine[]
  /** Heads of columns that are no use here. */
  unknown: string[]
}

/** The head stands among the first rows; a title and remarks may stand above it. */
const HEAD_WITHIN = 12

/** A head as it is compared: no blanks, marks or remarks in brackets. */
const headKey = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[(\[【].*?[)\]】]/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const headsOf = (columns: Columns): Map<string, string> =>
  new Map(
    Object.entries(columns).flatMap(([name, { label, words = [] }]) =>
      [label, ...words].map((word) => [headKey(word), name] as const),
    ),
  )

/** Which column each cell of a row names; the first that names one counts. */
function namesIn(row: TableRow, heads: Map<string, string>): (string | null)[] {
  const seen = new Set<string>()
  return row.cells.map((cell) => {
    const name = heads.get(headKey(cell ?? '')) ?? null
    if (name === null || seen.has(name)) return null
    seen.add(name)
    return name
  })
}

/** A head under which numbers of identity papers stand: 身份证号, 公民身份号码, 证件号码. */
const namesIdNumber = (cell: Cell): boolean => {
  const key = headKey(cell ?? '')
  return /身份证|身份号码|^证件号码?$/.test(key) && key.length <= 12
}

/** Numbers of identity papers are taken from nobody, wherever they stand. */
const ID_NUMBER = /(?<!\d)\d{17}[\dXx](?!\d)/
const withoutIdNumber = (cell: Cell): Cell =>
  cell !== null && ID_NUMBER.test(cell.normalize('NFKC').replace(/[\s-]/g, '')) ? '' : cell
const idNumberProblem = '里面像是有身份证号，这个不收；请去掉再导入'

const countOf = (names: readonly (string | null)[]): number => names.filter((name) => name !== null).length

const isEmpty = ({ cells }: TableRow): boolean =>
  cells.every((cell) => cell !== null && tidyCell(cell) === '')

/** Reads what stands in the columns of a kind, in their order. */
export function readRow(
  { columns }: ImportTable,
  cells: readonly Cell[],
): { row: Record<string, unknown>; problems: string[] } {
  const row: Record<string, unknown> = {}
  const problems: string[] = []
  Object.entries(columns).forEach(([name, { label, needed, read, masked }], index) => {
    const cell = cells[index] ?? (cells[index] === null ? null : '')
    if (cell === null) return void problems.push(`${label}是公式，请粘贴成数值`)
    const text = tidyCell(cell)
    if (text === '') return void (needed && problems.push(`没有写${label}`))
    const found = read(text)
    if (found.ok) row[name] = found.value
    else problems.push(`${label}${masked ? found.problem.replaceAll(text, masked(text)) : found.problem}`)
  })
  return { row, problems }
}

/**
 * What a file says, by the columns of a kind. Empty rows are passed over, and a head that is repeated further down.
 * IMPORT_COLUMNS when no row names every column that is needed, with those that are missing; IMPORT_ID_NUMBERS when one
 * is for numbers of identity papers.
 */
export function matchTable(
  table: ImportTable,
  rows: readonly TableRow[],
): Decision<MatchedTable, 'IMPORT_COLUMNS' | 'IMPORT_ID_NUMBERS'> {
  const { columns, keyOf } = table
  const heads = headsOf(columns)
  const named = rows.slice(0, HEAD_WITHIN).map((row) => namesIn(row, heads))
  const best = Math.max(0, ...named.map(countOf))
  const at = named.findIndex((names) => countOf(names) === best)
  const names = named[at] ?? []
  const idColumn = rows.slice(0, at + 1).flatMap(({ cells }) => cells.filter(namesIdNumber))[0]
  if (typeof idColumn === 'string')
    return reject('IMPORT_ID_NUMBERS', { column: tidyCell(idColumn).slice(0, 20) })
  const missing = Object.entries(columns).flatMap(([name, { label, needed }]) =>
    needed && !names.includes(name) ? [label] : [],
  )
  if (missing.length > 0) return reject('IMPORT_COLUMNS', { columns: missing.join('、') })

  const lines: ReadLine[] = []
  const firstWith = new Map<string, number>()
  for (const row of rows.slice(at + 1)) {
    if (isEmpty(row) || countOf(namesIn(row, heads)) === best) continue
    const cells = Object.keys(columns).map((name) => {
      const index = names.indexOf(name)
      return index < 0 || index >= row.cells.length ? '' : (row.cells[index] ?? null)
    })
    const read = readRow(table, cells)
    const hidden = cells.map(withoutIdNumber)
    if (hidden.some((cell, index) => cell !== cells[index])) read.problems = [idNumberProblem]
    const key = read.problems.length === 0 ? keyOf(read.row as RowOf<Columns>) : null
    const before = key === null ? undefined : firstWith.get(key)
    if (before !== undefined) read.problems.push(`和第 ${before} 行写的是同一个`)
    else if (key !== null) firstWith.set(key, row.at)
    const problem = read.problems.join('；')
    lines.push({
      at: row.at,
      texts: hidden.map((cell) => cell ?? ''),
      row: problem === '' ? read.row : null,
      problem,
    })
  }
  const head = rows[at]?.cells ?? []
  const unknown = head.flatMap((cell, index) => {
    const text = tidyCell(cell ?? '')
    return names[index] === null && text !== '' && !heads.has(headKey(text)) ? [text.slice(0, 20)] : []
  })
  return ok({ lines, unknown: [...new Set(unknown)] })
}

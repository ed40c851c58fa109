/** Owns how a writing looks in a spreadsheet: a sheet for each of its tables, named by the heading above it. */
import writeXlsxFile from 'write-excel-file/node'
import { writable, type Writing } from '@/domain/files/writing'
import type { Cell } from '@/domain/words/csv'

type Part = Writing['parts'][number]
type TableOf = Extract<Part, { is: 'table' }>

const FACE = '宋体'
const SIZE = 11
/** Letters that a page of a table is wide; each column has its hundredths of it. */
const WIDE = 112
/** A program refuses a sheet whose name is longer. */
const NAME_LETTERS = 31

interface Sheet {
  name: string
  above: string[]
  table: TableOf
}

const bold = { fontWeight: 'bold', wrap: true } as const

/** A text is given as a text: what begins like a formula is shown and not reckoned. */
const cellOf = (cell: Cell, look: object = { wrap: true }) =>
  typeof cell === 'number'
    ? { value: cell, type: Number, ...look }
    : { value: writable(cell), type: String, ...look }

/** Letters that no program takes in the name of a sheet are left out; two sheets of one name are told apart. */
function nameOf(words: string, taken: readonly string[]): string {
  const name =
    writable(words)
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, NAME_LETTERS) || '表'
  if (!taken.includes(name)) return name
  const again = taken.filter((one) => one.startsWith(name.slice(0, NAME_LETTERS - 4))).length + 1
  return `${name.slice(0, NAME_LETTERS - 4)} ${again}`
}

/** The texts above a table stand in the lines above it. */
function sheetsOf({ title, under, parts }: Writing): Sheet[] {
  const sheets: Sheet[] = []
  let above = [title, under]
  let heading = title
  for (const part of parts) {
    if (part.is === 'heading')
      [heading, above] = [part.text, sheets.length === 0 ? [title, under, part.text] : [part.text]]
    else if (part.is === 'text') above = [...above, part.text]
    else if (part.is === 'table') {
      const name = nameOf(
        heading,
        sheets.map((sheet) => sheet.name),
      )
      sheets.push({ name, above, table: part })
      above = [heading]
    }
  }
  return sheets
}

function linesOf({ above, table: { heads, rows, sum } }: Sheet) {
  const line = (cells: readonly Cell[], look?: object) => cells.map((cell) => cellOf(cell, look))
  return [
    ...above
      .filter((text) => text !== '')
      .map((text, at) => [cellOf(text, at === 0 ? { fontWeight: 'bold' } : {})]),
    ...(heads ? [line(heads, bold)] : []),
    ...rows.map((row) => line(row)),
    ...(sum ? [line(sum, bold)] : []),
  ]
}

/** The bytes of the writing as an .xlsx. */
export function sheetOf(writing: Writing): Promise<Buffer> {
  const sheets = sheetsOf(writing).map((sheet) => ({
    sheet: sheet.name,
    data: linesOf(sheet),
    columns: sheet.table.widths.map((width) => ({ width: Math.max(6, Math.round((WIDE * width) / 100)) })),
    orientation: 'landscape' as const,
  }))
  return writeXlsxFile(sheets as never, { fontFamily: FACE, fontSize: SIZE }).toBuffer()
}

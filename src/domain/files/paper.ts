/** Owns a table for paper: what is on it is said once, and the page, the file for Word and the sheet are made of that. */
import type { Cell } from '../words/csv'
import { hundredths, type Writing } from './writing'

export interface Column<R> {
  head: string
  cell: (row: R, index: number) => Cell
  /** order: counts the lines; number: an amount; sign: left open, to be written in by hand. */
  is?: 'order' | 'number' | 'sign'
}

interface Part<R> {
  /** What stands above its table. */
  name?: string
  rows: readonly R[]
  sum?: R
  /** Who signs beneath it. */
  signs?: readonly string[]
}

export interface Paper<R> {
  title: string
  /** A line beneath the title. */
  facts?: string
  columns: readonly Column<R>[]
  parts: readonly Part<R>[]
  /** The least width, in letters of a caption; a narrower screen scrolls sideways. */
  letters: number
  /** loose: room to write by hand, a line each; dense: many words. */
  look?: 'loose' | 'dense'
}

export const cellsOf = <R>(columns: readonly Column<R>[], row: R, index: number): Cell[] =>
  columns.map(({ cell }) => cell(row, index))

/** Room of a column beside the others. */
const rooms = { order: 1, number: 2, sign: 3, words: 4 } as const

const widthsOf = <R>(columns: readonly Column<R>[]): number[] =>
  hundredths(columns.map(({ is }) => rooms[is ?? 'words']))

export const signatureOf = (who: string): string => `${who}：____________`

/** More columns than these lie on their side. */
const UPRIGHT = 7

/** The same as a file. */
export function paperWriting<R>({ title, facts = '', columns, parts, look }: Paper<R>): Writing {
  return {
    ...{ name: title, title, under: facts },
    ...(columns.length > UPRIGHT && { wide: true as const }),
    parts: parts.flatMap(({ name, rows, sum, signs = [] }): Writing['parts'][number][] => [
      ...(name === undefined ? [] : [{ is: 'heading' as const, text: name }]),
      ...(rows.length === 0
        ? []
        : [
            {
              ...{ is: 'table' as const, widths: widthsOf(columns), heads: columns.map(({ head }) => head) },
              rows: rows.map((row, index) => cellsOf(columns, row, index)),
              ...(sum !== undefined && { sum: cellsOf(columns, sum, rows.length) }),
              ...(look === 'loose' && { tall: true as const }),
            },
          ]),
      ...(signs.length === 0 ? [] : [{ is: 'text' as const, text: signs.map(signatureOf).join('　　　') }]),
    ]),
  }
}

/**
 * Owns what a register is: what a station keeps a list of, month by month, as columns over rows. How a row reads is said
 * here once; the page, the sheet and the chapter of the month's binder are made of that.
 */
import { hundredths, type Writing } from '../files/writing'
import { type Day, dayOf, timeOf } from '../kernel/clock'
import { maskName } from '../person/mask'
import type { Cell } from '../words/csv'
import { harmless } from './harmless'

/** How a person is called in what leaves the station: whole only for whoever agreed to that. */
export type Calling = (name: string, personId: string | null) => string

export interface RegisterColumn<R> {
  head: string
  /** How much room it takes beside the others. */
  room: number
  cell: (row: R, calling: Calling) => Cell
  /**
   * `sum`: a number that is added up beneath. `name`: how somebody is called, which may change without the row being
   * another. `place`: where the station does something, whose rooms are nobody's door.
   */
  is?: 'sum' | 'name' | 'place'
  /** The name by which a figure finds it, whatever its head says. */
  as?: string
  /** Says what a line is about: its title where it is not a line of a table. */
  leads?: true
}

export interface Register<R = never> {
  title: string
  /** What it says of itself where nothing happened in a month. */
  none: string
  /** Whether its rows are settled once the month is over: what becomes of one later is told in the next binder. */
  settled?: true
  columns: readonly RegisterColumn<R>[]
  /** Whose consent to be named is asked for. */
  people?: (row: R) => readonly (string | null)[]
  /** The page of the desk that shows what a row is about; none where there is no such page. */
  opens?: (row: R) => string | null
}

/** A register without its rows: what its table looks like. */
export type RegisterShape = Pick<Register, 'title' | 'none' | 'settled'> & {
  columns: readonly Omit<RegisterColumn<never>, 'cell'>[]
}

/** Keeps the type of the rows while the columns are written. */
export const defineRegister = <R>(register: Register<R>): Register<R> => register

/** A row as it is read, kept and written. */
export interface Line {
  /** Of the document that it is about: by this it is known again. */
  key: string
  cells: Cell[]
}

/** @param named those who agreed to be named in public */
export const callingOf =
  (named: ReadonlySet<string>): Calling =>
  (name, personId) =>
    personId !== null && named.has(personId) ? name : maskName(name)

export const lineOf = <R extends { _id: string }>(register: Register<R>, row: R, calling: Calling): Line => ({
  key: row._id,
  cells: register.columns.map(({ cell, is }) => harmless(cell(row, calling), { place: is === 'place' })),
})

/** A row that cannot be read keeps its place, so that nobody takes the list for whole without it. */
export const unreadable = ({ columns }: Pick<RegisterShape, 'columns'>, key: string): Line => {
  const lead = Math.max(
    0,
    columns.findIndex(({ leads }) => leads),
  )
  return { key, cells: columns.map((_, at) => (at === lead ? '（这一条读不出来）' : '')) }
}

/** What is added up, by column; null beneath the others. */
export type Sums = (number | null)[]

export const noSums = ({ columns }: Pick<RegisterShape, 'columns'>): Sums =>
  columns.map(({ is }) => (is === 'sum' ? 0 : null))

export const withLines = (sums: Sums, lines: readonly Line[]): Sums =>
  sums.map((sum, at) =>
    sum === null ? null : lines.reduce((all, { cells }) => all + Number(cells[at] || 0), sum),
  )

/** The line of the sums; nothing where nothing is added up. */
export function sumLine(sums: Sums): Cell[] | null {
  if (sums.every((sum) => sum === null)) return null
  return sums.map((sum, at) => sum ?? (at === 0 ? '合计' : ''))
}

/** The widths of the columns in hundredths, which come to a hundred. */
export const widthsOf = ({ columns }: Pick<RegisterShape, 'columns'>): number[] =>
  hundredths(columns.map(({ room }) => room))

/** Lines of a register as a table of a file. */
export const tableOf = (
  shape: Pick<RegisterShape, 'columns'>,
  rows: readonly (readonly Cell[])[],
  sum: readonly Cell[] | null = null,
): Writing['parts'][number] => ({
  ...{ is: 'table', widths: widthsOf(shape), heads: shape.columns.map(({ head }) => head), rows },
  ...(sum && { sum }),
})

/** 2026-10-08 */
export const dayCell = (at: number | null): Day | '' => (at === null ? '' : dayOf(at))
/** 09:30 */
export const timeCell = (at: number | null): string => (at === null ? '' : timeOf(at))
/** 2026-10-08 09:30 */
export const momentCell = (at: number | null): string => (at === null ? '' : `${dayOf(at)} ${timeOf(at)}`)

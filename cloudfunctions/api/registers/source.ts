/** Owns what a register is read from: the rows of a station's month, a page at a time, in an order that has an index. */
import type { Guard } from '@/domain/kernel/guarded-update'
import type { Month } from '@/domain/points/months'
import {
  callingOf,
  type Line,
  lineOf,
  type Register,
  type RegisterShape,
  unreadable,
} from '@/domain/registers/register'
import type { StationDocument } from '@/domain/station/documents'
import { inPages, READ_AT_ONCE } from '../kernel/paging'
import { type Doc, findDocs } from '../platform/cloud'
import type { Fields } from '../platform/joins'
import { publicNames } from '../repositories/public-names'
import { rowsOf } from '../views/rows'

export interface Wanted {
  station: StationDocument
  month: Month
  /** When it is read: who is named by the whole name is asked anew each time. */
  now: number
}

interface Page<R> {
  rows: R[]
  /** The mark to read on by; null at the end. */
  next: string | null
}

/** Documents of which there is none in a month without a line. */
interface Place {
  from: string
  where: Guard
}

interface Read<R extends Doc> {
  place: (of: Wanted) => Place
  /** Reads a page of so many rows. One request, and one for each thing that lies beside the rows. */
  read: (of: Wanted, cursor: string | undefined, size: number) => Promise<Page<R>>
}

interface Source<R extends Doc> extends Read<R> {
  register: Register<R>
}

/** Lines of a page with the documents' own pages at the desk. */
interface LinesRead {
  lines: Line[]
  opens: (string | null)[]
  next: string | null
}

/** A register with its source, whatever its rows are. */
export interface ReadableRegister {
  register: RegisterShape
  place: (of: Wanted) => Place
  lines: (of: Wanted, cursor: string | undefined, size: number) => Promise<LinesRead>
}

/** Those among the ids who are called by the whole name, as everywhere in public. One request, none without an id. */
const namedAmong = async (ids: readonly (string | null)[], now: number): Promise<Set<string>> =>
  new Set(
    (
      await publicNames(
        ids.filter((id): id is string => id !== null && id !== ''),
        now,
      )
    ).keys(),
  )

/** A source whose rows are said in the words of its register. */
export const readable = <R extends Doc>({
  register,
  place,
  read: readPage,
}: Source<R>): ReadableRegister => ({
  ...{ register, place },
  lines: async (of, cursor, size) => {
    const { rows, next } = await readPage(of, cursor, size)
    const people = register.people
    const ids = people ? rowsOf(rows, (row) => people(row)).flat() : []
    const calling = callingOf(await namedAmong(ids, of.now))
    const read = rows.map((row) => {
      const [said] = rowsOf([row], (one) => ({
        line: lineOf(register, one, calling),
        opens: register.opens?.(one) ?? null,
      }))
      return said ?? { line: unreadable(register, row._id), opens: null }
    })
    return { lines: read.map(({ line }) => line), opens: read.map(({ opens }) => opens), next }
  },
})

/** Where rows lie that are read in a way of their own. */
export const placedIn =
  (from: string, where: (of: Wanted) => Guard) =>
  (of: Wanted): Place => ({ from, where: where(of) })

interface Listed<R> {
  from: string
  where: (of: Wanted) => Guard
  order: Parameters<typeof inPages>[1]
  fields?: Fields
  /** Reads what lies beside the rows. */
  beside?: (rows: Doc[], of: Wanted) => Promise<R[]>
}

/** Rows that are documents of one collection, in an order of theirs. */
export const listed = <R extends Doc>({ from, where, order, fields, beside }: Listed<R>): Read<R> => ({
  place: placedIn(from, where),
  read: async (of, cursor, size) => {
    const find = (guard: Guard, options: Parameters<typeof findDocs>[2]) =>
      findDocs<R>(from, guard, { ...options, ...(fields && { fields }) })
    const { shown, next } = await inPages<R>(size, order).read(find, where(of), cursor)
    return { rows: beside && shown.length > 0 ? await beside(shown, of) : shown, next }
  },
})

/** Rows that come at once and may be more than a page: handed over in the order of their ids. */
export const inSlices = <R extends Doc>(
  place: Read<R>['place'],
  read: (of: Wanted) => Promise<R[]>,
): Read<R> => ({
  place,
  read: async (of, cursor, size) => {
    const all = [...(await read(of))].sort((a, b) => (a._id < b._id ? -1 : 1))
    const behind = cursor === undefined ? all : all.filter(({ _id }) => _id > cursor)
    const rows = behind.slice(0, size)
    return { rows, next: behind.length > size ? (rows[rows.length - 1]?._id ?? null) : null }
  },
})

/** Rows that come at once: they are few, or sums. */
export const atOnce = <R extends Doc>(
  place: Read<R>['place'],
  read: (of: Wanted) => Promise<R[]>,
): Read<R> => ({ place, read: async (of) => ({ rows: await read(of), next: null }) })

/** Lines of a register behind a mark, where they are read to the end. */
export async function linesOn(
  lines: ReadableRegister['lines'],
  of: Wanted,
  cursor: string | undefined,
): Promise<{ rows: Line[]; next: string | null }> {
  const { lines: rows, next } = await lines(of, cursor, READ_AT_ONCE)
  return { rows, next }
}

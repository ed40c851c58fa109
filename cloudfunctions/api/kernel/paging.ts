/** Owns lists that are read a page at a time: their order, what lies behind a row, and the mark by which a phone reads on. */
import { allOf, type Guard } from '@/domain/kernel/guarded-update'
import { holdsWords, typedWords } from '@/domain/words/holding'
import { type Doc, findDocs, type FindOptions } from '../platform/cloud'
import type { Fields, Join } from '../platform/joins'

type Direction = 'asc' | 'desc'

/** What a list is ordered by; what the field holds, when that is no instant and no other whole number from zero. */
type OrderedBy = [field: string, direction: Direction, holds?: 'day' | 'id']

type Value = number | string

/** What is shown of a list, and the mark to read on by; null at its end. */
interface Page<T> {
  shown: T[]
  next: string | null
}

/** Words that were typed to look through a list by. */
interface Looking {
  /** As typed; with nothing in it the list is read as it is. */
  text: string | undefined
  /** The collection of the list. */
  in: string
  /** The fields that `says` reads. */
  fields: readonly string[]
  /**
   * What a row is found by: no more than whoever looks is shown of it, so that a masked name cannot be guessed letter by
   * letter.
   */
  says: (row: never) => readonly (string | undefined)[]
}

/** Rows of a list that one search looks at: beyond them it is read on by the mark. */
export const LOOKED_AT = 200

/** A list in one order. A mark that is not of this list reads from the beginning. */
interface Pages<T> {
  /** One row more than a page holds, by which it is known whether there is more; in the order of the list. */
  options: { order: [field: string, direction: Direction][]; limit: number }
  /** The page of what was found by these. */
  of: (found: readonly T[]) => Page<T>
  /**
   * Reads a page. As many requests as `find` takes; with words to look by one more, which looks at {@link LOOKED_AT} rows
   * at most in the order of the list, and so at the index of the list. A page of a search may hold less than it could, or
   * nothing, and lead on all the same.
   */
  read: (
    find: (where: Guard, options: Pages<T>['options']) => Promise<T[]>,
    where: Guard,
    cursor: string | undefined,
    looking?: Looking,
  ) => Promise<Page<T>>
  /** A page along with the caller; what is joined is handed to `of`. */
  join: (
    from: Pick<FindOptions, 'fields'> & { from: string; where: Guard },
    cursor: string | undefined,
  ) => Join
}

const signs = { asc: ['$gte', '$gt'], desc: ['$lte', '$lt'] } as const

/**
 * What lies behind a row in an order: rows that are equal in the first fields are told apart by the next one, so that no
 * page leaves one out. The range of the first field stands by itself, which is what an index can begin at.
 * @param values of the row in the fields of the order
 */
export function behindRow(order: readonly OrderedBy[], values: readonly Value[]): Guard {
  const past = order.map(([field, direction], index) => ({
    ...Object.fromEntries(order.slice(0, index).map(([equal], at) => [equal, values[at]])),
    [field]: { [signs[direction][1]]: values[index] },
  }))
  const [first] = order
  if (!first || past.length === 1) return { ...past[0] }
  return { [first[0]]: { [signs[first[1]][0]]: values[0] }, $or: past }
}

const patterns = { number: /^\d{1,15}$/, day: /^\d{4}-\d{2}-\d{2}$/, id: /^[A-Za-z0-9_:-]{1,100}$/ }

function valueOf(text: string, holds: OrderedBy[2]): Value | null {
  if (!patterns[holds ?? 'number'].test(text)) return null
  return holds === undefined ? Number(text) : text
}

/** What a mark says of its row; null when it is not one of a list in this order. */
function valuesIn(cursor: string, order: readonly OrderedBy[]): Value[] | null {
  const parts = cursor.split('.')
  const values = order.flatMap(([, , holds], index) => valueOf(parts[index] ?? '', holds) ?? [])
  return parts.length === order.length && values.length === order.length ? values : null
}

/** The value of a field, which may lie deeper: `volunteer.appliedAt`. One that is missing counts as zero. */
const valueAt = (row: object, field: string): Value =>
  (field.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], row) ?? 0) as Value

/** The rows among those looked at that hold the words, and after which one to look on; null at the end of the list. */
async function lookThrough(
  { in: collection, fields, says }: Looking,
  words: readonly string[],
  where: Guard,
  { order, limit: size }: { order: FindOptions['order'] & object; limit: number },
): Promise<{ ids: string[]; last: Doc | null }> {
  const read: Fields = Object.fromEntries(
    [...fields, ...order.map(([field]) => field)].map((one) => [one, 1]),
  )
  const found = await findDocs(collection, where, { order, limit: LOOKED_AT + 1, fields: read })
  const looked = found.slice(0, LOOKED_AT)
  const texts = (row: Doc) => says(row as never).filter((text) => typeof text === 'string')
  const hits = looked.filter((row) => holdsWords(texts(row), words))
  const shown = hits.slice(0, size)
  const full = hits.length > size ? shown.at(-1) : undefined
  const cut = found.length > LOOKED_AT ? looked.at(-1) : undefined
  return { ids: shown.map(({ _id }) => _id), last: full ?? cut ?? null }
}

/** Rows that are read at once where a list is read to its end: fewer than the database hands over at most. */
export const READ_AT_ONCE = 500

/** The rows of a list from its beginning: to its end, or so many of them. As many requests as its pages take. */
export async function upTo<T>(
  most: number,
  read: (cursor: string | undefined) => Promise<{ rows: readonly T[]; next: string | null }>,
): Promise<{ rows: T[]; isCut: boolean }> {
  const rows: T[] = []
  let cursor: string | null | undefined
  while (cursor !== null && rows.length < most) {
    const page = await read(cursor)
    rows.push(...page.rows)
    cursor = page.next
  }
  return { rows: rows.slice(0, most), isCut: cursor !== null || rows.length > most }
}

/**
 * @param size how many rows a page holds
 * @param fields of the order; rows that are equal in a single one are told apart by their ids
 */
export function inPages<T extends Doc>(
  size: number,
  ...fields: readonly [OrderedBy, ...OrderedBy[]]
): Pages<T> {
  const [[field, direction]] = fields
  const order: readonly OrderedBy[] =
    fields.length > 1 || field === '_id' ? fields : [...fields, ['_id', direction, 'id']]
  const options = { order: order.map(([name, way]): [string, Direction] => [name, way]), limit: size + 1 }
  const behind = (cursor: string | undefined): Guard => {
    const values = cursor === undefined ? null : valuesIn(cursor, order)
    return values ? behindRow(order, values) : {}
  }
  const markOf = (row: object): string => order.map(([name]) => valueAt(row, name)).join('.')
  const of = (found: readonly T[]): Page<T> => {
    const shown = found.slice(0, size)
    const last = found.length > size ? shown[shown.length - 1] : undefined
    return { shown, next: last ? markOf(last) : null }
  }
  const sort = Object.fromEntries(order.map(([name, way]) => [name, way === 'asc' ? 1 : -1] as const))
  return {
    options,
    of,
    read: async (find, where, cursor, looking) => {
      const guard = allOf(behind(cursor), where)
      const words = typedWords(looking?.text ?? '')
      if (!looking || words.length === 0) return of(await find(guard, options))
      const { ids, last } = await lookThrough(looking, words, guard, { order: options.order, limit: size })
      const next = last && markOf(last)
      if (ids.length === 0) return { shown: [], next }
      const shown = await find({ $and: [where, { _id: { $in: ids } }] }, options)
      return { shown, next }
    },
    join: (from, cursor) => ({
      ...from,
      where: allOf(behind(cursor), from.where),
      order: sort,
      limit: options.limit,
    }),
  }
}

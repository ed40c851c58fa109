/** Owns the largest and the smallest values that the contract's schemas take, field by field. */
import { DAY, dayOf, HOUR } from '../../src/domain/kernel/clock'
import {
  BirthDate,
  CardToken,
  Cursor,
  Day,
  DoorDigits,
  FileId,
  Id,
  Instant,
  Month,
  Nonce,
  Phone,
  PhotoId,
  Version,
  VoiceId,
} from '../../src/contract/shapes'

export type Size = 'largest' | 'smallest'

interface Node {
  type: string
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: unknown[]
  pipe?: { type: string; requirement?: unknown }[]
}

/** Values to try for one field, the most extreme first. */
export interface Leaf {
  path: string
  values: unknown[]
}

/** What names something or proves something has no size. */
const fixed = new Set<unknown>([
  Id,
  CardToken,
  Cursor,
  DoorDigits,
  FileId,
  Month,
  Nonce,
  PhotoId,
  Version,
  VoiceId,
])

const boundOf = (node: Node, type: string): number | undefined =>
  node.pipe?.find((step) => step.type === type)?.requirement as number | undefined

/** Whole emoji of several code points, as long as they fit. */
function emoji(length: number): string {
  const one = '👵🏽'
  const text = one.repeat(Math.floor(length / one.length))
  return text + '邻'.repeat(length - text.length)
}

function texts(node: Node, size: Size): unknown[] {
  const most = boundOf(node, 'max_length') ?? 100
  if (size === 'largest') return [emoji(most), '囧'.repeat(most), `${'字'.repeat(Math.max(0, most - 1))}末`]
  return boundOf(node, 'min_length') === undefined ? ['', '1'] : ['1', '一']
}

function special(schema: unknown, size: Size, base: unknown, now: number): unknown[] | null {
  const is = typeof base === 'number' ? base : now
  const large = size === 'largest'
  if (schema === Instant)
    return large ? [4102444800000, now + 399 * DAY, now + 179 * DAY, is + 22 * HOUR] : [0, is - 30 * 60_000]
  if (schema === BirthDate) return [large ? dayOf(now - DAY) : '1905-01-01', '1930-12-31']
  if (schema === Day)
    return large
      ? ['9999-12-31', dayOf(now + 400 * DAY), dayOf(now + 90 * DAY), dayOf(now)]
      : ['0001-01-01', '1905-01-01', dayOf(now + DAY)]
  if (schema === Phone) return [large ? '+86 138-0000-1111' : '0571 8765432']
  return null
}

const setIn = (base: unknown, name: string): unknown => (base as Record<string, unknown> | undefined)?.[name]

/** A list has as many of its items as it takes, or none. */
function lists(node: Node, size: Size, base: unknown): unknown[] {
  const most = boundOf(node, 'max_length') ?? 10
  if (size === 'smallest') return [[]]
  if (node.item?.options) return [node.item.options.slice(0, most)]
  const items = Array.isArray(base) ? (base as unknown[]) : []
  return items.length === 0 ? [] : [Array.from({ length: most }, (_, i) => items[i % items.length])]
}

/** Every field of an input that has a size, with what to try in it. */
export function leavesOf(
  schema: unknown,
  size: Size,
  base: unknown,
  now: number,
  path: string[] = [],
): Leaf[] {
  const node = schema as Node
  const here = (values: unknown[]): Leaf[] => (values.length > 0 ? [{ path: path.join('.'), values }] : [])
  if (fixed.has(schema)) return []
  const own = special(schema, size, base, now)
  if (own) return here(own)
  switch (node.type) {
    case 'object':
      return Object.entries(node.entries ?? {}).flatMap(([name, entry]) =>
        leavesOf(entry, size, setIn(base, name), now, [...path, name]),
      )
    case 'optional':
      if (fixed.has(node.wrapped)) return []
      if (size === 'smallest') return here([undefined])
      return base === undefined && node.wrapped?.type === 'object'
        ? []
        : leavesOf(node.wrapped, size, base, now, path)
    case 'nullable':
      if (fixed.has(node.wrapped)) return []
      return size === 'smallest' ? here([null]) : leavesOf(node.wrapped, size, base, now, path)
    case 'array':
      return [
        ...here(lists(node, size, base)),
        ...(Array.isArray(base) && base.length > 0 && node.item?.type === 'object'
          ? leavesOf(node.item, size, base[0], now, [...path, '0'])
          : []),
      ]
    case 'picklist':
      return here([size === 'largest' ? node.options?.[node.options.length - 1] : node.options?.[0]])
    case 'boolean':
      return here([size === 'largest'])
    case 'number':
      return here([boundOf(node, size === 'largest' ? 'max_value' : 'min_value') ?? 0])
    default:
      return here(texts(node, size))
  }
}

/** The input with a field set; a value of undefined takes the field away. */
export function withValue(input: unknown, path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(input)) as Record<string, unknown>
  const steps = path.split('.')
  let at = copy
  for (const step of steps.slice(0, -1)) {
    at[step] ??= {}
    at = at[step] as Record<string, unknown>
  }
  const last = steps[steps.length - 1] ?? ''
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

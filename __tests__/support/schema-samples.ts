/** Owns well-formed and malformed inputs made from the contract's schemas alone, so that new actions are covered by themselves. */
import * as v from 'valibot'
import { CampaignPeriod } from '../../src/contract/campaign'
import {
  BirthDate,
  CardToken,
  Cursor,
  Day,
  DoorDigits,
  FileId,
  Id,
  Instant,
  LooseAmount,
  Month,
  Nonce,
  OptionId,
  Phone,
  PaperId,
  PhotoId,
  QuestionId,
  SpotKey,
  TableId,
  TimeOfDay,
  WrittenAmount,
  VoiceId,
} from '../../src/contract/shapes'

interface Node {
  type: string
  entries?: Record<string, Node>
  item?: Node
  wrapped?: Node
  options?: unknown[]
  literal?: unknown
  pipe?: { type: string; requirement?: unknown }[]
}

const known = new Map<unknown, unknown>([
  [Id, 'nobody0000'],
  [Instant, 1_800_000_000_000],
  [Day, '2026-11-20'],
  [TimeOfDay, '09:30'],
  [BirthDate, '1980-05-01'],
  [Month, '2026-11'],
  [CampaignPeriod, { by: 'month', key: '2026-11' }],
  [Cursor, '1800000000000'],
  [Phone, '13800001111'],
  [DoorDigits, '123456'],
  [SpotKey, 'grid:nobody'],
  [Nonce, 'nonce-12345678'],
  [CardToken, 'card-unknown-00'],
  [QuestionId, 'q1'],
  [OptionId, 'o1'],
  [WrittenAmount, '12'],
  [LooseAmount, ''],
  [FileId, 'cloud://local-dev.local/notices/a.pdf'],
  [PaperId, 'cloud://local-dev.local/notices/a.pdf'],
  [TableId, 'cloud://local-dev.local/import/a.csv'],
  [PhotoId, 'cloud://local-dev.local/photos/a.jpg'],
  [VoiceId, 'cloud://local-dev.local/voices/a.mp3'],
])

const smallest = (node: Node): number => {
  const bound = node.pipe?.find((step) => step.type === 'min_value')
  return typeof bound?.requirement === 'number' ? bound.requirement : 0
}

/** A well-formed value; ids that belong to nobody unless `given` names others by field. */
export function sample(schema: unknown, given: Record<string, unknown> = {}, field = ''): unknown {
  if (field in given) return given[field]
  if (known.has(schema)) return known.get(schema)
  const node = schema as Node
  switch (node.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(node.entries ?? {})
          .filter(([name, entry]) => entry.type !== 'optional' || name in given)
          .map(([name, entry]) => [name, sample(entry, given, name)]),
      )
    case 'optional':
      return sample(node.wrapped, given, field)
    case 'nullable':
      return null
    case 'array':
      return [sample(node.item, given)]
    case 'picklist':
      return node.options?.[0]
    case 'boolean':
      return true
    case 'literal':
      return node.literal
    case 'record':
      return {}
    case 'number':
      return Math.max(1, smallest(node))
    default:
      return '邻里'
  }
}

/** Values that no field should take as they are: wrong types, operators, sizes, names that JavaScript gives a meaning. */
const poisons: unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  '',
  'x'.repeat(5000),
  '\u0000',
  '${jndi:x}',
  'pnobody; drop',
  [],
  [[]],
  [null],
  {},
  { $ne: null },
  { $gt: '' },
  { $where: 'sleep(1000)' },
  { $regex: '.*' },
  { $inc: { points: 1000 } },
  { $set: { roles: ['station_admin'] } },
  { length: 1 },
  { constructor: { prototype: { roles: ['station_admin'] } } },
  { $date: 'never' },
  { $tcb_server_date: { offset: 0 } },
]

const whole: unknown[] = [null, 0, 1, 'text', '', true, [], [1, 2], [{}], 'x'.repeat(20_000)]

function pathsOf(node: Node, path: string[] = []): string[][] {
  if (node.type === 'optional' || node.type === 'nullable') return pathsOf(node.wrapped as Node, path)
  if (node.type === 'array') return [path, ...pathsOf(node.item as Node, [...path, '0'])]
  if (node.type !== 'object') return [path]
  const inner = Object.entries(node.entries ?? {}).flatMap(([name, entry]) => pathsOf(entry, [...path, name]))
  return path.length > 0 ? [path, ...inner] : inner
}

function withValue(base: unknown, path: readonly string[], value: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(base) ? [...base] : { ...(base as object) }
  const target = copy as Record<string, unknown>
  target[head] = withValue(target[head] ?? {}, rest, value)
  return copy
}

function without(base: unknown, path: readonly string[]): unknown {
  const copy = JSON.parse(JSON.stringify(base)) as unknown
  let at = copy as Record<string, unknown>
  for (const step of path.slice(0, -1)) at = (at?.[step] ?? {}) as Record<string, unknown>
  delete at[path[path.length - 1] ?? '']
  return copy
}

/** At least `count` inputs that the schema refuses: every field missing and poisoned, then pairs of poisoned fields. */
export function malformed(schema: unknown, count: number): unknown[] {
  const base = sample(schema)
  const paths = pathsOf(schema as Node)
  const refused = (input: unknown): boolean => !v.safeParse(schema as v.GenericSchema, input).success
  const found = [...whole, ...paths.map((path) => without(base, path))].filter(refused)
  for (const path of paths) for (const poison of poisons) found.push(withValue(base, path, poison))
  const once = found.filter(refused)
  // The same refused objects again, each with a field too many: it must not make them acceptable.
  const objects = once.filter((input) => typeof input === 'object' && input !== null && !Array.isArray(input))
  for (let round = 0; objects.length > 0 && once.length < count; round++) {
    const poison = poisons[round % poisons.length]
    once.push(
      ...objects.map((input) => ({ ...(input as object), [`$extra${round}`]: poison })).filter(refused),
    )
  }
  // What takes no fields can only be handed something that is no object.
  for (let i = 0; once.length < count; i++) once.push(i % 2 === 0 ? i : 'x'.repeat(i))
  return once
}

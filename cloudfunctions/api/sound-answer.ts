/**
 * Owns that one bad record takes an answer from nobody: what of an answer does not meet its contract is left out, the
 * row it stands in first, and told to whoever reads the log. What is left meets the contract.
 */
import * as v from 'valibot'

type Schema = v.GenericSchema<unknown, unknown>

/** One thing left out: where it stood, and what was wrong with it. */
interface LeftOut {
  path: string
  why: string
}

/** The parts of a schema that lead to what is inside it. */
interface Node {
  type: string
  entries?: Record<string, Node>
  item?: Node
  value?: Node
  wrapped?: Node
}

/** A place in an answer that can go without taking its neighbours along, or a text or number that can stay empty. */
interface Cut {
  keys: (string | number)[]
  how: 'row' | 'null' | 'gone' | 'blank'
  blank?: string | number
}

const isWrapper = (type: string): boolean => ['nullable', 'optional', 'nullish'].includes(type)

/** Every place on the way to an issue that can be left out, the outermost first. */
function cutsTo(schema: Schema, path: readonly (string | number)[]): Cut[] {
  const cuts: Cut[] = []
  let node: Node | undefined = schema as unknown as Node
  for (let depth = 0; node; depth++) {
    while (node && isWrapper(node.type)) {
      cuts.push({ keys: path.slice(0, depth), how: node.type === 'optional' ? 'gone' : 'null' })
      node = node.wrapped
    }
    const key = path[depth]
    if (node === undefined) return cuts
    if (key === undefined) return [...blankFor(node, path), ...cuts]
    if (node.type === 'array') cuts.push({ keys: path.slice(0, depth + 1), how: 'row' })
    if (node.type === 'record') cuts.push({ keys: path.slice(0, depth + 1), how: 'gone' })
    node = node.type === 'array' ? node.item : node.type === 'record' ? node.value : node.entries?.[key]
  }
  return cuts
}

/** The last resort: a page of one thing is better shown with one empty field than not at all. */
function blankFor({ type }: Node, keys: readonly (string | number)[]): Cut[] {
  if (type === 'string') return [{ keys: [...keys], how: 'blank', blank: '' }]
  return type === 'number' ? [{ keys: [...keys], how: 'blank', blank: 0 }] : []
}

type Holder = Record<string | number, unknown>

/** The answer without what stands at this place; everything beside it is kept as it was. */
function without(value: unknown, cut: Cut): unknown {
  const { how, keys, blank } = cut
  const [key, ...rest] = keys
  const inner = { ...cut, keys: rest }
  if (key === undefined) return how === 'null' ? null : blank
  if (Array.isArray(value)) {
    const rows = value as unknown[]
    if (rest.length === 0 && how === 'row') return rows.filter((_, index) => index !== key)
    return rows.map((row, index) => (index === key ? without(row, inner) : row))
  }
  const copy: Holder = { ...(value as Holder) }
  if (rest.length === 0 && how === 'gone') delete copy[key]
  else copy[key] = without(copy[key], inner)
  return copy
}

/** More than this many bad places in one answer are no longer a bad row. */
const MOST_CUTS = 500

/**
 * An answer as its contract has it. A place that does not meet it is left out: the innermost row or nullable field that
 * holds it, and when that does not help the next one around it.
 * @returns null when what is wrong stands in no row, so that there is no sound answer
 */
export function soundAnswer<S extends Schema>(
  schema: S,
  value: unknown,
): { data: v.InferOutput<S>; leftOut: LeftOut[] } | null {
  const leftOut: LeftOut[] = []
  let current = value
  for (let round = 0; round <= MOST_CUTS; round++) {
    const parsed = v.safeParse(schema, current)
    if (parsed.success) return { data: parsed.output as v.InferOutput<S>, leftOut }
    const issue = parsed.issues[0]
    const path = (issue.path ?? []).map((step) => (step as { key: string | number }).key)
    const cut = cutsTo(schema, path)
      .reverse()
      .find((one) => helps(one, current))
    if (!cut) return null
    leftOut.push({ path: path.join('.'), why: issue.message })
    current = without(current, cut)
  }
  return null
}

/** Whether leaving this out changes anything; what is null or empty already and still refused does not. */
function helps({ keys, how, blank }: Cut, value: unknown): boolean {
  const at = keys.reduce<unknown>((inside, key) => (inside as Holder | null)?.[key], value)
  if (how === 'null') return at !== null
  return how !== 'blank' || at !== blank
}

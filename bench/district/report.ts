/** Owns comparing what the same steps cost at a station and in a district, and saying which of them are not flat. */
import type { Cost } from '../steps'
import { reasons } from './reasons'

/** Bytes differ by the length of numbers and names; beyond this much they have grown. */
const LOOSE = { part: 1.1, bytes: 200 } as const

const larger = (before: number, after: number): boolean => after > before * LOOSE.part + LOOSE.bytes

/** In what a step has grown; empty when it is flat. */
function grownIn(before: Cost, after: Cost): string[] {
  const counts = (['ops', 'depth', 'docs'] as const).filter((name) => after[name] > before[name])
  const bytes = (['read', 'answer'] as const).filter((name) => larger(before[name], after[name]))
  return [...counts, ...bytes].map((name) => `${name} ${before[name]} → ${after[name]}`)
}

/** Every step that grows and has no reason to, or beyond its reason, with what it grows in. */
export const unreasoned = (before: readonly Cost[], after: readonly Cost[]): string[] =>
  after.flatMap((cost, i) => {
    const grown = grownIn(before[i] ?? cost, cost)
    const most = reasons[cost.step]?.docs ?? 0
    return grown.length > 0 && cost.docs > most ? [`${cost.step}: ${grown.join(', ')}`] : []
  })

export interface Column {
  name: string
  documents: number
  costs: readonly Cost[]
}

const whole = (value: number): string => value.toLocaleString('en-US')
const distinct = (values: readonly number[]): string =>
  (new Set(values).size === 1 ? values.slice(0, 1) : values).map(whole).join(' → ')

/** The comparison as a table; each cell is one figure where all columns agree. */
export function reportText(columns: readonly Column[]): string[] {
  const [first] = columns
  if (!first) return []
  const rows = first.costs.map(({ step }, i) => {
    const at = columns.flatMap(({ costs }) => costs[i] ?? [])
    const cell = (name: 'ops' | 'depth' | 'docs' | 'read' | 'answer'): string =>
      distinct(at.map((cost) => cost[name]))
    const grown = at.slice(1).flatMap((cost, k) => grownIn(at[k] ?? cost, cost))
    const word = grown.length === 0 ? 'flat' : `grows: ${reasons[step]?.why ?? '**not known why**'}`
    return `| ${step} | ${cell('ops')} | ${cell('depth')} | ${cell('docs')} | ${cell('read')} | ${cell('answer')} | ${word} |`
  })
  return [
    columns.map(({ name, documents }) => `${name}: ${whole(documents)} documents`).join('; ') + '.',
    '',
    '| what a person does | requests | deep | documents examined | bytes read | bytes answered | |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]
}

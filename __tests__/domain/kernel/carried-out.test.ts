/**
 * Owns that no workflow declares what nobody does, as the sources themselves say it: every effect has an executor that
 * is asked, every event of the system is sent by what the timer or an action runs, every overdue event by the timer,
 * every event of a person by an action whose handler knows the flow. By hand stand here only the events of taking back
 * of a table that does not name them itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { contract } from '../../../src/contract'
import { takingsBack } from '../../../src/domain/hours/record-flow'
import { overdueEvents } from '../../../src/domain/kernel/workflow-reading'

const root = join(__dirname, '../../..')
const API = 'cloudfunctions/api/index.ts'
const JOBS = 'cloudfunctions/jobs/index.ts'

const texts = new Map<string, string>()
function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8')
  texts.set(file, text)
  return text
}

/** The source that an import names; null for what is none of ours. */
function resolved(from: string, name: string): string | null {
  const base = name.startsWith('@/')
    ? `src/${name.slice(2)}`
    : name.startsWith('.')
      ? normalize(join(dirname(from), name))
      : null
  if (base === null) return null
  return [`${base}.ts`, `${base}/index.ts`].find((file) => existsSync(join(root, file))) ?? null
}

const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/from '([^']+)'/g)].flatMap(([, name = '']) => resolved(file, name) ?? [])

/** A source and everything that it leads to. */
function closureOf(entry: string): string[] {
  const found = new Set([entry])
  for (const file of found) importsOf(file).forEach((next) => found.add(next))
  return [...found]
}

/** What shows a case, or says who may, moves nothing. */
const moves = (file: string): boolean => !/^cloudfunctions\/api\/(views|access)\//.test(file)

const ran = { api: closureOf(API).filter(moves), jobs: closureOf(JOBS).filter(moves) }
const all = [...new Set([...ran.api, ...ran.jobs])]

interface Flow {
  name: string
  effects: readonly string[]
  takesBack?: readonly string[]
  rows: readonly { on: string; to: string; by: readonly string[]; overdue?: string }[]
}

interface Declared {
  flow: Flow
  /** The file and the constant that declare it. */
  file: string
  constant: string
}

const flowFiles = (readdirSync(join(root, 'src/domain'), { recursive: true }) as string[])
  .filter((file) => file.endsWith('-flow.ts'))
  .map((file) => `src/domain/${file}`)

const declared = flowFiles.flatMap((file): Declared[] => {
  const constant = /export const (\w+) = defineWorkflow\(/.exec(textOf(file))?.[1] ?? ''
  const exported = jest.requireActual<Record<string, Flow>>(join(root, file))
  const flow = exported[constant]
  return flow ? [{ flow, file, constant }] : []
})

/** The sources that know a flow, of these: they lie beside it, or import what does. The table itself sends nothing. */
const knowing = ({ file }: Declared, files: readonly string[]): string[] =>
  files.filter(
    (one) =>
      dirname(one) === dirname(file) || importsOf(one).some((other) => dirname(other) === dirname(file)),
  )

/** What stands behind the table where a file declares one, everything of the others. */
function deedsIn(file: string): string {
  const text = textOf(file)
  return file.endsWith('-flow.ts') ? text.slice(text.indexOf('\n})\n')) : text
}

const says = (files: readonly string[], event: string): boolean =>
  files.some((file) => deedsIn(file).includes(`'${event}'`))

/** Whether a job takes the overdue events of a flow from its table, whatever they are called. */
const takesOverdue = (one: Declared): boolean =>
  knowing(one, ran.jobs).some((file) =>
    new RegExp(`overdueEvents\\(${one.constant}\\)|timedStates\\(\\{\\s+flow: ${one.constant},`).test(
      textOf(file),
    ),
  )

/** The events that an action takes by name, if it does. */
function eventsOf(action: string): readonly string[] {
  const input = (contract as Record<string, { input: unknown }>)[action]?.input
  const { event } = (input as { entries?: Record<string, { options?: readonly string[] }> }).entries ?? {}
  return event?.options ?? []
}

/** The actions that a handler's file answers. */
const actionsIn = (file: string): string[] =>
  [...textOf(file).matchAll(/(?:: Handler(?:For)?|\bofWish)<'([\w.]+)'>/g)].map(([, action = '']) => action)

const eventsOfPeople = (one: Declared): string[] =>
  knowing(one, ran.api).flatMap((file) => actionsIn(file).flatMap(eventsOf))

/** The effects of a table that are complete by type, where they are asked: a constant typed by `EffectOf` of the flow. */
function isExecuted({ constant }: Declared): boolean {
  const alias = all.flatMap(
    (file) => new RegExp(`type (\\w+) = EffectOf<typeof ${constant}>`).exec(textOf(file))?.[1] ?? [],
  )[0]
  return all.some((file) => {
    const asks = /carryOut\(executors, |takeSteps\(steps, /.test(textOf(file))
    const typed = new RegExp(`const (executors: Executors|steps: Steps)<${alias ?? '-'},`).test(textOf(file))
    return asks && typed
  })
}

/** The events that take a decision back, where an action asks the table which of them it is. */
const takenBack = (one: Declared): readonly string[] =>
  knowing(one, ran.api).some((file) => textOf(file).includes('takingBack('))
    ? (one.flow.takesBack ?? (one.constant === 'recordFlow' ? takingsBack : []))
    : []

it('knows every workflow there is', () => {
  expect(declared.map(({ file }) => file)).toEqual(flowFiles)
  expect(declared.length).toBeGreaterThanOrEqual(10)
  expect(ran.jobs.length).toBeGreaterThan(100)
})

describe.each(declared.map((one) => [one.flow.name, one] as const))('%s', (_name, one) => {
  const { rows, effects } = one.flow
  const files = { api: knowing(one, ran.api), jobs: knowing(one, ran.jobs) }

  it('declares no effect that nobody carries out', () => {
    expect(isExecuted(one)).toBe(effects.length > 0)
  })

  it('has no overdue event that no running job sends', () => {
    const overdue = [...new Set(overdueEvents(one.flow).values())]
    expect(takesOverdue(one) ? [] : overdue.filter((event) => !says(files.jobs, event))).toEqual([])
  })

  it('has no event of the system that nobody sends', () => {
    const overdue = takesOverdue(one) ? [...overdueEvents(one.flow).values()] : []
    const sent = rows.filter(({ by }) => by.includes('system')).map(({ on }) => on)
    const unsent = sent.filter(
      (event) => !overdue.includes(event) && !says([...files.jobs, ...files.api], event),
    )
    expect(unsent).toEqual([])
  })

  it('has no event of a person that no action reaches', () => {
    const named = [...eventsOfPeople(one), ...takenBack(one)]
    const sent = rows.filter(({ by }) => by.some((role) => role !== 'system')).map(({ on }) => on)
    expect(sent.filter((event) => !named.includes(event) && !says(files.api, event))).toEqual([])
  })
})

describe('what nobody does is found', () => {
  const [first] = declared.filter(({ constant }) => constant === 'wishFlow')

  it('by its name, when no source says it', () => {
    if (!first) throw new Error('no flow of wishes')
    expect(says(knowing(first, all), 'blowUp')).toBe(false)
    expect(isExecuted({ ...first, constant: 'otherFlow' })).toBe(false)
    expect(takesOverdue({ ...first, constant: 'otherFlow' })).toBe(false)
  })
})

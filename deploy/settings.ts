/** Owns which environment variables each function shall have: what is set, what the operator gives, what is made once. */
import { variables } from '../cloudfunctions/declaration'
import type { FunctionSettings } from './cloud'
import type { Present } from './present'
import type { Wanted } from './wanted'

export interface Choice {
  /** What the operator gives for environment variables. */
  values: Readonly<Record<string, string>>
  /** Secrets to be used where an environment has none yet. */
  secrets: { PERSON_KEY: string; FIRST_HEAD_CODE: string }
  /** Drops what nothing asks for any more. */
  prune: boolean
  /** Deletes and makes anew a function with too low a runtime. */
  remake: boolean
}

/** Under which name a function says which code it has. */
export const CODE_DIGEST = 'CODE_DIGEST'

/** As short a key can be found by trying, and the functions refuse to work with it. */
const LEAST_KEY_LETTERS = 12

/** A runtime as a number that can be compared; what is no Node is lower than any. */
const nodeOf = (runtime: string): number => Number(/^Nodejs(\d+\.\d+)/.exec(runtime)?.[1] ?? 0)

/** Whether what is built for one runtime may not run on the other, which is never changed. */
export const isTooOld = (runtime: string, lowest: string): boolean => nodeOf(runtime) < nodeOf(lowest)

interface Found {
  settings: Record<string, FunctionSettings>
  blocked: string[]
  made: (keyof Choice['secrets'])[]
}

/** Whether a name is one that functions read. */
export const isRead = (name: string): boolean => variables.some((one) => one.name.test(name))

const declaredAs = (name: string) => variables.find((one) => one.name.test(name))

/** The one value that a variable has; null where it has none or several. */
function valueNow(present: Present, name: string): { values: string[]; value: string | null } {
  const values = [
    ...new Set(
      Object.values(present.functions).flatMap(({ variables: has }) => (has[name] ? [has[name]] : [])),
    ),
  ]
  return { values, value: values.length === 1 ? values[0]! : null }
}

/** What stands against a value for a key; a key that is set is never replaced. */
function againstKey(name: string, now: readonly string[], given: string | undefined): string[] {
  if (now.length > 1)
    return [`${name} is not the same on all functions: set by hand the one with which the data was written`]
  if (given === undefined) return []
  if (now.length === 1 && now[0] !== given)
    return [`${name} is set already and never replaced: take it out of what you give`]
  return given.length < LEAST_KEY_LETTERS ? [`${name} is too short: ${LEAST_KEY_LETTERS} characters`] : []
}

/** Secrets that are made because the environment is new; one with people in it and no key needs the old one. */
function secretsFor(present: Present, { values }: Choice): Omit<Found, 'settings'> {
  const blocked: string[] = []
  const made: Found['made'] = []
  const has = (name: string): boolean => Boolean(values[name]) || valueNow(present, name).values.length > 0
  if (!has('PERSON_KEY')) {
    if (present.filled.includes('people'))
      blocked.push('there are people here and no PERSON_KEY: give the one with which they were written')
    else made.push('PERSON_KEY')
  }
  const isNew = !present.filled.includes('stations') && !present.filled.includes('units')
  if (!has('FIRST_HEAD_CODE') && isNew) made.push('FIRST_HEAD_CODE')
  return { blocked, made }
}

/**
 * What a function that is made anew would lose should the deployment be cut off there: whatever no other function has, and
 * what nothing here reads, because nobody would know that it was there.
 */
function aloneOn(fn: string, present: Present, values: Choice['values']): string[] {
  const others = Object.entries(present.functions).filter(([name]) => name !== fn)
  return Object.entries(present.functions[fn]?.variables ?? {})
    .filter(([name, value]) => name !== CODE_DIGEST && !(isRead(name) && values[name] === value))
    .filter(([name, value]) => {
      const isElsewhere = others.some(([, { variables: has }]) => has[name] === value)
      return !isRead(name) || !isElsewhere || valueNow(present, name).value === null
    })
    .map(([name]) => name)
}

export function settingsOf(wanted: Wanted, present: Present, choice: Choice): Found {
  // Where data is put back functions come later, and the keys with them.
  if (wanted.functions.length === 0) return { settings: {}, blocked: [], made: [] }
  const { blocked, made } = secretsFor(present, choice)
  const given: Record<string, string> = {
    ...choice.values,
    ...Object.fromEntries(made.map((name) => [name, choice.secrets[name]])),
  }
  const names = [
    ...new Set([
      ...Object.keys(given),
      ...Object.values(present.functions).flatMap(({ variables: has }) => Object.keys(has)),
    ]),
  ].filter(isRead)
  const shared: Record<string, string> = {}
  for (const name of names) {
    const { values, value } = valueNow(present, name)
    const isKey = declaredAs(name)?.isKey === true
    if (isKey) blocked.push(...againstKey(name, values, given[name]))
    const chosen = isKey ? (value ?? given[name]) : (given[name] ?? value)
    if (chosen != null) shared[name] = chosen
  }
  const settings = wanted.functions.map(({ name: fn, timeout, memory }) => {
    const isItsOwn = ([name]: [string, string]): boolean =>
      name !== CODE_DIGEST && (declaredAs(name)?.on.includes(fn) ?? true)
    const has = Object.entries(present.functions[fn]?.variables ?? {})
    const all = Object.fromEntries([...has, ...Object.entries(shared)].filter(isItsOwn))
    return [fn, { timeout, memory, variables: all }] as const
  })
  if (choice.remake)
    for (const { name: fn } of wanted.functions) {
      const now = present.functions[fn]?.runtime
      const alone = now && isTooOld(now, wanted.runtime) ? aloneOn(fn, present, choice.values) : []
      if (alone.length > 0)
        blocked.push(
          `${fn} has ${alone.join(', ')}: give that as well, or take it away, before the function is made anew`,
        )
    }
  return { settings: Object.fromEntries(settings), blocked, made }
}

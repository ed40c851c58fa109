/** Owns the deployment as a plan: what has to be done to an environment so that it has what it shall have. Pure. */
import { type CloudAccount, CLOSED, type FunctionSettings, type PresentFunction } from './cloud'
import { indexPlace, isSameIndex, type Present, readPresent } from './present'
import { carryOut, inOrder, type Step } from './steps'
import { type Choice, CODE_DIGEST, isTooOld, settingsOf } from './settings'
import type { Wanted, WantedFunction } from './wanted'

export interface Plan {
  steps: Step[]
  /** What has to be decided or mended first; nothing is carried out while there is any. */
  blocked: string[]
  /** What is there and stays as it is though nothing asks for it. */
  leftAlone: string[]
  /** What the interface has no place for, once the steps are done. */
  byHand: string[]
  /** Which of the new secrets the steps set, to be shown and kept. */
  made: (keyof Choice['secrets'])[]
}

type Part = Pick<Plan, 'steps' | 'blocked' | 'leftAlone'>

/** The platform makes these by itself. */
const isOwnIndex = (name: string): boolean => /^_(id|openid)_/.test(name)

function collectionPart(wanted: Wanted, present: Present, prune: boolean): Part {
  const part: Part = { steps: [], blocked: [], leftAlone: [] }
  for (const { name: collection, indexes } of wanted.collections) {
    const has = present.collections[collection]
    if (!has) part.steps.push({ kind: 'makeCollection', collection })
    else if (has.permission !== CLOSED) part.steps.push({ kind: 'closeCollection', collection })
    for (const index of indexes) {
      const there = has?.indexes.find(({ name }) => name === index.name)
      if (there && isSameIndex(there, index)) continue
      const repeated = present.repeated[indexPlace(collection, index)] ?? []
      if (repeated.length > 0)
        part.blocked.push(
          `the index ${index.name} of ${collection} is unique, and this stands there twice: ${repeated.join(' ')}`,
        )
      part.steps.push({ kind: there ? 'remakeIndex' : 'makeIndex', collection, index })
    }
    const names = new Set(indexes.map(({ name }) => name))
    for (const index of has?.indexes ?? []) {
      if (names.has(index.name) || isOwnIndex(index.name)) continue
      if (prune) part.steps.push({ kind: 'dropIndex', collection, index })
      else part.leftAlone.push(`the index ${index.name} of ${collection} (dropped with --prune)`)
    }
  }
  const known = new Set(wanted.collections.map(({ name }) => name))
  const others = Object.keys(present.collections).filter((name) => !known.has(name))
  part.leftAlone.push(...others.map((name) => `the collection ${name}`))
  return part
}

const sameSettings = (a: FunctionSettings, b: FunctionSettings): boolean =>
  a.timeout === b.timeout &&
  a.memory === b.memory &&
  JSON.stringify(Object.entries(a.variables).sort()) === JSON.stringify(Object.entries(b.variables).sort())

function triggerPart(wanted: WantedFunction, has: PresentFunction | undefined, prune: boolean): Part {
  const part: Part = { steps: [], blocked: [], leftAlone: [] }
  const fn = wanted.name
  for (const trigger of wanted.triggers) {
    const there = has?.triggers.find(({ name }) => name === trigger.name)
    if (there?.config === trigger.config) continue
    part.steps.push({ kind: there ? 'remakeTrigger' : 'makeTrigger', fn, trigger })
  }
  for (const trigger of has?.triggers ?? []) {
    if (wanted.triggers.some(({ name }) => name === trigger.name)) continue
    if (prune) part.steps.push({ kind: 'dropTrigger', fn, trigger })
    else part.leftAlone.push(`the timer ${trigger.name} of ${fn} (stopped with --prune)`)
  }
  return part
}

/** The steps for one function that has `given` to become; `has` is what is there. */
function functionPart(
  wanted: WantedFunction,
  {
    has,
    given,
    runtime,
    choice,
  }: { has?: PresentFunction; given: FunctionSettings; runtime: string; choice: Choice },
): Part {
  const fn = wanted.name
  const settings = { ...given, variables: { ...given.variables, [CODE_DIGEST]: wanted.digest } }
  if (!has) {
    const part = triggerPart(wanted, undefined, choice.prune)
    return { ...part, steps: [{ kind: 'makeFunction', fn, settings, runtime }, ...part.steps] }
  }
  if (isTooOld(has.runtime, runtime)) {
    if (!choice.remake) {
      const said = `${fn} runs on ${has.runtime}, which is too old and cannot be changed: --remake deletes it and makes it anew`
      return { steps: [], blocked: [said], leftAlone: [] }
    }
    const part = triggerPart(wanted, undefined, choice.prune)
    return { ...part, steps: [{ kind: 'remakeFunction', fn, settings, runtime }, ...part.steps] }
  }
  const steps: Step[] = []
  const digest = has.variables[CODE_DIGEST]
  const variables = { ...given.variables, ...(digest === undefined ? {} : { [CODE_DIGEST]: digest }) }
  if (!sameSettings(has, { ...given, variables }))
    steps.push({ kind: 'setFunction', fn, settings: { ...given, variables } })
  if (digest !== wanted.digest) steps.push({ kind: 'updateCode', fn, settings })
  const part = triggerPart(wanted, has, choice.prune)
  return { ...part, steps: [...steps, ...part.steps] }
}

/** A function that is made here may ask WeChat for nothing until WeChat's own tools have uploaded it. */
const byHandAfter = (steps: readonly Step[], { functions }: Wanted): string[] =>
  functions
    .filter(({ name, openapi }) => openapi.length > 0 && steps.some((step) => isMaking(step, name)))
    .map(({ name, openapi }) => `upload ${name} once with DevTools: it asks WeChat for ${openapi.join(', ')}`)

const isMaking = (step: Step, fn: string): boolean =>
  (step.kind === 'makeFunction' || step.kind === 'remakeFunction') && step.fn === fn

/** What has to be done, in its order. Nothing where `present` is as `wanted` already. */
function planOf(wanted: Wanted, present: Present, choice: Choice): Plan {
  const { settings, blocked, made } = settingsOf(wanted, present, choice)
  const parts = [
    collectionPart(wanted, present, choice.prune),
    ...wanted.functions.map((one) =>
      functionPart(one, {
        has: present.functions[one.name],
        given: settings[one.name]!,
        runtime: wanted.runtime,
        choice,
      }),
    ),
  ]
  const steps = parts.flatMap((part) => part.steps)
  if (JSON.stringify(present.storage) !== JSON.stringify(wanted.storage))
    steps.push({ kind: 'setStorageRule', rule: wanted.storage })
  const known = new Set(wanted.functions.map(({ name }) => name))
  const others = Object.keys(present.functions).filter((name) => !known.has(name))
  return {
    steps: inOrder(steps),
    blocked: [...blocked, ...parts.flatMap((part) => part.blocked)],
    leftAlone: [...parts.flatMap((part) => part.leftAlone), ...others.map((name) => `the function ${name}`)],
    byHand: byHandAfter(steps, wanted),
    made,
  }
}

/** What is there is read, and what has to be done follows from it. */
export const readPlan = async (account: CloudAccount, wanted: Wanted, choice: Choice): Promise<Plan> =>
  planOf(wanted, await readPresent(account, wanted), choice)

/** Carries a plan out, one step after the other; what fails ends it, and the next plan goes on from there. */
export async function carryOutPlan(
  account: CloudAccount,
  { steps, blocked }: Plan,
  { folderOf, says }: { folderOf: (fn: string) => string; says: (step: Step) => void },
): Promise<void> {
  if (blocked.length > 0) throw new Error(`nothing is done while this is open: ${blocked.join('; ')}`)
  for (const step of steps) {
    says(step)
    await carryOut(account, step, folderOf)
  }
}

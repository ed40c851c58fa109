/** Owns the kinds of steps a deployment is made of: what each says, what it may lose and how it is carried out. */
import type { CloudAccount, FunctionSettings, Index, Trigger } from './cloud'

interface OfCollection {
  collection: string
}
interface OfIndex extends OfCollection {
  index: Index
}
interface OfFunction {
  fn: string
  settings: FunctionSettings
}
interface OfTrigger {
  fn: string
  trigger: Trigger
}

interface Details {
  makeCollection: OfCollection
  closeCollection: OfCollection
  makeIndex: OfIndex
  remakeIndex: OfIndex
  setStorageRule: { rule: { read: unknown; write: unknown } }
  makeFunction: OfFunction & { runtime: string }
  remakeFunction: OfFunction & { runtime: string }
  setFunction: OfFunction
  updateCode: OfFunction
  makeTrigger: OfTrigger
  remakeTrigger: OfTrigger
  dropTrigger: OfTrigger
  dropIndex: OfIndex
}

type StepOf<K extends keyof Details> = { kind: K } & Details[K]
export type Step = { [K in keyof Details]: StepOf<K> }[keyof Details]

interface Kind<K extends keyof Details> {
  /** What is done to all of the things that are listed below it. */
  says: string
  /** What is not there any more, or not for a while, when it is done. */
  loses?: string
  /** Of what it is a part, and its own name. */
  names: (step: Details[K]) => [of: string, name: string]
  run: (account: CloudAccount, step: Details[K], folderOf: (fn: string) => string) => Promise<void>
}

const indexNames = ({ collection, index }: OfIndex): [string, string] => [
  collection,
  `${index.name}${index.unique ? ' (unique)' : ''}`,
]
const functionNames = ({ fn }: OfFunction): [string, string] => ['', fn]
const triggerNames = ({ fn, trigger }: OfTrigger): [string, string] => [fn, trigger.name]

/**
 * In the order in which they are carried out: a function finds its collections and indexes, a timer its function, and
 * what is not wanted any more goes last. Any of them may be the last one that is carried out: what is there then is seen
 * by the next plan.
 */
export const stepKinds: { [K in keyof Details]: Kind<K> } = {
  makeCollection: {
    says: 'make the collection, closed to everybody but the functions',
    names: ({ collection }) => ['', collection],
    // A new one is open to whoever writes into it, so none is left so while the others are made.
    run: async (account, { collection }) => {
      await account.createCollection(collection)
      await account.closeCollection(collection)
    },
  },
  closeCollection: {
    says: 'close to everybody but the functions',
    names: ({ collection }) => ['', collection],
    run: (account, { collection }) => account.closeCollection(collection),
  },
  makeIndex: {
    says: 'make the index',
    names: indexNames,
    run: (account, { collection, index }) => account.createIndex(collection, index),
  },
  remakeIndex: {
    says: 'drop and make anew the index (it cannot be changed)',
    loses: 'queries are slow until it is there again',
    names: indexNames,
    run: async (account, { collection, index }) => {
      await account.dropIndex(collection, index.name)
      await account.createIndex(collection, index)
    },
  },
  setStorageRule: {
    says: 'set the rule of',
    names: () => ['', 'the cloud storage'],
    run: (account, { rule }) => account.setStorageRule(rule),
  },
  makeFunction: {
    says: 'make the function',
    names: functionNames,
    run: (account, { fn, settings, runtime }, folderOf) =>
      account.createFunction(fn, { ...settings, runtime, folder: folderOf(fn) }),
  },
  remakeFunction: {
    says: 'delete and make anew the function (a runtime cannot be changed)',
    loses: 'it answers nobody for some seconds, and its log is gone',
    names: functionNames,
    run: async (account, { fn, settings, runtime }, folderOf) => {
      await account.deleteFunction(fn)
      await account.createFunction(fn, { ...settings, runtime, folder: folderOf(fn) })
    },
  },
  setFunction: {
    says: 'set the time limit, memory and variables of',
    names: functionNames,
    run: (account, { fn, settings }) => account.updateSettings(fn, settings),
  },
  updateCode: {
    says: 'upload the code of',
    names: functionNames,
    // That it is there is written down after it is there, so a run that was cut off uploads again.
    run: async (account, { fn, settings }, folderOf) => {
      await account.updateCode(fn, folderOf(fn))
      await account.updateSettings(fn, settings)
    },
  },
  makeTrigger: {
    says: 'start the timer',
    names: triggerNames,
    run: (account, { fn, trigger }) => account.createTrigger(fn, trigger),
  },
  remakeTrigger: {
    says: 'drop and start anew the timer',
    names: triggerNames,
    run: async (account, { fn, trigger }) => {
      await account.deleteTrigger(fn, trigger.name)
      await account.createTrigger(fn, trigger)
    },
  },
  dropTrigger: {
    says: 'stop the timer that nothing asks for',
    loses: 'what it started is not started any more',
    names: triggerNames,
    run: (account, { fn, trigger }) => account.deleteTrigger(fn, trigger.name),
  },
  dropIndex: {
    says: 'drop the index that nothing asks for',
    loses: 'an older version that needs it becomes slow',
    names: indexNames,
    run: (account, { collection, index }) => account.dropIndex(collection, index.name),
  },
}

const order = Object.keys(stepKinds) as Step['kind'][]
export const inOrder = (steps: readonly Step[]): Step[] =>
  [...steps].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))

/** Carries out one step. */
export const carryOut = <K extends keyof Details>(
  account: CloudAccount,
  step: StepOf<K>,
  folderOf: (fn: string) => string,
): Promise<void> => stepKinds[step.kind].run(account, step, folderOf)

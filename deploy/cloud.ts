/** Owns what the deployment asks of a WeChat cloud environment, and nothing of how it is asked. */

export interface Index {
  name: string
  /** In the order in which the index has them. */
  keys: Record<string, 1 | -1 | '2dsphere'>
  unique?: boolean
}

/** What somebody's mini-program may do with a collection; only functions may where it is this. */
export const CLOSED = 'ADMINONLY'

export interface PresentCollection {
  permission: string
  indexes: Index[]
}

export interface Trigger {
  name: string
  type: 'timer'
  config: string
}

export interface FunctionSettings {
  timeout: number
  memory: number
  variables: Record<string, string>
}

export interface PresentFunction extends FunctionSettings {
  runtime: string
  triggers: Trigger[]
}

/** One document as JSON in which dates and other types of the database have their extended form (`{"$date": …}`). */
export type Extended = { _id: unknown } & Record<string, unknown>

/** The documents of an environment. */
export interface Documents {
  collections(): Promise<string[]>
  /** Those behind `after`, in the order of ids; with `fields` these alone and the id. */
  page(
    collection: string,
    at: { after: unknown; limit: number; fields?: readonly string[] },
  ): Promise<Extended[]>
  /** Refused where one of the ids is there already. */
  insert(collection: string, documents: readonly Extended[]): Promise<void>
}

/** What has a rule of its own has it as an object; the simple permissions are words. */
export type StorageRule = string | { read: unknown; write: unknown }

/**
 * An environment that can be read and set up. Every command is refused where it has been carried out already, as the
 * platform refuses it: an index and a collection exist once, a runtime is given when a function is created.
 */
export interface CloudAccount extends Documents {
  collection(name: string): Promise<PresentCollection>
  createCollection(name: string): Promise<void>
  closeCollection(name: string): Promise<void>
  createIndex(collection: string, index: Index): Promise<void>
  dropIndex(collection: string, index: string): Promise<void>
  storageRule(): Promise<StorageRule>
  setStorageRule(rule: { read: unknown; write: unknown }): Promise<void>
  functionNames(): Promise<string[]>
  readFunction(name: string): Promise<PresentFunction>
  /** @param folder what is uploaded, as the build leaves it */
  createFunction(name: string, given: FunctionSettings & { runtime: string; folder: string }): Promise<void>
  deleteFunction(name: string): Promise<void>
  updateCode(name: string, folder: string): Promise<void>
  /** Every variable that shall be there has to be named: the others go. */
  updateSettings(name: string, settings: FunctionSettings): Promise<void>
  createTrigger(fn: string, trigger: Trigger): Promise<void>
  deleteTrigger(fn: string, trigger: string): Promise<void>
  /** What the function answers to an event that comes from no person. */
  invoke(fn: string, event: object): Promise<unknown>
}

/**
 * Owns a stand-in for Tencent's interface of an environment, as its documents describe it: what exists cannot be made
 * again, what does not cannot be changed, a runtime is given once, variables are replaced as a whole.
 */
import type {
  CloudAccount,
  Extended,
  PresentCollection,
  PresentFunction,
  StorageRule,
} from '../../deploy/cloud'

export interface Environment {
  collections: Record<string, PresentCollection>
  functions: Record<string, PresentFunction & { code: string }>
  storage: StorageRule
  documents: Record<string, Extended[]>
}

export const emptyEnvironment = (): Environment => ({
  ...{ collections: {}, functions: {}, documents: {} },
  storage: 'READONLY',
})

class Refused extends Error {}

const had = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Refused(`ResourceNotFound: ${what}`)
  return found
}
const isNew = (found: unknown, what: string): void => {
  if (found !== undefined) throw new Refused(`ResourceInUse: ${what}`)
}

/** The commands that write; before each one `before` may fail. */
export function standInAccount(
  env: Environment,
  before: (command: string) => void = () => undefined,
): CloudAccount {
  const fn = (name: string) => had(env.functions[name], `function ${name}`)
  const coll = (name: string) => had(env.collections[name], `collection ${name}`)
  const did = (command: string): Promise<void> => {
    before(command)
    return Promise.resolve()
  }
  return {
    collections: () => Promise.resolve(Object.keys(env.collections)),
    collection: (name) => Promise.resolve(structuredClone(coll(name))),
    page: (name, { after, limit }) => {
      coll(name)
      const all = [...(env.documents[name] ?? [])].sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
      const behind = all.filter(({ _id }) => after === null || String(_id) > String(after))
      return Promise.resolve(behind.slice(0, limit))
    },
    insert: async (name, documents) => {
      await did('insert')
      coll(name)
      const there = new Set((env.documents[name] ?? []).map(({ _id }) => _id))
      documents.forEach(({ _id }) => isNew(there.has(_id) ? _id : undefined, `document ${String(_id)}`))
      env.documents[name] = [...(env.documents[name] ?? []), ...documents]
    },
    createCollection: async (name) => {
      await did('createCollection')
      isNew(env.collections[name], name)
      env.collections[name] = { permission: 'PRIVATE', indexes: [{ name: '_id_', keys: { _id: 1 } }] }
    },
    closeCollection: async (name) => {
      await did('closeCollection')
      coll(name).permission = 'ADMINONLY'
    },
    createIndex: async (name, index) => {
      await did('createIndex')
      isNew(
        coll(name).indexes.find((one) => one.name === index.name),
        index.name,
      )
      coll(name).indexes.push(structuredClone(index))
    },
    dropIndex: async (name, index) => {
      await did('dropIndex')
      had(
        coll(name).indexes.find((one) => one.name === index),
        index,
      )
      coll(name).indexes = coll(name).indexes.filter((one) => one.name !== index)
    },
    storageRule: () => Promise.resolve(env.storage),
    setStorageRule: async (rule) => {
      await did('setStorageRule')
      env.storage = rule
    },
    functionNames: () => Promise.resolve(Object.keys(env.functions)),
    readFunction: (name) => Promise.resolve(structuredClone(fn(name))),
    createFunction: async (name, { folder, ...given }) => {
      await did('createFunction')
      isNew(env.functions[name], name)
      env.functions[name] = { ...structuredClone(given), triggers: [], code: folder }
    },
    deleteFunction: async (name) => {
      await did('deleteFunction')
      fn(name)
      delete env.functions[name]
    },
    updateCode: async (name, folder) => {
      await did('updateCode')
      fn(name).code = folder
    },
    updateSettings: async (name, settings) => {
      await did('updateSettings')
      Object.assign(fn(name), structuredClone(settings))
    },
    createTrigger: async (name, trigger) => {
      await did('createTrigger')
      isNew(
        fn(name).triggers.find((one) => one.name === trigger.name),
        trigger.name,
      )
      fn(name).triggers.push({ ...trigger })
    },
    deleteTrigger: async (name, trigger) => {
      await did('deleteTrigger')
      fn(name).triggers = fn(name).triggers.filter((one) => one.name !== trigger)
    },
    invoke: () => Promise.resolve({ troubles: [] }),
  }
}

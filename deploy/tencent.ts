/**
 * Owns speaking to Tencent's cloud: an environment as {@link CloudAccount}, by Tencent's own library. The library brings
 * about 220 packages, so it is no dependency: it is installed once beside the build.
 */
import { heavyTool } from '../scripts/heavy-tool'
import type { CloudAccount, Extended, FunctionSettings, Index, StorageRule, Trigger } from './cloud'

interface TableIndex {
  Name: string
  Keys: { Name?: string; Direction?: string }[]
  Unique: boolean
}

interface FunctionDetail {
  Runtime: string
  Timeout: number
  MemorySize: number
  Environment?: { Variables?: { Key: string; Value: string }[] }
  Triggers?: { TriggerName: string; TriggerDesc: string; Type: string }[]
}

interface Uploaded {
  name: string
  runtime?: string
  timeout?: number
  memorySize?: number
  envVariables?: Record<string, string>
  handler: string
  installDependency: false
}

/** The code goes along with the command; in any other way the library takes a detour by a store of its own. */
interface Upload {
  func: Uploaded
  functionPath: string
  deployMode: 'zip'
}

/** What is used of the library. */
interface Manager {
  database: {
    listCollections(page: { MgoLimit: number; MgoOffset: number }): Promise<{
      Collections: { CollectionName: string }[]
    }>
    describeCollection(name: string): Promise<{ Indexes?: TableIndex[] }>
    createCollection(name: string): Promise<unknown>
    updateCollection(name: string, change: object): Promise<unknown>
    runCommands(given: { MgoCommands: object[] }): Promise<{ Data: string[] | null }>
  }
  functions: {
    getFunctionList(limit: number, offset: number): Promise<{ Functions?: { FunctionName: string }[] }>
    getFunctionDetail(name: string): Promise<FunctionDetail>
    createFunction(given: Upload): Promise<unknown>
    deleteFunction(name: string): Promise<unknown>
    updateFunctionCode(given: Upload): Promise<unknown>
    updateFunctionConfig(func: Partial<Uploaded>): Promise<unknown>
    waitFunctionActive(name: string): Promise<void>
    createFunctionTriggers(name: string, triggers: Trigger[]): Promise<unknown>
    deleteFunctionTrigger(name: string, trigger: string): Promise<unknown>
    invokeFunction(name: string, event: object): Promise<{ RetMsg: string; ErrMsg?: string }>
  }
  storage: {
    getStorageAcl(given: {
      withRule: true
    }): Promise<{ acl: string; rule?: { read: unknown; write: unknown } }>
    setStorageAcl(acl: 'CUSTOM', rule: { read: unknown; write: unknown }): Promise<unknown>
  }
  commonService(
    service: string,
    version: string,
  ): {
    call(given: { Action: string; Param: object }): Promise<{ AclTag?: string }>
  }
}

interface Credentials {
  envId: string
  secretId: string
  secretKey: string
}

export const LIBRARY = ['cloud-manager', '@cloudbase/manager-node', '5.6.5'] as const

const PAGE = 100
const FUNCTIONS_PAGE = 20

/** All pages of a list, each but the last one full. */
async function allOf<T>(size: number, read: (offset: number) => Promise<T[]>): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const page = await read(all.length)
    all.push(...page)
    if (page.length < size) return all
  }
}

const indexOf = ({ Name, Keys, Unique }: TableIndex): Index => ({
  name: Name,
  keys: Object.fromEntries(
    Keys.map(({ Name: key, Direction }) => [
      String(key),
      Direction === '1' ? 1 : Direction === '-1' ? -1 : ('2dsphere' as const),
    ]),
  ),
  ...(Unique ? { unique: true } : {}),
})

const schemaOf = ({ name, keys, unique = false }: Index): object => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIndexKeys: Object.entries(keys).map(([Name, order]) => ({ Name, Direction: String(order) })),
    MgoIsUnique: unique,
  },
})

/** The description of a timer is its seven fields, or an object that holds them. */
function configOf(description: string): string {
  if (!description.startsWith('{')) return description
  return String((JSON.parse(description) as { cron?: string }).cron)
}

const uploaded = (name: string, settings?: FunctionSettings, runtime?: string): Uploaded => ({
  ...{ name, handler: 'index.main', installDependency: false },
  ...(runtime === undefined ? {} : { runtime }),
  ...(settings && {
    ...{ timeout: settings.timeout, memorySize: settings.memory },
    envVariables: settings.variables,
  }),
})

/** A command answers a list as JSON, in which each document is JSON of its own. */
const documentsIn = (data: string[] | null): Extended[] =>
  (data ?? []).flatMap((answer) =>
    (JSON.parse(answer) as unknown[]).map(
      (one) => (typeof one === 'string' ? JSON.parse(one) : one) as Extended,
    ),
  )

type Part<K extends keyof CloudAccount> = Pick<CloudAccount, K>

function databaseOf(
  manager: Manager,
  { envId }: Credentials,
): Part<
  | ('collections' | 'collection' | 'createCollection' | 'closeCollection')
  | ('createIndex' | 'dropIndex' | 'page' | 'insert')
> {
  const { database } = manager
  const acl = (Action: string, Param: object) =>
    manager.commonService('tcb', '2018-06-08').call({ Action, Param: { EnvId: envId, ...Param } })
  const command = async (TableName: string, CommandType: string, given: object) => {
    const MgoCommands = [{ TableName, CommandType, Command: JSON.stringify(given) }]
    return (await database.runCommands({ MgoCommands })).Data
  }
  return {
    collections: async () => {
      const read = async (MgoOffset: number) =>
        (await database.listCollections({ MgoLimit: PAGE, MgoOffset })).Collections
      return (await allOf(PAGE, read)).map(({ CollectionName }) => CollectionName)
    },
    collection: async (name) => ({
      permission: (await acl('DescribeDatabaseACL', { CollectionName: name })).AclTag ?? '',
      indexes: ((await database.describeCollection(name)).Indexes ?? []).map(indexOf),
    }),
    createCollection: async (name) => void (await database.createCollection(name)),
    closeCollection: async (name) =>
      void (await acl('ModifyDatabaseACL', { CollectionName: name, AclTag: 'ADMINONLY' })),
    createIndex: async (name, index) =>
      void (await database.updateCollection(name, { CreateIndexes: [schemaOf(index)] })),
    dropIndex: async (name, index) =>
      void (await database.updateCollection(name, { DropIndexes: [{ IndexName: index }] })),
    page: async (name, { after, limit, fields }) =>
      documentsIn(
        await command(name, 'QUERY', {
          find: name,
          filter: after === null ? {} : { _id: { $gt: after } },
          ...{ sort: { _id: 1 }, limit },
          ...(fields ? { projection: Object.fromEntries(fields.map((field) => [field, 1])) } : {}),
        }),
      ),
    insert: async (name, documents) => void (await command(name, 'INSERT', { insert: name, documents })),
  }
}

function functionsOf({
  functions,
}: Manager): Part<
  | ('functionNames' | 'readFunction' | 'createFunction' | 'deleteFunction' | 'updateCode')
  | ('updateSettings' | 'createTrigger' | 'deleteTrigger' | 'invoke')
> {
  return {
    functionNames: async () => {
      const read = async (offset: number) =>
        (await functions.getFunctionList(FUNCTIONS_PAGE, offset)).Functions ?? []
      return (await allOf(FUNCTIONS_PAGE, read)).map(({ FunctionName }) => FunctionName)
    },
    readFunction: async (name) => {
      const { Runtime, Timeout, MemorySize, Environment, Triggers } = await functions.getFunctionDetail(name)
      return {
        ...{ runtime: Runtime, timeout: Timeout, memory: MemorySize },
        variables: Object.fromEntries((Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
        triggers: (Triggers ?? [])
          .filter(({ Type }) => Type === 'timer')
          .map(({ TriggerName, TriggerDesc }) => ({
            ...{ name: TriggerName, type: 'timer' as const },
            config: configOf(TriggerDesc),
          })),
      }
    },
    createFunction: async (name, { runtime, folder, ...settings }) =>
      void (await functions.createFunction({
        func: uploaded(name, settings, runtime),
        functionPath: folder,
        deployMode: 'zip',
      })),
    deleteFunction: async (name) => void (await functions.deleteFunction(name)),
    updateCode: async (name, folder) => {
      await functions.updateFunctionCode({ func: uploaded(name), functionPath: folder, deployMode: 'zip' })
      await functions.waitFunctionActive(name)
    },
    updateSettings: async (name, settings) => {
      const { handler: _, installDependency: __, ...func } = uploaded(name, settings)
      await functions.updateFunctionConfig(func)
      await functions.waitFunctionActive(name)
    },
    createTrigger: async (name, trigger) => void (await functions.createFunctionTriggers(name, [trigger])),
    deleteTrigger: async (name, trigger) => void (await functions.deleteFunctionTrigger(name, trigger)),
    invoke: async (name, event) => {
      const { RetMsg, ErrMsg } = await functions.invokeFunction(name, event)
      if (ErrMsg) throw new Error(`${name} failed: ${ErrMsg}`)
      return JSON.parse(RetMsg) as unknown
    },
  }
}

/** The environment as Tencent's interface shows it to whoever has these credentials. */
export function tencentAccount(credentials: Credentials): CloudAccount {
  const Library = heavyTool<new (given: Credentials) => Manager>(...LIBRARY)
  const manager = new Library(credentials)
  return {
    ...databaseOf(manager, credentials),
    ...functionsOf(manager),
    storageRule: async () => {
      const { acl, rule } = await manager.storage.getStorageAcl({ withRule: true })
      return rule ?? (acl as StorageRule)
    },
    setStorageRule: async (rule) => void (await manager.storage.setStorageAcl('CUSTOM', rule)),
  }
}

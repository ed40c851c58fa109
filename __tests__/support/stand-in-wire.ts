/**
 * Owns the stand-in for Tencent's interface as it is spoken: signed JSON by POST, the action in a header, answers and
 * refusals in `Response`. What an environment does is the other stand-in's; here are names and shapes of the documents.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudAccount, Extended, Index } from '../../deploy/cloud'
import { type Environment, standInAccount } from './stand-in-account'

/** What the actions are given, each of them some of it. */
interface Given {
  EnvId: string
  TableName: string
  CollectionName: string
  MgoLimit: number
  MgoOffset: number
  CreateIndexes?: Schema[]
  DropIndexes?: Pick<Schema, 'IndexName'>[]
  MgoCommands: [{ TableName: string; Command: string }]
  Rule: string
  Limit: number
  Offset: number
  FunctionName: string
  Runtime: string
  Timeout: number
  MemorySize: number
  Environment?: { Variables: { Key: string; Value: string }[] }
  Code: { ZipFile: string }
  Triggers: string
  TriggerName: string
  ClientContext: string
}
type Action = (given: Given) => Promise<object | void>

interface Schema {
  IndexName: string
  MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean }
}

const indexOf = ({ IndexName, MgoKeySchema: { MgoIndexKeys, MgoIsUnique } }: Schema): Index => ({
  name: IndexName,
  keys: Object.fromEntries(MgoIndexKeys.map(({ Name, Direction }) => [Name, Number(Direction) as 1 | -1])),
  ...(MgoIsUnique ? { unique: true } : {}),
})
const variablesOf = ({
  Environment: given,
}: {
  Environment?: { Variables: { Key: string; Value: string }[] }
}) => Object.fromEntries((given?.Variables ?? []).map(({ Key, Value }) => [Key, Value]))

function tableActions(account: CloudAccount, env: Environment): Record<string, Action> {
  return {
    ListTables: async ({ MgoLimit, MgoOffset }) => {
      const names = await account.collections()
      return { Tables: names.slice(MgoOffset, MgoOffset + MgoLimit).map((TableName) => ({ TableName })) }
    },
    DescribeTable: async ({ TableName }) => ({
      Indexes: (await account.collection(TableName)).indexes.map(({ name, keys, unique = false }) => ({
        ...{ Name: name, Unique: unique },
        Keys: Object.entries(keys).map(([Name, way]) => ({ Name, Direction: String(way) })),
      })),
    }),
    CreateTable: ({ TableName }) => account.createCollection(TableName),
    UpdateTable: async ({ TableName, CreateIndexes = [], DropIndexes = [] }) => {
      for (const { IndexName } of DropIndexes) await account.dropIndex(TableName, IndexName)
      for (const index of CreateIndexes) await account.createIndex(TableName, indexOf(index))
    },
    DescribeDatabaseACL: async ({ CollectionName }) => ({
      AclTag: (await account.collection(CollectionName)).permission,
    }),
    ModifyDatabaseACL: ({ CollectionName }) => account.closeCollection(CollectionName),
    RunCommands: async ({ MgoCommands }) => {
      const [{ TableName, Command }] = MgoCommands
      const { filter, limit, documents } = JSON.parse(Command) as {
        filter?: { _id?: { $gt: string } }
        limit: number
        documents?: Extended[]
      }
      if (documents) return account.insert(TableName, documents)
      const page = await account.page(TableName, { after: filter?._id?.$gt ?? null, limit })
      return { Data: [JSON.stringify(page.map((one) => JSON.stringify(one)))] }
    },
    DescribeStorageSafeRule: () =>
      Promise.resolve(
        typeof env.storage === 'string'
          ? { AclTag: env.storage }
          : { AclTag: 'CUSTOM', Rule: JSON.stringify(env.storage) },
      ),
    ModifyStorageSafeRule: ({ Rule }) => account.setStorageRule(JSON.parse(Rule) as never),
  }
}

function functionActions(account: CloudAccount): Record<string, Action> {
  return {
    ListFunctions: async ({ Limit, Offset }) => {
      const names = await account.functionNames()
      return { Functions: names.slice(Offset, Offset + Limit).map((FunctionName) => ({ FunctionName })) }
    },
    GetFunction: async ({ FunctionName }) => {
      const { runtime, timeout, memory, variables, triggers } = await account.readFunction(FunctionName)
      return {
        ...{ Runtime: runtime, Timeout: timeout, MemorySize: memory, Status: 'Active' },
        Environment: { Variables: Object.entries(variables).map(([Key, Value]) => ({ Key, Value })) },
        Triggers: triggers.map(({ name, type, config }) => ({
          ...{ TriggerName: name, Type: type, TriggerDesc: JSON.stringify({ cron: config }) },
        })),
      }
    },
    CreateFunction: ({ FunctionName, Runtime, Timeout, MemorySize, Code, ...given }) =>
      account.createFunction(FunctionName, {
        ...{ runtime: Runtime, timeout: Timeout, memory: MemorySize, variables: variablesOf(given) },
        folder: Code.ZipFile.slice(0, 8),
      }),
    UpdateFunctionCode: ({ FunctionName, Code }) =>
      account.updateCode(FunctionName, Code.ZipFile.slice(0, 8)),
    UpdateFunctionConfiguration: ({ FunctionName, Timeout, MemorySize, ...given }) =>
      account.updateSettings(FunctionName, {
        ...{ timeout: Timeout, memory: MemorySize, variables: variablesOf(given) },
      }),
    DeleteFunction: ({ FunctionName }) => account.deleteFunction(FunctionName),
    DescribeCloudBaseGWAPI: () => Promise.resolve({ APISet: [] }),
    BatchCreateTrigger: async ({ FunctionName, Triggers }) => {
      for (const { TriggerName, TriggerDesc } of JSON.parse(Triggers) as Record<string, string>[])
        await account.createTrigger(FunctionName, {
          ...{ name: TriggerName!, type: 'timer', config: TriggerDesc! },
        })
    },
    DeleteTrigger: ({ FunctionName, TriggerName }) => account.deleteTrigger(FunctionName, TriggerName),
    Invoke: async ({ FunctionName, ClientContext }) => ({
      Result: {
        RetMsg: JSON.stringify(await account.invoke(FunctionName, JSON.parse(ClientContext) as object)),
      },
    }),
  }
}

/** What an environment is made of, which the library asks before anything else. */
const about = (EnvId: string) => ({
  EnvInfo: {
    EnvBaseInfo: {
      ...{ EnvId, Databases: [{ InstanceId: 'tnt-1' }], Functions: [{ Namespace: EnvId }] },
      Storages: [{ Bucket: 'bucket-1250000000', Region: 'ap-shanghai' }],
    },
  },
})

async function bodyOf(request: IncomingMessage): Promise<Given> {
  let text = ''
  for await (const part of request) text += String(part)
  return JSON.parse(text) as Given
}

/** Answers as the interface would, at the address that is returned. `asked` hears every action. */
export async function standInWire(
  env: Environment,
  asked: (action: string, authorization: string) => void,
): Promise<{ server: Server; url: string }> {
  const account = standInAccount(env)
  const actions = { ...tableActions(account, env), ...functionActions(account) }
  const server = createServer((request, response) => {
    const action = String(request.headers['x-tc-action'])
    asked(action, String(request.headers.authorization))
    const answer = async (): Promise<object> => {
      const given = await bodyOf(request)
      if (action === 'DescribeEnvInfo') return about(given.EnvId)
      const run = actions[action]
      if (!run) return { Error: { Code: 'InvalidAction', Message: action } }
      return (await run(given)) ?? {}
    }
    answer()
      .catch((error: Error) => ({ Error: { Code: error.message.split(':')[0], Message: error.message } }))
      .then((Response) => response.end(JSON.stringify({ Response: { RequestId: 'r', ...Response } })))
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

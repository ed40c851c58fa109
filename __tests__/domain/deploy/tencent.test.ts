/**
 * Tencent's own library speaks to a stand-in of the interface over HTTP: what the plan reads and what its steps do arrives
 * there. It runs where the library has been installed, which `npm run deploy` does.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { functions, RUNTIME, storageRule } from '../../../cloudfunctions/declaration'
import { carryOutPlan, readPlan } from '../../../deploy/plan'
import { LIBRARY, tencentAccount } from '../../../deploy/tencent'
import type { Wanted } from '../../../deploy/wanted'
import { heavyToolAt } from '../../../scripts/heavy-tool'
import { emptyEnvironment } from '../../support/stand-in-account'
import { standInWire } from '../../support/stand-in-wire'

const library = heavyToolAt(...LIBRARY)
const where = library === null ? it.skip : it

const wanted: Wanted = {
  ...{ runtime: RUNTIME, storage: storageRule },
  functions: functions
    .filter(({ name }) => name === 'jobs' || name === 'api')
    .map((one) => ({ ...one, digest: `digest-of-${one.name}` })),
  collections: [
    { name: 'stations', indexes: [{ name: 'by', keys: { a: 1, 'b.c': -1 }, unique: true }] },
    // More than a page of them.
    ...Array.from({ length: 120 }, (_, i) => ({ name: `c${i}`, indexes: [] })),
  ],
}

where('a fresh environment, a changed one and its documents go through the library', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'function-'))
  writeFileSync(join(folder, 'index.js'), 'exports.main = () => 1')
  const env = emptyEnvironment()
  const secretKey = 'the-secret-of-the-operator'
  const asked: string[] = []
  const { server, url } = await standInWire(env, (action, authorization) => {
    expect(authorization).toMatch(/^TC3-HMAC-SHA256 Credential=an-id\//)
    expect(authorization).not.toContain(secretKey)
    asked.push(action)
  })
  // The library knows where the interface is; everything else of it is as it comes.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- installed on first use, so it cannot be imported
  const { CloudService } = require(join(library!, 'lib/utils/cloud-api-request')) as {
    CloudService: { prototype: object }
  }
  Object.defineProperty(CloudService.prototype, 'baseUrl', { get: () => url })
  const account = tencentAccount({ envId: 'env-1', secretId: 'an-id', secretKey })
  const run = async (given: { prune?: boolean; remake?: boolean } = {}) => {
    const plan = await readPlan(account, wanted, {
      ...{ values: {}, secrets: { PERSON_KEY: 'a-key-of-people', FIRST_HEAD_CODE: 'a-code-of-heads' } },
      ...{ prune: false, remake: false, ...given },
    })
    await carryOutPlan(account, plan, { folderOf: () => folder, says: () => undefined })
    return plan.steps.map(({ kind }) => kind)
  }
  try {
    expect(await run()).toContain('makeFunction')
    expect(await run()).toEqual([])
    expect(env.collections.stations).toMatchObject({
      permission: 'ADMINONLY',
      indexes: [{ name: '_id_' }, wanted.collections[0]!.indexes[0]],
    })
    expect(env.functions.jobs).toMatchObject({ runtime: RUNTIME, timeout: 60, memory: 512 })
    expect(env.storage).toEqual(storageRule)

    env.collections.stations!.indexes[1]!.keys = { 'b.c': -1, a: 1 }
    env.functions.api!.timeout = 3
    env.functions.api!.variables.CODE_DIGEST = 'another'
    env.functions.jobs!.triggers[0]!.config = '0 0 * * * * *'
    env.functions.jobs!.runtime = 'Nodejs12.16'
    const changes = ['remakeIndex', 'remakeFunction', 'setFunction', 'updateCode', 'makeTrigger']
    expect(await run({ remake: true })).toEqual(changes)
    expect(await run()).toEqual([])

    const documents = Array.from({ length: 3 }, (_, i) => ({
      ...{ _id: `d${i}`, at: { $date: { $numberLong: '1' } } },
    }))
    await account.insert('c1', documents)
    expect(await account.page('c1', { after: 'd0', limit: 5 })).toEqual(documents.slice(1))
    await expect(account.createCollection('c1')).rejects.toThrow('ResourceInUse')
    expect(await account.invoke('api', { operator: 'health' })).toEqual({ troubles: [] })
    expect(asked).toContain('RunCommands')
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
})

/** Function instances: identity, reuse, time limits, deaths, console, environment and reloading. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Cloud } from '../../../emulator/start-cloud'
import { FUNCTIONS, probe, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud({ env: { FROM_FILE: 'from the env file' } })
})
afterAll(() => cloud.close())

describe('identity', () => {
  it('is the one of the call', async () => {
    const answer = await cloud.call(
      'probe',
      { way: 'whoami' },
      { openid: 'o-1', unionid: 'u-1', appid: 'wx-1' },
    )
    expect(answer.result).toEqual({
      OPENID: 'o-1',
      UNIONID: 'u-1',
      APPID: 'wx-1',
      CLIENTIP: '127.0.0.1',
      ENV: 'local-dev',
      SOURCE: 'wx_client',
    })
  })

  it('does not stay behind for a caller who has none', async () => {
    await probe(cloud, 'whoami')
    const answer = await cloud.call('probe', { way: 'whoami' })
    expect(answer.result).not.toHaveProperty('OPENID')
  })

  it('is never mixed up among 200 parallel calls', async () => {
    const calls = Array.from({ length: 200 }, (_, i) =>
      cloud.call('probe', { way: 'whoamiLater', afterMs: i % 7 }, { openid: `person-${i}` }),
    )
    const results = (await Promise.all(calls)).map(({ result }) => result)
    expect(results).toEqual(results.map((_, i) => ({ before: `person-${i}`, after: `person-${i}` })))
  })

  it('follows a call from function to function, with the chain of sources', async () => {
    const answer = await probe(cloud, 'callCallee', { data: { hi: 1 } }, 'o-chain')
    expect(answer.result).toMatchObject({
      echo: { hi: 1 },
      ctx: { OPENID: 'o-chain', SOURCE: 'wx_client,scf' },
    })
    const [callee] = cloud.lastTraces(1)
    expect(callee).toMatchObject({ function: 'callee', parent: answer.requestId })
  })

  it('reads as userInfo of the event without being part of what was sent', async () => {
    expect((await probe(cloud, 'userInfo', {}, 'o-2')).result).toEqual({ openId: 'o-2', keys: ['way'] })
  })
})

describe('an instance', () => {
  it('is reused, and a cold start is counted once', async () => {
    await probe(cloud, 'events')
    const first = await probe(cloud, 'events')
    const second = await probe(cloud, 'events')
    expect(second.coldStart).toBe(false)
    expect(second.result).toBe((first.result as number) + 1)
  })

  it('tells its console by call', async () => {
    const { logs } = await probe(cloud, 'say')
    expect(logs.map(({ level, text }) => [level, text])).toEqual([
      ['log', 'said { a: 1 }'],
      ['error', 'complained'],
    ])
  })

  it('answers null when the function returns nothing', async () => {
    expect((await probe(cloud, 'nothing')).result).toBeNull()
  })

  it('sees its own time limit and name in the context', async () => {
    const usual = await testCloud({ timeout: 3 })
    const { result, requestId } = await probe(usual, 'context')
    expect(result).toMatchObject({ time_limit_in_ms: 3000, request_id: requestId, function_name: 'probe' })
    await usual.close()
  })

  it('has the platform variables and the ones given to it, not those of this process', async () => {
    const env = async (name: string) => (await probe(cloud, 'env', { name })).result
    expect(await env('FROM_FILE')).toBe('from the env file')
    expect(await env('TENCENTCLOUD_RUNENV')).toBe('SCF')
    expect(await env('JEST_WORKER_ID')).toBeNull()
    expect((await cloud.call('tick')).result).toMatchObject({ greeting: 'hello' })
  })

  it('writes to its environment as to that of any process', async () => {
    expect((await probe(cloud, 'writtenEnv')).result).toEqual({
      number: '5',
      has: [true, false],
      listed: ['OWN_NUMBER'],
      ahead: 640,
      handedOn: '5',
    })
  })
  it('is confined to modules it brings', async () => {
    expect((await probe(cloud, 'missing')).error?.message).toContain("Cannot find module 'left-pad'")
  })
})

describe('a failed call', () => {
  const message = async (way: string) => {
    const { error, result } = await probe(cloud, way)
    expect(result).toBeUndefined()
    return `${error?.code} ${error?.message}`
  }

  it.each([
    ['boom', '-504002', 'user code exception caught', 'TypeError: boom'],
    ['reject', '-504002', 'user code exception caught', 'a bare text'],
    ['stray', '-504002', 'user code exception caught', 'Error: stray'],
    ['circular', '-504002', 'user code exception caught', 'circular structure'],
    ['exit', '-504002', 'Process exited unexpectedly', 'exit code 3'],
    ['killSelf', '-504002', 'Process exited unexpectedly', 'exit code 137'],
  ])('that ends by %s is worded as the platform words it', async (way, ...parts) => {
    const text = await message(way)
    for (const part of parts) expect(text).toContain(part)
    expect(text).not.toContain('worker.cjs')
  })

  it('that takes more memory than its instance has fails alone', async () => {
    expect((await probe(cloud, 'hog')).error?.message).toContain('memory limit of 256 MB exceeded')
    expect((await probe(cloud, 'nothing')).result).toBeNull()
  })

  it.each(['hang', 'spin'])('that would %s for ever ends at the time limit', async (way) => {
    const short = await testCloud({ timeout: 3 })
    const { error } = await probe(short, way)
    expect(`${error?.code} ${error?.message}`).toBe(
      '-504003 errCode: -504003 functions execute timeout | errMsg: Invoking task timed out after 3 seconds',
    )
    await short.close()
    expect((await probe(cloud, 'nothing')).result).toBeNull()
  })

  it('of a function that cannot be loaded, or does not exist, says so', async () => {
    expect((await cloud.call('broken')).error?.message).toContain(
      "Cannot find module 'a-package-nobody-brought'",
    )
    expect((await cloud.call('nobody')).error).toMatchObject({ code: -501000 })
    expect((await cloud.call('../functions')).error).toMatchObject({ code: -501000 })
  })

  it('reaches the calling function with its text', async () => {
    expect((await probe(cloud, 'callBroken')).error?.message).toContain('boom')
    expect((await probe(cloud, 'callMissing')).error?.message).toContain(
      'FunctionName parameter could not be found',
    )
  })
})

it('every one of 300 simultaneous calls is answered by a bounded number of instances', async () => {
  const answers = await Promise.all(Array.from({ length: 300 }, () => cloud.call('empty')))
  expect(answers.filter(({ error }) => error)).toEqual([])
  expect(cloud.instances().instances).toBeLessThanOrEqual(32)
})

it('functions that wait for functions never starve each other', async () => {
  const small = await testCloud({ maxInstances: 2 })
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => probe(small, 'callCallee', { data: { i } })),
  )
  expect(answers.map(({ result }) => (result as { echo: unknown }).echo)).toEqual(
    answers.map((_, i) => ({ i })),
  )
  await small.close()
})

it('a function written as an ES module runs too', async () => {
  expect((await cloud.call('modern')).result).toBe('modern')
})

it('an ES module that brings no packages gets the project SDK, and nothing that lies above its folder', async () => {
  expect((await cloud.call('esm-sdk')).result).toBe(0)
  expect((await cloud.call('esm-sdk', { ask: 'node:path' })).result).toContain('join')
  expect((await cloud.call('esm-sdk', { ask: 'zustand' })).error?.message).toContain(
    "Cannot find package 'zustand'",
  )
})

it('a function may have any folder name, and its own folder is where relative paths begin', async () => {
  expect(cloud.functionNames()).toContain('订单.v2')
  expect((await cloud.call('订单.v2')).result).toEqual({
    folder: true,
    now: { tea: 12 },
    later: { tea: 12 },
    there: true,
    copied: 'ok',
  })
})

it.each(['', '.', '..', 'a/b', 'a\\b', '.git', 'node_modules', 'a\0b'])(
  'the name %j is no function',
  async (name) => {
    expect((await cloud.call(name)).error).toMatchObject({ code: -501000 })
  },
)

it('an edited function is loaded again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'functions-'))
  cpSync(path.join(FUNCTIONS, 'empty'), path.join(folder, 'empty'), { recursive: true })
  const edited = await testCloud({ functions: folder })
  expect((await edited.call('empty')).result).toBeNull()
  writeFileSync(path.join(folder, 'empty', 'index.js'), 'exports.main = async () => "edited"')
  let answer = await edited.call('empty')
  while (answer.result === null) answer = await edited.call('empty')
  expect(answer).toMatchObject({ result: 'edited', coldStart: true })
  await edited.close()
  rmSync(folder, { recursive: true })
})

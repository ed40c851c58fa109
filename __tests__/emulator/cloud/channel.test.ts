/**
 * What the SDK is answered over HTTP it is answered by the channel between the two processes: data, errors, faults, forms
 * and files, limits, and what a call costs. These are the suites of the cloud themselves, run that way.
 */
import { build } from 'esbuild'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Cloud } from '../../../emulator/start-cloud'
import { AdminEndpoint } from '../../../emulator/wire/admin'
import { goByTheChannel, scenario, testCloud } from './support'
import './http-face.test'
import './instances.test'
import './limits.test'
import './modify-and-return.test'
import './open-interfaces.test'
import './sdk-database.test'
import './sdk-errors.test'

goByTheChannel()

const CARRIES = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async () => (await cloud.database().collection('things').count()).total`

describe('the two ways', () => {
  const serve = jest.spyOn(AdminEndpoint.prototype, 'serve')
  const hear = jest.spyOn(AdminEndpoint.prototype, 'hear')
  let clouds: Cloud[]
  beforeAll(async () => {
    clouds = await Promise.all((['http', 'port'] as const).map((wire) => testCloud({ wire })))
  })
  afterAll(async () => {
    await Promise.all(clouds.map((cloud) => cloud.close()))
    serve.mockRestore()
    hear.mockRestore()
  })

  /** What the function `sender` answers over HTTP and by the channel, as far as it is the same in every run. */
  const both = (event: object): Promise<unknown[]> =>
    Promise.all(
      clouds.map(async (cloud) => {
        const { result, error, ops, depth, bytes } = await cloud.call('sender', event, { openid: 'o' })
        const told = JSON.stringify({ result, error: error?.message, ops, depth, bytes }) as string
        return told.replaceAll(String(cloud.port), 'PORT').replace(/[0-9a-f-]{20,}(_[0-9a-f]+)*/g, '#')
      }),
    )

  it('are two: by the channel no request comes over HTTP', async () => {
    const over: number[] = []
    for (const cloud of clouds) {
      const before = serve.mock.calls.length
      await scenario(cloud, 'addAndGet')
      over.push(serve.mock.calls.length - before)
    }
    expect(over[0]).toBeGreaterThan(0)
    expect(over[1]).toBe(0)
  })

  it.each(['before', 'after', 'conflict', 'refuse', 'late', 'kill', 'stop'])(
    'meet a fault (%s) alike',
    async (kind) => {
      const [overHttp, byChannel] = await Promise.all(
        clouds.map(async (cloud) => {
          cloud.fault({ function: 'db', request: 2, kind, code: 'BUSY', message: 'busy' })
          const { result, error, ops, depth } = await cloud.call('db', { run: 'addAndGet' }, { openid: 'o' })
          // What was read back is another document each time.
          const { error: refused } = (result ?? {}) as { error?: { errCode?: number; errMsg?: string } }
          const words = refused?.errMsg?.replace(/[0-9a-f]{8}[0-9a-f-]*|\\d+/g, '#')
          return { failed: error?.message, code: refused?.errCode, words, ops, depth }
        }),
      )
      expect(byChannel).toEqual(overHttp)
    },
  )

  it('differ in what is sent: by the channel only what the cloud reads, and unsigned', async () => {
    const [overHttp, byChannel] = clouds as [Cloud, Cloud]
    hear.mockClear()
    await scenario(overHttp, 'addAndGet')
    expect(hear).not.toHaveBeenCalled()
    const signed = (serve.mock.lastCall as Parameters<AdminEndpoint['serve']>)[0].headers
    expect(signed.authorization).toMatch(/^TC3-HMAC-SHA256 Credential=local-id\//)
    await scenario(byChannel, 'addAndGet')
    for (const [{ headers }] of hear.mock.calls)
      expect(Object.keys(headers).sort()).toEqual(['content-type', 'x-emulator-after', 'x-tcb-source'])
    expect(hear).toHaveBeenCalledTimes(2)
  })

  it('are the same for an SDK that a function carries in its own bundle', async () => {
    const functions = mkdtempSync(path.join(tmpdir(), 'carried-'))
    await build({
      stdin: { contents: CARRIES, resolveDir: __dirname },
      outfile: path.join(functions, 'carries/index.js'),
      bundle: true,
      platform: 'node',
      minifyWhitespace: true,
      minifySyntax: true,
      // The SDK looks for its own package two folders above one of its modules.
      define: { __dirname: JSON.stringify(path.resolve('node_modules/@cloudbase/node-sdk/dist/utils')) },
    })
    const cloud = await testCloud({ functions, wire: 'port' })
    hear.mockClear()
    expect(await cloud.call('carries')).toMatchObject({ result: 0, ops: 1 })
    expect(Object.keys(hear.mock.lastCall?.[0].headers ?? {})).not.toContain('authorization')
    await cloud.close()
    rmSync(functions, { recursive: true })
  })

  it.each([
    ['many scripts', '张三 नमस्ते ʃ 👵🏽 \u{1F9D3}\u200d'],
    ['what JSON escapes', '"\\\u0001\n\r\t\u2028\u2029</script>'],
    ['half a character', 'x\ud83d'],
    ['300,000 characters of three bytes', '邻', 300_000],
  ])('carry %s whole', async (_what, text, times = 1) => {
    const [overHttp, byChannel] = await both({ way: 'kept', text, times })
    expect(byChannel).toEqual(overHttp)
    if (text !== 'x\ud83d') expect(byChannel).toContain('"result":[true,1]')
  })

  it('carry a name that means something to JavaScript', async () => {
    const [overHttp, byChannel] = await both({ way: 'field', name: '__proto__' })
    expect(byChannel).toEqual(overHttp)
  })

  it('answer each of 300 requests that are under way at once with its own', async () => {
    const [overHttp, byChannel] = await both({ way: 'many', count: 300 })
    expect(byChannel).toEqual(overHttp)
    expect(byChannel).toContain('"result":true')
  })

  it('end a wait that is too long alike, and an answer that comes afterwards is nobody else’s', async () => {
    const [overHttp, byChannel] = await both({ way: 'impatient' })
    expect(byChannel).toEqual(overHttp)
    expect(byChannel).toContain('timeout')
  })

  it('refuse alike what is larger than any request may be', async () => {
    const [overHttp, byChannel] = await both({ way: 'tooLong', bytes: 49 * 1024 * 1024 })
    expect(byChannel).toEqual(overHttp)
    expect(byChannel).toContain('413')
  })

  it('tell the environment as it is when a request is sent', async () => {
    const [overHttp, byChannel] = await both({ way: 'sources' })
    expect(byChannel).toEqual(overHttp)
    for (const source of ['wx_client,scf', 'written,scf', 'replaced,scf', ',scf'])
      expect(byChannel).toContain(`"${source}"`)
  })

  it('carry out what an instance asked before it died, and serve the next call', async () => {
    for (const cloud of clouds) cloud.fault({ function: 'sender', request: 1, kind: 'late' })
    const [overHttp, byChannel] = await both({ way: 'leave' })
    expect(byChannel).toEqual(overHttp)
    expect(byChannel).toContain('exit code 7')
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const [afterHttp, afterChannel] = await both({ way: 'left' })
    expect(afterChannel).toEqual(afterHttp)
    expect(afterChannel).toContain('"result":1')
  })

  it('keep a function there that only waits for an answer', async () => {
    for (const cloud of clouds) {
      cloud.fault({ function: 'db', request: 1, kind: 'late' })
      expect((await scenario(cloud, 'emptyCount')).ok).toEqual([])
    }
  })
})

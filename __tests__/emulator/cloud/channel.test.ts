/**
 * What the SDK is answered over HTTP it is answered by the channel between the two processes: data, errors, faults, forms
 * and files, limits, and what a call costs. These are the suites of the cloud themselves, run that way.
 */
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

describe('the two ways', () => {
  const serve = jest.spyOn(AdminEndpoint.prototype, 'serve')
  let clouds: Cloud[]
  beforeAll(async () => {
    clouds = await Promise.all((['http', 'port'] as const).map((wire) => testCloud({ wire })))
  })
  afterAll(async () => {
    await Promise.all(clouds.map((cloud) => cloud.close()))
    serve.mockRestore()
  })

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

  it('keep a function there that only waits for an answer', async () => {
    for (const cloud of clouds) {
      cloud.fault({ function: 'db', request: 1, kind: 'late' })
      expect((await scenario(cloud, 'emptyCount')).ok).toEqual([])
    }
  })
})

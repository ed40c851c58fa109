/** What one function may do to the others: memory, printing, files, processes; and what a person may ask of the cloud. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Cloud } from '../../../emulator/start-cloud'
import { FUNCTIONS, probe, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

describe('a function that takes more memory than it has', () => {
  it.each(['bigArray', 'bigBuffer', 'filledBuffer'])(
    'by %s ends alone, beside the calls of others',
    async (way) => {
      const others = Array.from({ length: 10 }, () => probe(cloud, 'whoamiLater', { afterMs: 100 }))
      const { error } = await probe(cloud, way)
      expect(error?.message).toContain('memory limit of 256 MB exceeded')
      for (const other of await Promise.all(others)) expect(other.error).toBeUndefined()
      expect((await probe(cloud, 'nothing')).result).toBeNull()
    },
  )

  it('after its time was up disturbs nobody', async () => {
    const short = await testCloud({ timeout: 3 })
    expect((await probe(short, 'hangThenHog')).error?.code).toBe(-504003)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await probe(short, 'nothing')).result).toBeNull()
    await short.close()
  })
})

it('what functions print is kept within bounds, the newest first', async () => {
  const calls = await Promise.all(Array.from({ length: 60 }, () => probe(cloud, 'chatter')))
  expect(calls.map(({ result }) => result)).toEqual(calls.map(() => 'done'))
  const kept = cloud.lastTraces(2_000).flatMap(({ logs }) => logs.map(({ text }) => text.length))
  expect(kept.reduce((sum, length) => sum + length, 0)).toBeLessThan(34 * 1024 * 1024)
  const [last] = cloud.lastTraces(1)
  expect(last?.logs.at(-1)?.text).toContain('more was printed than one call may')
})

it('its own folder cannot be written, as on the platform, and stays warm', async () => {
  await probe(cloud, 'nothing')
  expect((await probe(cloud, 'writeHome')).result).toBe('EROFS')
  expect(existsSync(path.join(FUNCTIONS, 'probe', 'kept.txt'))).toBe(false)
  expect((await probe(cloud, 'writeHome', { file: '/tmp/kept-by-a-function.txt' })).result).toBe('written')
  expect((await probe(cloud, 'nothing')).coldStart).toBe(false)
})

it('its processes begin in its own folder', async () => {
  expect((await probe(cloud, 'childFolder')).result).toBe(true)
})

it.each([
  [{ later: true }, { result: 'later' }],
  [{ refuse: true }, { error: { code: -504002 } }],
  [{}, { result: null }],
])('a callback taken from the arguments is waited for: %j', async (event, answer) => {
  expect(await cloud.call('callbacks', event)).toMatchObject(answer)
})

it('a time limit of one’s own stands above the configured ones, and 0 lifts it', async () => {
  const unlimited = await testCloud({ timeout: 0 })
  expect((await probe(unlimited, 'context')).result).toMatchObject({ time_limit_in_ms: 0 })
  expect((await probe(unlimited, 'whoamiLater', { afterMs: 3_500 })).error).toBeUndefined()
  await unlimited.close()
})

it('one timer that cannot be read leaves the good ones alone', async () => {
  const warnings: string[] = []
  const timed = await testCloud({
    functions: path.join(__dirname, 'timed'),
    log: (text) => warnings.push(text),
  })
  expect(timed.timers().map(({ name }) => name)).toEqual(['good'])
  expect(warnings.join()).toContain('bad')
  await timed.close()
})

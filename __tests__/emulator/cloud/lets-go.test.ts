/** A cloud that its process does not stay for, and a clock that begins anew. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { CloudClock } from '../../../emulator/clock'

const root = join(__dirname, '../../..')

it('answers calls, and lets a process end that has nothing else to do', () => {
  const functions = join(__dirname, 'functions')
  const program = `
    const { startCloud } = require('./emulator/start-cloud.ts')
    void startCloud({ functions: ${JSON.stringify(functions)}, timers: false, keepsAlive: false }).then(async (cloud) => {
      const stay = setInterval(() => undefined, 1000)
      const { result } = await cloud.call('probe', { way: 'env', name: 'nothing' })
      console.log(JSON.stringify(result))
      clearInterval(stay)
    })`
  const ended = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], {
    ...{ cwd: root, encoding: 'utf8', timeout: 120_000 },
  })
  expect({ status: ended.status, signal: ended.signal, errors: ended.stderr }).toEqual({
    ...{ status: 0, signal: null, errors: '' },
  })
  expect(ended.stdout.trim()).toBe('null')
})

it('runs as far ahead after a reset as it was last begun', () => {
  const clock = new CloudClock(1000)
  clock.begin(5000)
  clock.set(9000)
  expect(clock.reset()).toBe(true)
  expect(clock.offsetMs).toBe(5000)
  expect(clock.reset()).toBe(false)
})

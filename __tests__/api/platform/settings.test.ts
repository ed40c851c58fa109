/** A function whose settings are missing or too weak says so and does nothing; keys can be changed and nothing sealed is lost. */
import type * as cipherModule from '../../../cloudfunctions/api/platform/cipher'
import { database } from '../../../cloudfunctions/database/declaration'
import { aDueMessage, anActivity, put, putSession } from '../../support/builders'
import { stationOf } from '../../support/station'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

const clouds: TestCloud[] = []
async function cloudWith(env: Record<string, string>): Promise<TestCloud> {
  const test = await testCloud({ env, database })
  clouds.push(test)
  await stationOf(test)
  return test
}
afterEach(async () => {
  for (const test of clouds.splice(0)) await test.close()
})

it.each([
  ['without the key of persons', {}, 'PERSON_KEY'],
  ['with an empty key of persons', { PERSON_KEY: '' }, 'PERSON_KEY'],
  ['with a short key of persons', { PERSON_KEY: 'short' }, 'PERSON_KEY'],
  ['with a short key of fields', { ...testEnv, FIELD_KEY: 'abc' }, 'FIELD_KEY'],
  ['with a short newer key of fields', { ...testEnv, FIELD_KEY_2: 'abc' }, 'FIELD_KEY_2'],
])('%s nothing is answered or written, and the log names it', async (_, env, named) => {
  const test = await cloudWith(env as Record<string, string>)
  const { result, requestId } = await test.cloud.call(
    'api',
    { action: 'me.open', input: {} },
    { openid: 'wang' },
  )
  expect(result).toMatchObject({ ok: false, error: { code: 'NOT_SET_UP' } })
  expect(JSON.stringify(test.cloud.trace(requestId)?.logs)).toContain(named)
  expect(await test.rows('people')).toEqual([])
  const jobs = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  expect(jobs.error?.message ?? JSON.stringify(jobs.result)).toContain(named)
})

/** In a process of its own each: the functions read their environment when they are called. */
function withKeys<T>(keys: Record<string, string>, run: (cipher: typeof cipherModule) => T): T {
  const names = ['PERSON_KEY', 'FIELD_KEY', 'FIELD_KEY_2', 'FIELD_KEY_3']
  const before = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) delete process.env[name]
  Object.assign(process.env, keys)
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return run(require('../../../cloudfunctions/api/platform/cipher'))
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

const first = { PERSON_KEY: 'key-of-persons' }
const second = { ...first, FIELD_KEY: 'first-key-of-fields' }
const third = { ...second, FIELD_KEY_2: 'second-key-of-fields' }

describe('a sealed number', () => {
  it('stays readable when a key is added later, and again later', () => {
    const sealed = [first, second, third].map((keys) => withKeys(keys, ({ seal }) => seal('13800001234')))
    expect(sealed.map((text) => text.split('.')[0])).toEqual(['k0', 'k1', 'k2'])
    for (const text of sealed) expect(withKeys(third, ({ unseal }) => unseal(text))).toBe('13800001234')
  })

  it('of the time before keys had versions stays readable', () => {
    const old = withKeys(first, ({ seal }) => seal('13800001234')).replace('k0.', '')
    expect(withKeys(first, ({ unseal }) => unseal(old))).toBe('13800001234')
    expect(withKeys(third, ({ unseal }) => unseal(old))).toBe('13800001234')
  })

  it('names the variable that is missing or was exchanged', () => {
    const sealed = withKeys(third, ({ seal }) => seal('13800001234'))
    expect(() => withKeys(second, ({ unseal }) => unseal(sealed))).toThrow('FIELD_KEY_2')
    const exchanged = { ...third, FIELD_KEY_2: 'quite-another-key' }
    expect(() => withKeys(exchanged, ({ unseal }) => unseal(sealed))).toThrow('FIELD_KEY_2')
  })

  it('that was altered is not opened', () => {
    const sealed = withKeys(first, ({ seal }) => seal('13800001234'))
    const altered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`
    expect(() => withKeys(first, ({ unseal }) => unseal(altered))).toThrow()
  })
})

describe('the jobs', () => {
  it('are started by their own timer only', async () => {
    const test = await cloudWith(testEnv)
    const refused = { ok: false, error: 'only the timer runs the jobs' }
    const timer = { Type: 'Timer', TriggerName: 'everyMinute' }
    for (const caller of [
      { openid: 'anybody' },
      { source: 'wx_client' },
      { source: 'wx_client,scf' },
      { source: 'wx_devtools' },
      { source: 'wx_http' },
      { source: 'wx_unknown' },
      { source: '' },
      { source: 'wx_trigger', openid: 'anybody' },
    ]) {
      const { result } = await test.cloud.call('jobs', timer, caller)
      expect([caller, result]).toEqual([caller, refused])
    }
    expect(await test.jobs()).toMatchObject({ ok: true })
  })

  it('take no verdict from a mini-program', async () => {
    const test = await cloudWith(testEnv)
    const event = {
      Event: 'wxa_media_check',
      trace_id: 'a-trace-of-wechat',
      result: { suggest: 'pass', label: 100 },
    }
    const { result } = await test.cloud.call('jobs', event, { openid: 'anybody' })
    expect(result).toMatchObject({ ok: false })
    expect((await test.cloud.call('jobs', event, { source: 'wx_event' })).result).toBe('success')
  })

  /** Work for three jobs, each of which stands somewhere else in the order. */
  async function arrangeWork(test: TestCloud): Promise<void> {
    await put(test, 'activities', [anActivity({ spread: true })])
    await putSession(test, { startAt: test.now() - 5 * 3_600_000 })
    await put(test, 'messages', [aDueMessage('m1', 'nobody')])
  }
  const atWork = (answer: unknown): string[] =>
    Object.entries((answer as { jobs: Record<string, { done: number }> }).jobs).flatMap(([name, { done }]) =>
      done > 0 ? [name] : [],
    )

  it('stop taking work in time, and the next run begins where this one ended', async () => {
    const test = await cloudWith({ ...testEnv, JOBS_WORK_SECONDS: '0.000001' })
    // The first run of all looks as every other does, and has time for one job: the first that is due.
    expect(Object.keys(((await test.jobs()) as { jobs: object }).jobs).at(-1)).toBe('expirePoints')
    await arrangeWork(test)
    const turns: string[] = []
    for (let last = ''; !turns.includes(last);) {
      if (last !== '') turns.push(last)
      test.at(test.now() + 60_000)
      // A run without time has one turn, which is its last.
      last = Object.keys(((await test.jobs()) as { jobs: object }).jobs).at(-1) ?? ''
    }
    // Nobody has a second turn before everybody had a first.
    expect(turns).toEqual(expect.arrayContaining(['advanceSessions', 'deliverMessages', 'fanOutActivities']))
  })

  it('do not begin with the job that a run died in', async () => {
    const test = await cloudWith(testEnv)
    await test.jobs()
    await arrangeWork(test)
    // The look, and then the first request of the first job that has work.
    test.cloud.fault({ function: 'jobs', request: 2, kind: 'kill' })
    await test.jobs().catch(() => undefined)
    expect((await test.rows<{ spread: boolean }>('activities')).map(({ spread }) => spread)).toEqual([true])
    const answer = (await test.jobs()) as { jobs: object }
    expect(Object.keys(answer.jobs)[0]).toBe('settleCourses')
    expect(atWork(answer)).toEqual(
      expect.arrayContaining(['advanceSessions', 'deliverMessages', 'fanOutActivities']),
    )
  })

  it('of several that each end a run none keeps the others from their turn', async () => {
    const test = await cloudWith(testEnv)
    await test.jobs()
    await arrangeWork(test)
    test.cloud.fault({ function: 'jobs', request: 2, kind: 'kill' })
    await test.jobs().catch(() => undefined)
    // A new instance writes down where it begins before it does so: it is the third request that is the first job's.
    test.cloud.fault({ function: 'jobs', request: 3, kind: 'kill' })
    await test.jobs().catch(() => undefined)
    const [session] = await test.rows<{ state: string }>('sessions')
    expect(session?.state).toBe('enrolling')
    const answer = (await test.jobs()) as { jobs: object }
    expect(Object.keys(answer.jobs)[0]).toBe('expireOffers')
    expect(atWork(answer)[0]).toBe('deliverMessages')
    expect(atWork(answer)).toEqual(expect.arrayContaining(['advanceSessions', 'fanOutActivities']))
  })
})

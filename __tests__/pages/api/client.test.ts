/**
 * Calls over real HTTP to the real functions on the local cloud: data, refusals, silence, the cloud's time.
 * @jest-environment node
 */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { serverNow } from '@/api/server-clock'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { host } from '../support/host-taro'
import { consentTo } from '../../support/consents'

// The browser's transport is the one that speaks HTTP; everything else is as on a phone.
jest.mock('@/api/transport', () => jest.requireActual<object>('@/api/transport.h5'))

/** As much of a browser window as the transport asks for. */
const page = {
  location: { origin: '', search: '?as=o_client' },
  fetch: globalThis.fetch,
  sessionStorage: memory(),
}

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  }
}

let cloud: TestCloud

beforeAll(async () => {
  cloud = await testCloud()
  await cloud.settle('o_client')
  Object.assign(globalThis, { window: page })
})

beforeEach(() => {
  page.location.origin = cloud.cloud.url
})

afterAll(() => cloud.close())

test('an answer carries the data of the action', async () => {
  const answer = await call('me.open', {})
  expect(answer).toMatchObject({ ok: true, data: { unread: 0, points: 0 } })
})

test('a refusal carries its code, its words and the next step', async () => {
  const answer = await call('activity.detail', { sessionId: 'not-there' })
  expect(answer).toMatchObject({
    ok: false,
    failure: { kind: 'rejected', code: 'NOT_FOUND', retry: 'never', text: '没有找到，可能已经撤下了' },
  })
})

test('silence is offline, and the same request may be sent again', async () => {
  page.location.origin = 'http://127.0.0.1:9'
  const answer = await call('home.open', {})
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline', retry: 'same-key' } })
})

test('a keyed command that met silence happens once, however often it is sent again', async () => {
  const input = { name: '小雨', birthDate: '2016-05-01', relation: 'child', agreedBy: 'guardian' } as const
  await call('me.consent', consentTo('family'))
  page.location.origin = 'http://127.0.0.1:9'
  expect((await callKeyed('me.addDependant', input)).ok).toBe(false)
  const kept = JSON.stringify([...host.storage])
  page.location.origin = cloud.cloud.url
  const first = await callKeyed('me.addDependant', input)
  expect(first).toMatchObject({ ok: true, data: { profile: { family: [{ name: '小雨' }] } } })
  expect(kept).toMatch(/request-keys.*me\.addDependant/)
  expect(JSON.stringify([...host.storage])).not.toContain('request-key')
})

test('an answer that got lost on the way back does not make a second one', async () => {
  const input = { name: '小晴', birthDate: '2018-05-01', relation: 'child', agreedBy: 'guardian' } as const
  const arrives = page.fetch
  page.fetch = async (...request) => {
    await arrives(...request)
    throw new TypeError('the answer got lost')
  }
  expect((await callKeyed('me.addDependant', input)).ok).toBe(false)
  page.fetch = arrives
  const again = await callKeyed('me.addDependant', input)
  const names = again.ok ? again.data.profile.family.map(({ name }) => name) : []
  expect(names.filter((name) => name === '小晴')).toEqual(['小晴'])
})

test('the phone learns the cloud’s time from answers', async () => {
  const tomorrow = cloud.now() + 24 * 3_600_000
  cloud.at(tomorrow)
  await call('home.open', {})
  expect(Math.abs(serverNow() - cloud.now())).toBeLessThan(60_000)
})

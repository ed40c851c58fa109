/** The code on a poster: made once for a session whoever asks, opened by its scene, and refused where nothing is called for any more. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { aSession, put } from '../../support/builders'
import { HOUR } from '../../../src/domain/kernel/clock'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
})
afterAll(() => test.close())

const asked = async () => {
  const reply = await fetch(`${test.cloud.url}/emulator/outbox`)
  const { outbox } = (await reply.json()) as { outbox: { api: string }[] }
  return outbox.filter(({ api }) => api === 'wxacode.getUnlimited').length
}

it('is made once, kept under a name of the station, and says the session', async () => {
  const session = aSession(test.now())
  await put(test, 'sessions', [session])
  const before = await asked()
  const both = await Promise.all(
    ['p-1', 'p-2'].map((openid) => test.must(openid, 'activity.poster', { sessionId: session._id })),
  )
  const third = await test.must('p-3', 'activity.poster', { sessionId: session._id })
  expect(new Set([...both, third].map(({ code }) => code)).size).toBe(1)
  expect(await asked()).toBeLessThanOrEqual(before + 2)
  const made = await asked()
  await test.must('p-4', 'activity.poster', { sessionId: session._id })
  expect(await asked()).toBe(made)
  expect(third.code).toContain('/kept/code/')
  const file = await fetch(`${test.cloud.url}/files?id=${encodeURIComponent(third.code)}`)
  const { data, width, height } = PNG.sync.read(Buffer.from(await file.arrayBuffer()))
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(
    `packages/activity/detail/index?scene=${encodeURIComponent(session._id)}`,
  )
})

it('says so when WeChat does not make it, and makes it the next time', async () => {
  const session = aSession(test.now())
  await put(test, 'sessions', [session])
  test.cloud.answers({
    api: 'wxacode.getUnlimited',
    errcode: 45009,
    errmsg: 'reach max api daily quota limit',
    times: 1,
  })
  const input = { sessionId: session._id }
  expect(await test.call('p-1', 'activity.poster', input)).toMatchObject({ error: { code: 'CODE_NOT_MADE' } })
  expect((await test.call('p-1', 'activity.poster', input)).ok).toBe(true)
})

it.each([
  ['over', {}],
  ['cancelled', { state: 'cancelled' as const, listed: false }],
])('is refused once it is %s', async (word, some) => {
  const over = word === 'over' && { startAt: test.now() - 3 * HOUR, endAt: test.now() - HOUR }
  const session = { ...aSession(test.now(), over || {}), ...some }
  await put(test, 'sessions', [session])
  expect(await test.call('p-1', 'activity.poster', { sessionId: session._id })).toMatchObject({
    error: { code: 'POSTER_OVER' },
  })
})

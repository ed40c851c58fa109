/** Messages fit what WeChat takes: each template's own keys, all filled, cut by whole letters; what it refuses for good is not tried again. */
import { parseTemplateKeys } from '../../../src/domain/message/template-keys'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, testEnv, type TestCloud } from '../../support/test-cloud'

const KEYS = "thing4=title,thing7=text,time2=at,phrase3='已更新'"
const clouds: TestCloud[] = []
async function cloudWith(env: Record<string, string>, keys: string[]): Promise<TestCloud> {
  const test = await testCloud({
    env: { ...testEnv, TEMPLATE_placeNotice: 'tpl-of-wechat', ...env },
    templates: { 'tpl-of-wechat': keys },
  })
  clouds.push(test)
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 9 } })])
  await appoint(test, 'o-staff', ['staff'])
  return test
}
afterAll(async () => {
  for (const test of clouds) await test.close()
})

const message = (test: TestCloud, given: Partial<MessageDocument> = {}): MessageDocument => ({
  ...{ _id: 'm1', personId: personIdOf('wang'), stationId: 'st1', kind: 'offer' },
  ...{ title: '有空位留给您', text: '空出一个位子', page: '/packages/activity/detail/index?sessionId=s1' },
  ...{ at: test.now(), readAt: null, listed: true, aboutId: null, unread: true },
  delivery: { state: 'due', attempts: 0, nextAt: test.now(), error: null },
  ...given,
})

const sends = (test: TestCloud) => test.cloud.outbox().filter(({ api }) => api === 'subscribeMessage.send')
const rowOf = async (test: TestCloud) => (await test.rows<MessageDocument>('messages', { _id: 'm1' }))[0]
const minutesOn = async (test: TestCloud): Promise<void> => {
  for (let i = 0; i < 3; i++) {
    test.at(test.now() + 30 * 60_000)
    await test.jobs()
  }
}

it('every key of the template is filled, in one line, with no letter cut in two', async () => {
  const test = await cloudWith({ TEMPLATE_KEYS_placeNotice: KEYS }, ['thing4', 'thing7', 'time2', 'phrase3'])
  const title = `「${'重阳敬老包饺子联欢会活动邀请'}🎉👨‍👩‍👧‍👦🎉🎉」`
  await put(test, 'messages', [message(test, { title, text: '原因：\n下雨\r\n改期' })])
  await test.jobs()
  expect((await rowOf(test))?.delivery.state).toBe('sent')
  const data = sends(test)[0]?.params.data as Record<string, { value: string }>
  expect(Object.keys(data).sort()).toEqual(['phrase3', 'thing4', 'thing7', 'time2'])
  expect(data.thing7?.value).toBe('原因： 下雨 改期')
  expect(data.phrase3?.value).toBe('已更新')
  expect(data.time2?.value).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2}$/)
  expect(data.thing4?.value.length).toBeLessThanOrEqual(20)
  expect(data.thing4?.value).toMatch(/^「.*…$/)
})

it.each([
  ['a key is missing', ['thing4', 'thing7', 'time2', 'phrase3', 'thing9'], KEYS],
  ['a key is not the template’s', ['thing4', 'thing7', 'time2'], KEYS],
  ['the keys cannot be read', ['thing4'], 'thing4:title'],
])(
  'when %s, it is tried once at most, kept at the desk with its cause, and the consent stays',
  async (_, keys, given) => {
    const test = await cloudWith({ TEMPLATE_KEYS_placeNotice: given }, keys)
    await put(test, 'messages', [message(test)])
    await test.jobs()
    await minutesOn(test)
    expect(sends(test).length).toBeLessThanOrEqual(1)
    expect((await rowOf(test))?.delivery.state).toBe('failed')
    const [person] = await test.rows<{ subscriptions: object }>('people', { _id: personIdOf('wang') })
    expect(person?.subscriptions).toEqual({ placeNotice: 9 })
    const { items } = await test.must('o-staff', 'outbox.list', { state: 'failed' })
    expect(items[0]?.why).toContain('系统检查')
  },
)

it.each([
  [43101, 'inboxOnly', 1],
  [47003, 'failed', 1],
  [40037, 'failed', 1],
  [41030, 'failed', 1],
  [40003, 'failed', 1],
  [45009, 'due', 3],
])('an answer of %d leaves it %s after %d tries in an hour and a half', async (errcode, state, tries) => {
  const test = clouds[0] as TestCloud
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { subscriptions: { placeNotice: 9 } })])
  test.cloud.answers({ api: 'subscribeMessage.send', errcode })
  await put(test, 'messages', [message(test)])
  await minutesOn(test)
  expect([sends(test).length, (await rowOf(test))?.delivery.state]).toEqual([tries, state])
})

it.each([
  ['', '键要像'],
  ['thing4', '键要像'],
  ['foo1=title', '键要像'],
  ['thing4=body', '来源'],
  ['thing4=title,thing4=text', '两次'],
  ['time2=title', '时间'],
  ['thing1=at', 'at'],
  ["phrase1='太多的汉字了',thing2=text", '汉字'],
  ["thing1='您好'", 'title'],
])('keys written as "%s" are refused in words', (text, why) => {
  expect(parseTemplateKeys(text)).toEqual({ ok: false, why: expect.stringContaining(why) })
})

it('a consent that WeChat granted for good is not used up, a withdrawn one is', async () => {
  const test = await cloudWith(
    { LONG_TERM_TEMPLATES: 'caseNotice, placeNotice', TEMPLATE_KEYS_placeNotice: KEYS },
    ['thing4', 'thing7', 'time2', 'phrase3'],
  )
  await put(test, 'messages', [message(test)])
  const stock = async () =>
    (await test.rows<{ subscriptions: object }>('people', { _id: personIdOf('wang') }))[0]?.subscriptions
  await test.jobs()
  expect([(await rowOf(test))?.delivery.state, await stock()]).toEqual(['sent', { placeNotice: 9 }])
  test.cloud.answers({ api: 'subscribeMessage.send', errcode: 43101 })
  await put(test, 'messages', [message(test, { _id: 'm-next' })])
  await test.jobs()
  expect(await stock()).toEqual({ placeNotice: 0 })
})

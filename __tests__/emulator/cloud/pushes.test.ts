/** WeChat's own events: verdicts on media, sent to the function that takes them after the call that asked has ended. */
import type { OutboxEntry } from '../../../emulator/openapi/openapi'
import type { Cloud } from '../../../emulator/start-cloud'
import { scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud({ push: 'callee' })
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

const media = { mediaUrl: 'http://127.0.0.1/a.png', mediaType: 2, version: 2, scene: 1, openid: 'o-1' }

/** Asks for a medium to be checked and answers its trace. */
async function askFor(params: object = {}): Promise<string> {
  const { ok } = await scenario(cloud, 'openapi', {
    api: 'security.mediaCheckAsync',
    params: { ...media, ...params },
  })
  return (ok as { traceId: string }).traceId
}

const verdicts = (): OutboxEntry[] => cloud.outbox().filter(({ api }) => api === 'wxa_media_check')

it('tells that a medium passed, after the call that asked', async () => {
  const traceId = await askFor()
  await cloud.idle()
  expect(verdicts()).toHaveLength(1)
  const [{ params, call } = { params: {}, call: null }] = verdicts()
  expect(params).toMatchObject({
    MsgType: 'event',
    Event: 'wxa_media_check',
    FromUserName: 'o-1',
    trace_id: traceId,
    version: 2,
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
    detail: [{ suggest: 'pass', label: 100 }],
  })
  const taken = cloud.trace(call ?? '')
  expect(taken).toMatchObject({ function: 'callee', source: 'wx_event', openid: 'o-1', error: null })
  const asking = cloud.lastTraces(10).find(({ function: name }) => name === 'db')
  expect(taken?.start).toBeGreaterThanOrEqual(asking?.end ?? Infinity)
})

it('tells what was scripted for the medium or the person it is about', async () => {
  const risky = { suggest: 'risky', label: 20002 }
  cloud.answers({ api: 'wxa_media_check', when: { media_url: 'bad' }, answer: { result: risky } })
  cloud.answers({ api: 'wxa_media_check', when: { openid: 'o-2' }, errcode: -1008 })
  await askFor({ mediaUrl: 'http://127.0.0.1/bad.png' })
  await cloud.idle()
  await askFor({ openid: 'o-2' })
  await cloud.idle()
  await askFor()
  await cloud.idle()
  expect(verdicts().map(({ params }) => [params.errcode, params.result])).toEqual([
    [0, risky],
    [-1008, {}],
    [0, { suggest: 'pass', label: 100 }],
  ])
})

it('keeps silent where that is scripted', async () => {
  cloud.answers({ api: 'wxa_media_check', answer: { result: null }, times: 1 })
  await askFor()
  await cloud.idle()
  expect(verdicts()).toEqual([])
  await askFor()
  await cloud.idle()
  expect(verdicts()).toHaveLength(1)
})

it('sends nothing for a medium that was refused, or for a text', async () => {
  const refused = await scenario(cloud, 'openapi', {
    api: 'security.mediaCheckAsync',
    params: { ...media, mediaType: 9 },
  })
  expect(refused.error).toMatchObject({ errCode: 40097 })
  const text = { openid: 'o-1', scene: 1, version: 2, content: '你好' }
  await scenario(cloud, 'openapi', { api: 'security.msgSecCheck', params: text })
  await cloud.idle()
  expect(verdicts()).toEqual([])
})

it('warns of an event that its function failed to take, and of none without the option', async () => {
  const warnings: string[] = []
  const failing = await testCloud({ push: 'broken', log: (text) => warnings.push(text) })
  try {
    await scenario(failing, 'openapi', { api: 'security.mediaCheckAsync', params: media })
    await failing.idle()
    expect(warnings.join()).toContain('an event for broken was lost')
  } finally {
    await failing.close()
  }
  const silent = await testCloud()
  try {
    await scenario(silent, 'openapi', { api: 'security.mediaCheckAsync', params: media })
    await silent.idle()
    expect(silent.outbox().map(({ api }) => api)).toEqual(['security.mediaCheckAsync'])
  } finally {
    await silent.close()
  }
})

/** Storage and WeChat's open interfaces, driven by the real SDK: usual answers, scripted ones, and what is kept. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Cloud } from '../../../emulator/start-cloud'
import { ask, scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

const openapi = async (api: string, params: object) => {
  const { ok, error } = await scenario(cloud, 'openapi', { api, params })
  return { ok: ok as Record<string, unknown>, error }
}

const message = { touser: 'o-1', templateId: 'T', page: 'pages/a', data: { thing1: { value: '你好' } } }
const text = { openid: 'o-1', scene: 1, version: 2, content: '今天天气好' }

describe('subscribeMessage.send', () => {
  it('is accepted and kept as it was sent', async () => {
    const { ok } = await openapi('subscribeMessage.send', message)
    expect(ok).toMatchObject({ errCode: 0, errMsg: 'openapi.subscribeMessage.send:ok' })
    const { json } = await ask(cloud, 'GET', '/emulator/outbox')
    expect((json.outbox as unknown[]).at(-1)).toMatchObject({
      api: 'subscribeMessage.send',
      params: { touser: 'o-1', template_id: 'T', page: 'pages/a', data: { thing1: { value: '你好' } } },
      call: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it.each([
    [{ ...message, touser: '' }, 40003],
    [{ ...message, templateId: undefined }, 40037],
    [{ ...message, data: { thing1: { value: '' } } }, 47003],
  ])('refuses %j', async (params, errCode) => {
    expect((await openapi('subscribeMessage.send', params)).error).toMatchObject({ errCode })
  })

  it.each([
    [43101, 'user refuse to accept the msg'],
    [45009, 'reach max api daily quota limit'],
  ])('can be scripted to be refused with %d', async (errcode, words) => {
    const script = { api: 'subscribeMessage.send', errcode, times: 1 }
    expect((await ask(cloud, 'POST', '/emulator/answers', script)).status).toBe(200)
    const { error } = await openapi('subscribeMessage.send', message)
    expect(error?.errCode).toBe(errcode)
    expect(error?.errMsg).toContain(words)
    expect((await openapi('subscribeMessage.send', message)).error).toBeUndefined()
  })
})

describe('security', () => {
  it('passes texts, and finds risky what was scripted so', async () => {
    expect((await openapi('security.msgSecCheck', text)).ok).toMatchObject({
      result: { suggest: 'pass', label: 100 },
    })
    const result = { suggest: 'risky', label: 20001 }
    cloud.answers({ api: 'security.msgSecCheck', when: { content: '违禁' }, answer: { result } })
    expect((await openapi('security.msgSecCheck', { ...text, content: '有违禁词' })).ok).toMatchObject({
      result,
    })
    expect((await openapi('security.msgSecCheck', text)).ok).toMatchObject({ result: { suggest: 'pass' } })
  })

  it('takes a text alone as the first version does, whose answer has no result', async () => {
    const { ok } = await openapi('security.msgSecCheck', { content: 'x' })
    expect(ok).not.toHaveProperty('result')
    expect((await openapi('security.msgSecCheck', { content: '' })).error).toMatchObject({ errCode: 44002 })
  })

  it('asks for version 2 and everything it needs', async () => {
    expect((await openapi('security.msgSecCheck', { ...text, version: 3 })).error).toMatchObject({
      errCode: 40097,
    })
    expect((await openapi('security.msgSecCheck', { ...text, openid: '' })).error).toMatchObject({
      errCode: 40003,
    })
    expect(
      (await openapi('security.msgSecCheck', { ...text, content: 'x'.repeat(2501) })).error,
    ).toMatchObject({ errCode: 45002 })
  })

  it('takes media for checking later', async () => {
    const media = { mediaUrl: 'http://127.0.0.1/a.png', mediaType: 2, version: 2, scene: 1, openid: 'o-1' }
    expect((await openapi('security.mediaCheckAsync', media)).ok).toMatchObject({
      traceId: expect.any(String),
    })
    expect((await openapi('security.mediaCheckAsync', { ...media, mediaType: 9 })).error).toBeDefined()
  })
})

describe('mini-program codes', () => {
  const scan = (ok: Record<string, unknown>) => {
    expect(ok.contentType).toBe('image/png')
    const { data, width, height } = PNG.sync.read(Buffer.from(String(ok.base64), 'base64'))
    return { width, text: jsQR(new Uint8ClampedArray(data), width, height)?.data }
  }

  it('hold page and scene, and can be scanned', async () => {
    const { ok } = await openapi('wxacode.getUnlimited', {
      page: 'packages/a/detail',
      scene: 'id=12&from=poster',
      width: 300,
    })
    expect(scan(ok)).toEqual({
      width: expect.any(Number),
      text: `packages/a/detail?scene=${encodeURIComponent('id=12&from=poster')}`,
    })
    expect(scan(ok).width).toBeGreaterThanOrEqual(300)
  })

  it.each(['wxacode.get', 'wxacode.createQRCode'])('%s holds the path', async (api) => {
    const { ok } = await openapi(api, { path: 'pages/index?a=1' })
    expect(scan(ok).text).toBe('pages/index?a=1')
  })

  it('are refused for a scene or path that WeChat would refuse', async () => {
    for (const scene of ['', 'x'.repeat(33), '有中文']) {
      expect((await openapi('wxacode.getUnlimited', { scene, page: 'p' })).error).toMatchObject({
        errCode: 40169,
      })
    }
    expect((await openapi('wxacode.getUnlimited', { scene: 'a', page: '/p' })).error).toMatchObject({
      errCode: 41030,
    })
    expect((await openapi('wxacode.get', { path: '' })).error).toMatchObject({ errCode: 40159 })
  })
})

describe('phone numbers and open data', () => {
  it('answer a number, or the one scripted for a code', async () => {
    expect((await openapi('phonenumber.getPhoneNumber', { code: 'c' })).ok).toMatchObject({
      phoneInfo: { phoneNumber: '13800138000', countryCode: 86, watermark: { appid: 'wxlocal000000000000' } },
    })
    const scripted = { phone_info: { phone_number: '13912345678' } }
    cloud.answers({ api: 'phonenumber.getPhoneNumber', when: { code: 'zhang' }, answer: scripted })
    expect((await openapi('phonenumber.getPhoneNumber', { code: 'zhang' })).ok).toMatchObject({
      phoneInfo: { phoneNumber: '13912345678' },
    })
    expect((await openapi('phonenumber.getPhoneNumber', {})).error).toMatchObject({ errCode: 40029 })
  })

  it('open each cloud id', async () => {
    cloud.answers({ api: 'getOpenData', when: { cloudID: 'steps' }, answer: { data: { stepInfoList: [] } } })
    const { ok } = await scenario(cloud, 'openData', { list: ['steps', 'phone'] })
    expect(ok).toEqual([
      { cloudID: 'steps', data: { stepInfoList: [] } },
      { cloudID: 'phone', data: expect.objectContaining({ phoneNumber: '13800138000' }) },
    ])
  })
})

it('a payment is answered only as scripted', async () => {
  const answer = { return_code: 'SUCCESS', result_code: 'SUCCESS', payment: { package: 'prepay_id=1' } }
  cloud.answers({ api: 'cloudPay.unifiedOrder', answer, times: 1 })
  const { ok } = await scenario(cloud, 'pay', { params: { body: 'x', totalFee: 1 } })
  expect(ok).toMatchObject({ returnCode: 'SUCCESS', payment: { package: 'prepay_id=1' } })
  expect((await scenario(cloud, 'pay', { params: { body: 'x' } })).error?.errMsg).toContain('not implemented')
})

it.each([
  {},
  { api: 'x' },
  { api: 'x', errcode: 'y' },
  { api: 'x', errcode: 1, times: 0 },
  { api: 'x', answer: [] },
])('the malformed script %j is refused', async (script) => {
  expect((await ask(cloud, 'POST', '/emulator/answers', script)).status).toBe(400)
})

describe('files', () => {
  const fileID = 'cloud://local-dev.local-bucket/img/测试 1.txt'

  it('are uploaded, addressed, downloaded and deleted', async () => {
    const { ok } = await scenario(cloud, 'files', { path: 'img/测试 1.txt', text: '0123456789' })
    expect(ok).toMatchObject({
      fileID,
      text: '0123456789',
      fileList: [
        { fileID, status: 0, tempFileURL: `${cloud.url}/cos/img/测试 1.txt` },
        { fileID: 'cloud://x.y/none', status: -503003 },
      ],
    })
  })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=0-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=20-', 416, null, 'bytes */10'],
    ['lines=1-2', 200, '0123456789', null],
  ])('answer the range %s', async (range, status, body, contentRange) => {
    const response = await fetch(`${cloud.url}/cos/${encodeURI('img/测试 1.txt')}`, { headers: { range } })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-range')).toBe(contentRange)
    if (body !== null) expect(await response.text()).toBe(body)
  })

  it('are served at an address whose percent sign escapes nothing', async () => {
    await scenario(cloud, 'files', { path: 'off/50%.txt', text: 'half price' })
    expect(await (await fetch(`${cloud.url}/cos/off/50%.txt`)).text()).toBe('half price')
    expect(await (await fetch(`${cloud.url}/cos/off/50%25.txt`)).text()).toBe('half price')
  })

  it('cannot be written without the authorization, nor outside their folder', async () => {
    const put = (address: string, headers: Record<string, string>) =>
      fetch(cloud.url + address, { method: 'PUT', body: 'x', headers })
    const signed = { authorization: 'local-sign', 'x-cos-security-token': 'local-token' }
    expect((await put('/cos/new.txt', {})).status).toBe(403)
    expect((await fetch(`${cloud.url}/cos/new.txt`)).status).toBe(404)
    for (const path of ['%2e%2e%2fescape', 'a%2f..%2f..%2fb', '%00', 'a//b']) {
      expect((await put(`/cos/${path}`, signed)).status).toBe(400)
    }
  })

  it('have an address that ends when its time is over', async () => {
    const response = await fetch(`${cloud.url}/admin`, {
      method: 'POST',
      body: JSON.stringify({
        action: 'storage.batchGetDownloadUrl',
        file_list: [{ fileid: fileID, max_age: 60 }],
      }),
    })
    const { data } = (await response.json()) as { data: { download_list: { tempFileURL: string }[] } }
    const address = encodeURI(data.download_list[0]?.tempFileURL ?? '')
    expect((await fetch(address)).status).toBe(200)
    cloud.setClock(61_000)
    expect((await fetch(address)).status).toBe(403)
    cloud.setClock(0)
  })

  it('are gone once deleted', async () => {
    const list = [fileID, 'cloud://local-dev.local-bucket/none']
    const { ok } = await scenario(cloud, 'deleteFiles', { list })
    expect(ok).toEqual([
      expect.objectContaining({ fileID, status: 0 }),
      expect.objectContaining({ fileID: list[1], status: -503003 }),
    ])
    expect((await fetch(`${cloud.url}/cos/${encodeURI('img/测试 1.txt')}`)).status).toBe(404)
  })
})

describe('interfaces that many programs call', () => {
  it.each([
    ['security.imgSecCheck', { media: { contentType: 'image/png', value: Buffer.from('x') } }],
    ['customerServiceMessage.send', { touser: 'o-1', msgtype: 'text', text: { content: '您好' } }],
    ['uniformMessage.send', { touser: 'o-1', mpTemplateMsg: { templateId: 't' } }],
    ['subscribeMessage.getTemplateList', {}],
    ['urlscheme.generate', { jumpWxa: { path: '/pages/home/index', query: 'a=1' } }],
  ])('%s answers as the service does', async (api, params) => {
    expect((await openapi(api, params)).ok).toMatchObject({ errCode: 0 })
  })

  it('refuse what lacks something', async () => {
    expect((await openapi('customerServiceMessage.send', { touser: 'o-1' })).error).toMatchObject({
      errCode: 40008,
    })
  })

  it('that nobody knows are refused by name, or under a flag succeed with a warning that names them', async () => {
    expect((await openapi('logistics.addOrder', {})).error?.errMsg).toContain('logistics.addOrder')
    const warnings: string[] = []
    const lenient = await testCloud({ lenientOpenapi: true, log: (text) => warnings.push(text) })
    const { ok } = await scenario(lenient, 'openapi', { api: 'logistics.addOrder', params: {} })
    expect(ok).toMatchObject({ errCode: 0 })
    expect(warnings.join()).toContain('logistics.addOrder')
    await lenient.close()
  })
})

it('an open id of the phone in an event is joined by what it stands for', async () => {
  cloud.answers({ api: 'getOpenData', when: { cloudID: 'steps' }, answer: { data: { stepInfoList: [7] } } })
  const { result } = await cloud.call('probe', { way: 'echo', run: { cloudID: 'steps' }, plain: { a: 1 } })
  expect(result).toEqual({
    way: 'echo',
    run: { cloudID: 'steps', data: { stepInfoList: [7] } },
    plain: { a: 1 },
  })
})

/** The HTTP face: calls with their costs, inspection, faults, clock, timers, snapshots, and who may ask. */
import { request as httpRequest } from 'node:http'
import type { Cloud } from '../../../emulator/start-cloud'
import { ask, scenario, testCloud } from './support'

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
})
afterAll(() => cloud.close())

describe('POST /call/NAME', () => {
  it('answers the result with what it cost', async () => {
    const { status, headers, json } = await ask(
      cloud,
      'POST',
      '/call/db',
      { run: 'chain' },
      { 'x-wx-openid': 'o-9' },
    )
    expect(status).toBe(200)
    expect(json).toHaveProperty('result')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect([headers.get('x-cloud-ops'), headers.get('x-cloud-depth')]).toEqual(['6', '3'])
    expect(Number(headers.get('x-cloud-docs'))).toBeGreaterThan(0)
  })

  it('answers an error with code and message', async () => {
    const { json } = await ask(cloud, 'POST', '/call/probe', { way: 'boom' })
    expect(json).toEqual({ error: { code: -504002, message: expect.stringContaining('boom') } })
  })

  it('takes an empty body as an empty event', async () => {
    expect((await ask(cloud, 'POST', '/call/empty')).json).toEqual({ result: null })
  })

  it.each([
    ['no JSON', '{"way":', 400],
    ['a bare list', '[1]', 400],
    ['a bare text', '"x"', 400],
    ['more than the request text allows', { way: 'echo', pad: 'x'.repeat(101 * 1024) }, 200],
    ['more than any event may be', { way: 'echo', pad: 'x'.repeat(7 * 1024 * 1024) }, 413],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await ask(cloud, 'POST', '/call/probe', body)
    expect(answer.status).toBe(status)
    expect(answer.json).toHaveProperty('error.message')
  })

  it('refuses an identity that is no id', async () => {
    const answer = await ask(cloud, 'POST', '/call/probe', { way: 'whoami' }, { 'x-wx-openid': 'a b' })
    expect(answer.status).toBe(400)
  })
})

describe('inspection', () => {
  it('tells each request of a call', async () => {
    const { headers } = await ask(cloud, 'POST', '/call/db', { run: 'missingCollection' })
    const { json } = await ask(cloud, 'GET', `/emulator/trace/${headers.get('x-request-id') ?? ''}`)
    expect(json.requests).toEqual([
      expect.objectContaining({
        action: 'database.getDocument',
        collection: 'missing',
        index: null,
        examined: 0,
        returned: 0,
        transaction: null,
        start: expect.any(Number),
        end: expect.any(Number),
        error: { code: 'DATABASE_COLLECTION_NOT_EXIST', message: expect.stringContaining('missing') },
      }),
    ])
    expect((await ask(cloud, 'GET', '/emulator/trace?last=2')).json.calls).toHaveLength(2)
    expect((await ask(cloud, 'GET', '/emulator/trace/none')).status).toBe(404)
  })

  it('names the transaction of each request in it', async () => {
    await cloud.store.insert('accounts', [
      { _id: 'a', amount: 5 },
      { _id: 'b', amount: 0 },
    ])
    const { answer } = await scenario(cloud, 'transfer', { amount: 1 })
    const requests = cloud.trace(answer.requestId)?.requests ?? []
    const inside = requests.filter(({ transaction }) => transaction !== null)
    expect(inside).toHaveLength(7)
    expect(new Set(inside.map(({ transaction }) => transaction)).size).toBe(1)
  })

  it('lists collections and their documents', async () => {
    const { json } = await ask(cloud, 'GET', '/emulator/collections')
    expect(json.collections).toContainEqual({
      name: 'people',
      count: 0,
      indexes: [{ name: 'phone', keys: { phone: 1 }, unique: true }],
    })
    const query = encodeURIComponent('{"amount":{"$gt":1}}')
    const found = await ask(cloud, 'GET', `/emulator/collections/accounts?query=${query}&limit=1`)
    expect(found.json).toMatchObject({ total: 1, docs: [{ _id: 'a', amount: 4 }] })
    expect((await ask(cloud, 'GET', '/emulator/collections/none')).status).toBe(404)
    expect((await ask(cloud, 'GET', '/emulator/collections/accounts?query=nonsense')).status).toBe(400)
    expect((await ask(cloud, 'GET', '/emulator/collections/accounts?limit=0')).status).toBe(400)
  })

  it('streams what happens', async () => {
    const abort = new AbortController()
    const response = await fetch(`${cloud.url}/emulator/events`, { signal: abort.signal })
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await cloud.call('probe', { way: 'say' })
    let text = ''
    while (!text.includes('call-end')) text += Buffer.from((await reader.read()).value ?? []).toString()
    abort.abort()
    expect(text).toMatch(/event: call-start\ndata: \{.*"function":"probe"/)
    expect(text).toContain('event: log')
  })

  it('names a scan of a large collection in the log', async () => {
    const lines: string[] = []
    const loud = await testCloud({ log: (line) => lines.push(line) })
    await loud.store.insert(
      'many',
      Array.from({ length: 1001 }, (_, n) => ({ n })),
    )
    await scenario(loud, 'getDefault')
    expect(lines).toEqual([])
    await loud.call('db', { run: 'scan' })
    expect(lines).toEqual([
      expect.stringMatching(/collection scan: database.calculateDocument on many examined 1001/),
    ])
    await loud.close()
  })

  it('names a large collection that a lookup scans, and not the small one it starts from', async () => {
    const lines: string[] = []
    const loud = await testCloud({ log: (line) => lines.push(line) })
    await loud.store.insert(
      'many',
      Array.from({ length: 1001 }, (_, n) => ({ n })),
    )
    await loud.store.insert('paged', [{ group: 1, n: 7 }])
    const lookup = { from: 'many', localField: 'n', foreignField: 'n', as: 'found' }
    const stages = [
      { stageKey: '$match', stageValue: '{"group":1}' },
      { stageKey: '$lookup', stageValue: JSON.stringify(lookup) },
    ]
    const body = { action: 'database.aggregateDocuments', collectionName: 'paged', stages }
    const { json } = await ask(loud, 'POST', '/admin', body)
    expect((json.data as { list: string[] }).list).toHaveLength(1)
    expect(lines).toEqual([
      expect.stringMatching(/collection scan: database.aggregateDocuments on many examined 1001/),
    ])
    await loud.close()
  })

  it('shows that an indexed page of 20 examines 20 of 20,000 documents', async () => {
    const docs = Array.from({ length: 20_000 }, (_, n) => ({ group: n % 10, n }))
    for (let at = 0; at < docs.length; at += 5000)
      await cloud.store.insert('paged', docs.slice(at, at + 5000))
    const { ok, answer } = await scenario(cloud, 'indexedPage')
    expect(ok).toHaveLength(20)
    expect(cloud.trace(answer.requestId)?.requests[0]).toMatchObject({
      index: 'group_n',
      examined: 20,
      returned: 20,
    })
    expect(answer.docs).toBe(20)
  })
})

describe('faults', () => {
  const inject = async (kind: string, request: number) => {
    await cloud.store.remove('counters', { query: { _id: 'c' }, multi: false })
    await cloud.store.insert('counters', [{ _id: 'c', n: 0 }])
    const { status } = await ask(cloud, 'POST', '/emulator/faults', { function: 'db', request, kind })
    expect(status).toBe(200)
  }
  const count = async () => (await cloud.store.find('counters', {})).docs[0]?.n

  it('before: the request fails and was not applied', async () => {
    await inject('before', 2)
    const { ok } = await scenario(cloud, 'steps')
    expect(ok).toEqual(['ok', expect.stringContaining('socket hang up'), 'ok'])
    expect(await count()).toBe(2)
  })

  it('after: the request fails although it was applied', async () => {
    await inject('after', 2)
    const { ok } = await scenario(cloud, 'steps')
    expect(ok).toEqual(['ok', expect.stringContaining('socket hang up'), 'ok'])
    expect(await count()).toBe(3)
  })

  it('conflict: the request is refused as a write conflict', async () => {
    await inject('conflict', 1)
    const { ok } = await scenario(cloud, 'steps', { stop: true })
    expect(ok).toEqual([expect.stringContaining('[ResourceUnavailable.TransactionConflict]')])
    expect(await count()).toBe(0)
  })

  it('kill: the instance dies there, and the next call has another', async () => {
    await inject('kill', 2)
    const dead = await cloud.call('db', { run: 'steps' })
    expect(dead.error?.message).toContain('killed by an injected fault')
    expect(await count()).toBe(1)
    expect((await scenario(cloud, 'steps')).ok).toEqual(['ok', 'ok', 'ok'])
    expect(await count()).toBe(4)
  })

  it('stop: the call goes no further there, nor beside it, and the next call has the same instance', async () => {
    await inject('stop', 3)
    const stopped = await cloud.call('db', { run: 'sideBySide' })
    expect(stopped.error?.message).toContain('stopped by an injected fault')
    const left = await count()
    expect(left).toBeLessThanOrEqual(2)
    const next = await scenario(cloud, 'sideBySide')
    expect([next.ok, next.answer.coldStart]).toEqual(['done', false])
    expect(next.answer.ops).toBe(6)
    expect(await count()).toBe(Number(left) + 6)
  })

  it('stop: a transaction that was open is undone, and holds nobody up', async () => {
    await cloud.store.remove('accounts', { query: { _id: 'a' }, multi: false })
    await cloud.store.insert('accounts', [{ _id: 'a', amount: 10 }])
    await inject('stop', 3)
    const stopped = await cloud.call('db', { run: 'rollback' })
    expect(stopped.error?.message).toContain('stopped by an injected fault')
    expect((await cloud.store.find('accounts', { query: { _id: 'a' } })).docs).toMatchObject([{ amount: 10 }])
    expect((await scenario(cloud, 'rollback')).ok).toBe(10)
  })

  it('hit one call only, and are refused when malformed', async () => {
    await inject('before', 1)
    await scenario(cloud, 'steps', { stop: true })
    expect((await scenario(cloud, 'steps')).ok).toEqual(['ok', 'ok', 'ok'])
    for (const body of [
      {},
      { function: 'db', request: 0, kind: 'kill' },
      { function: 'db', request: 1, kind: 'no' },
      [],
    ]) {
      expect((await ask(cloud, 'POST', '/emulator/faults', body)).status).toBe(400)
    }
  })
})

describe('clock and timers', () => {
  afterEach(() => cloud.setClock(0))

  it('moves the time of functions, server dates and traces', async () => {
    const offsetMs = 400 * 86_400_000
    expect((await ask(cloud, 'POST', '/emulator/clock', { offsetMs })).json).toMatchObject({ offsetMs })
    const before = Date.now() + offsetMs
    const { result } = await cloud.call('probe', { way: 'now' })
    const seen = result as { now: number; date: string; isDate: boolean }
    const added = (await scenario(cloud, 'addAndGet')).ok as { at: number }
    const after = Date.now() + offsetMs
    expect([seen.now, Date.parse(seen.date), added.at].filter((at) => at < before || at > after)).toEqual([])
    expect(seen.isDate).toBe(true)
    expect((await ask(cloud, 'POST', '/emulator/clock', { offsetMs: 'soon' })).status).toBe(400)
  })

  it('moves the time that queries compare with', async () => {
    await cloud.reset()
    await cloud.store.insert('things', [{ at: new Date(Date.now() + 86_400_000) }])
    const query = { $expr: { $lt: ['$at', '$$NOW'] } }
    expect((await cloud.store.count('things', query)).total).toBe(0)
    cloud.setClock(2 * 86_400_000)
    expect((await cloud.store.count('things', query)).total).toBe(1)
  })

  it('fires a timer by hand with the event the platform sends', async () => {
    const { json, headers } = await ask(cloud, 'POST', '/emulator/timers/nightly/fire')
    expect(json.result).toMatchObject({
      event: { Type: 'Timer', TriggerName: 'nightly', Message: '', Time: expect.any(String) },
      trigger: 'timer',
      ctx: { SOURCE: 'wx_trigger' },
    })
    expect((json as { result: { ctx: object } }).result.ctx).not.toHaveProperty('OPENID')
    expect(headers.get('x-cloud-ops')).toBe('0')
    expect((await ask(cloud, 'POST', '/emulator/timers/none/fire')).status).toBe(404)
  })

  it('fires a timer by itself at its time in Beijing', async () => {
    const timed = await testCloud({ timers: true })
    const [timer] = timed.timers()
    const next = timer?.next ?? 0
    expect(new Date(next).toISOString()).toMatch(/T19:00:00.000Z$/)
    const fired = new Promise((resolve) =>
      timed.listen((event) => {
        if (event.type === 'timer') resolve(event)
      }),
    )
    timed.setClock(next - Date.now() - 200)
    expect(timed.lastTraces(5)).toEqual([])
    expect(await fired).toMatchObject({ function: 'tick', timer: 'nightly' })
    await timed.close()
  })
})

it('snapshot, restore and reset put data back, files and all', async () => {
  await cloud.reset()
  await cloud.store.insert('things', [{ _id: 'kept' }])
  await scenario(cloud, 'files', { path: 'kept.txt', text: 'kept' })
  const { json } = await ask(cloud, 'POST', '/emulator/snapshot', {})
  const name = String(json.name)
  await cloud.store.insert('things', [{ _id: 'later' }])
  const started = performance.now()
  expect((await ask(cloud, 'POST', '/emulator/reset')).status).toBe(200)
  expect(performance.now() - started).toBeLessThan(20_000)
  expect((await cloud.store.count('things', {})).total).toBe(0)
  expect((await fetch(`${cloud.url}/cos/kept.txt`)).status).toBe(404)
  expect((await ask(cloud, 'POST', '/emulator/restore', { name })).status).toBe(200)
  expect((await cloud.store.find('things', {})).docs).toEqual([{ _id: 'kept' }])
  expect(await (await fetch(`${cloud.url}/cos/kept.txt`)).text()).toBe('kept')
  expect((await ask(cloud, 'POST', '/emulator/restore', { name: 'never' })).status).toBe(404)
  expect((await ask(cloud, 'POST', '/emulator/restore', { name: '../x' })).status).toBe(400)
  await cloud.store.insert('things', [{ _id: 'after' }])
  expect((await ask(cloud, 'POST', '/emulator/restore')).json).toEqual({ ok: true, name })
  expect((await cloud.store.count('things', {})).total).toBe(1)
})

it('going back again and again finds the files as they were, whatever was done to them between', async () => {
  await cloud.reset()
  const text = async (file: string) => {
    const answer = await fetch(`${cloud.url}/cos/${file}`)
    return answer.status === 404 ? null : answer.text()
  }
  const say = (file: string, words: string) => scenario(cloud, 'files', { path: file, text: words })
  await say('same.txt', 'first')
  const name = await cloud.snapshot()
  const betweens = [
    async () => undefined,
    () => say('same.txt', 'second'),
    () => say('later.txt', 'later'),
    async () => undefined,
    () => cloud.reset(),
    () => say('same.txt', 'third'),
  ]
  for (const between of betweens) {
    await between()
    await cloud.restore(name)
    expect([await text('same.txt'), await text('later.txt')]).toEqual(['first', null])
  }
  const other = await cloud.snapshot()
  await say('later.txt', 'later')
  await cloud.restore(other)
  await cloud.restore(name)
  expect(await text('later.txt')).toBeNull()
})

describe('who may ask', () => {
  it('pages of this machine, which may read the costs', async () => {
    const origin = 'http://localhost:10086'
    const { headers, status } = await ask(cloud, 'POST', '/call/empty', {}, { origin })
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.get('access-control-expose-headers')).toContain('x-cloud-ops')
    const preflight = await fetch(`${cloud.url}/call/empty`, { method: 'OPTIONS', headers: { origin } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-wx-openid')
  })

  it('no page from elsewhere, and no name that only points here', async () => {
    const outside = await ask(cloud, 'POST', '/call/empty', {}, { origin: 'https://example.com' })
    expect(outside.status).toBe(403)
    expect(outside.headers.get('access-control-allow-origin')).toBeNull()
    const status = await new Promise((resolve) => {
      const headers = { host: 'rebound.example.com' }
      httpRequest(`${cloud.url}/emulator/trace`, { headers }, ({ statusCode }) => resolve(statusCode)).end()
    })
    expect(status).toBe(403)
  })

  it('what is not known is answered by the extension, or with an error', async () => {
    const extended = await testCloud({
      extend: (request, response) => {
        if (request.url !== '/page') return false
        response.end('a page')
        return true
      },
    })
    expect(await (await fetch(`${extended.url}/page`)).text()).toBe('a page')
    expect((await ask(extended, 'GET', '/nothing')).status).toBe(404)
    expect((await ask(extended, 'GET', '/call/empty')).status).toBe(405)
    await extended.close()
  })
})

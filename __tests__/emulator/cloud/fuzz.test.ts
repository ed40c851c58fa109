/** Two thousand random malformed wire requests and events: no crash, no hang, no wrong write. */
import { connect } from 'node:net'
import { captures } from './recorded'
import type { Cloud } from '../../../emulator/start-cloud'
import { testCloud } from './support'

const WIRE_ROUNDS = 1500
const EVENT_ROUNDS = 500
const BATCH = 20
const PATIENCE_MS = 120_000

let cloud: Cloud
beforeAll(async () => {
  cloud = await testCloud()
  await cloud.store.insert('things', [{ _id: 'still', n: 1, list: [1, 2], deep: { a: 1 } }])
})
afterAll(() => cloud.close())

/** A small generator with a seed, so that a failure can be repeated. */
function randomness(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
  return { next, pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T }
}

const JUNK = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  1.5,
  '',
  'x',
  '{',
  '[]',
  '{}',
  '{"a":',
  [],
  [[]],
  [null],
  {},
  { $set: 1 },
  '\u0000',
  '💥',
  '{"$where":"1"}',
  '{"$set":{"_id":1}}',
  '{"n":{"$in":1}}',
  '{"n":{"$regularExpression":{"pattern":"(","options":"z"}}}',
  '{"$date":"never"}',
  '{"$numberInt":"x"}',
  '{"__proto__":{"polluted":1}}',
  '{"$set":{"__proto__.polluted":1}}',
  '{"$inc":{"n":"a"}}',
  '{"$push":{"n":1}}',
  '{"a.":1}',
  '{"":1}',
  '{"$or":[]}',
  '{"n":{"$elemMatch":3}}',
  '"text"',
  '12',
  '{"$expr":{"$nonsense":1}}',
  'x'.repeat(5000),
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
  `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`,
] as const

/** What must never work when written against the one document: reads are harmless, writes need care. */
const HARMLESS = [
  'database.getDocument',
  'database.calculateDocument',
  'database.aggregateDocuments',
  'nothing',
  '',
  'database.queryDocument',
  'database.aggregate',
  'database.getInTransaction',
]

type Random = ReturnType<typeof randomness>

/** A recorded request with some of its fields replaced, removed or added. */
function mutated(random: Random): Record<string, unknown> {
  const source = random.pick(captures)
  const body: Record<string, unknown> =
    typeof source.request.body === 'string' ? {} : { ...source.request.body }
  body.collectionName = random.pick(['things', 'things', 'missing', ...JUNK])
  const rounds = 1 + Math.floor(random.next() * 3)
  for (let i = 0; i < rounds; i++) {
    const key = random.pick([
      ...Object.keys(body),
      'stages',
      'transactionId',
      'limit',
      'offset',
      'order',
      'projection',
    ])
    if (random.next() < 0.2) delete body[key]
    else body[key] = random.pick(JUNK)
  }
  if (random.next() < 0.2)
    body.stages = [
      { stageKey: random.pick(['$match', '$nonsense', '$group', 1]), stageValue: random.pick(JUNK) },
    ]
  if (random.next() < 0.1) body.action = random.pick(HARMLESS)
  // A well-formed write with a query of its own may rightly write: keep it away from the guarded document.
  const writes = ['database.modifyDocument', 'database.removeDocument'].includes(String(body.action))
  if (writes && body.collectionName === 'things')
    body.query = random.pick(['', '{', 3, [], null, '{"$nonsense":1}', '{"n":{"$bad":1}}', '{}'])
  return body
}

async function send(address: string, init: RequestInit): Promise<{ status: number; text: string }> {
  const response = await fetch(cloud.url + address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
  return { status: response.status, text: await response.text() }
}

it('malformed wire requests are each answered and change nothing they should not', async () => {
  const random = randomness(20261122)
  for (let round = 0; round < WIRE_ROUNDS; round += BATCH) {
    const bodies = Array.from({ length: BATCH }, () => {
      if (random.next() < 0.1) return String(random.pick(JUNK))
      return JSON.stringify(mutated(random))
    })
    const answers = await Promise.all(bodies.map((body) => send('/admin', { method: 'POST', body })))
    for (const [i, { status, text }] of answers.entries()) {
      expect([200, 400, 413]).toContain(status)
      const answer = JSON.parse(text) as { code?: string; requestId?: string; error?: unknown }
      if (answer.code === 'SYS_ERR')
        throw new Error(`answered as an internal error: ${text} to ${bodies[i]?.slice(0, 500)}`)
      expect(answer.requestId ?? answer.error).toBeDefined()
    }
  }
  expect((await cloud.store.find('things', { query: { _id: 'still' } })).docs).toEqual([
    { _id: 'still', n: 1, list: [1, 2], deep: { a: 1 } },
  ])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

it('malformed events and commands are each answered', async () => {
  const random = randomness(7)
  const places = [
    '/call/empty',
    '/call/nobody',
    '/call/%E0%A4%A',
    '/call/..%2f..',
    '/emulator/clock',
    '/emulator/faults',
    '/emulator/answers',
    '/emulator/restore',
    '/emulator/timers/x/fire',
    '/emulator/trace/%00',
    '/cos/%ff',
    '/%',
  ]
  for (let round = 0; round < EVENT_ROUNDS; round += BATCH) {
    const requests = Array.from({ length: BATCH }, () => ({
      address: random.pick(places),
      method: random.pick(['POST', 'POST', 'PUT', 'GET', 'DELETE', 'OPTIONS']),
      body: random.next() < 0.5 ? String(random.pick(JUNK)) : JSON.stringify(random.pick(JUNK)),
    }))
    await Promise.all(
      requests.map(async ({ address, method, body }) => {
        const { status, text } = await send(address, method === 'GET' ? { method } : { method, body })
        expect(status).toBeLessThan(500)
        if (!address.startsWith('/cos')) expect(() => JSON.parse(text) as unknown).not.toThrow()
      }),
    )
  }
  cloud.setClock(0)
  expect((await cloud.call('empty')).result).toBeNull()
})

it.each([
  ['not HTTP at all', 'hello\r\n\r\n'],
  ['a broken header', 'GET / HTTP/1.1\r\nbad header\r\n\r\n'],
  [
    'a multipart form without its end',
    form('--b\r\ncontent-disposition: form-data; name="action"\r\n\r\nwx.openApi'),
  ],
  ['a multipart form of rubbish', form('rubbish')],
  [
    'openapi bytes that are no message',
    form(
      `--b\r\ncontent-disposition: form-data; name="action"\r\n\r\nwx.openApi\r\n--b\r\ncontent-disposition: form-data; name="apiName"\r\n\r\nx\r\n--b\r\ncontent-disposition: form-data; name="requestData"\r\n\r\n\u00ff\u00ff\u00ff\r\n--b--\r\n`,
    ),
  ],
])('%s gets an answer', async (_what, bytes) => {
  const text = await new Promise<string>((resolve, reject) => {
    let got = ''
    const socket = connect(cloud.port, '127.0.0.1', () => socket.write(bytes, 'latin1'))
    socket.on('data', (chunk) => {
      got += chunk.toString()
      if (got.includes('\r\n\r\n')) socket.end()
    })
    socket.on('close', () => resolve(got))
    socket.on('error', reject)
    socket.setTimeout(PATIENCE_MS, () => reject(new Error('no answer')))
  })
  expect(text).toMatch(/^HTTP\/1\.1 (200|400)/)
  expect(text).toMatch(/"(code|error)"/)
})

it('half a request that never ends holds up nobody', async () => {
  const socket = connect(cloud.port, '127.0.0.1', () =>
    socket.write('POST /admin HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\n{'),
  )
  expect((await cloud.call('empty')).result).toBeNull()
  const closed = new Promise((resolve) => socket.once('close', resolve))
  socket.destroy()
  await closed
  expect((await send('/call/empty', { method: 'POST' })).status).toBe(200)
})

function form(body: string): string {
  const head = 'POST /admin HTTP/1.1\r\nhost: localhost\r\ncontent-type: multipart/form-data; boundary=b'
  return `${head}\r\ncontent-length: ${Buffer.byteLength(body, 'latin1')}\r\n\r\n${body}`
}

/** Every recorded request of the real SDK is replayed, and the answer has the recorded shape. */
import { Reader, Writer } from 'protobufjs/minimal'
import type { Cloud } from '../../../emulator/start-cloud'
import { type Capture, captures } from './recorded'
import { testCloud } from './support'

let cloud: Cloud
/** Ids that this cloud made where the recording had others. */
const renamed = new Map<string, string>()

beforeAll(async () => {
  cloud = await testCloud({ database: { collections: [{ name: 'other' }, { name: 'acct' }] } })
  await cloud.store.insert('other', [{ _id: 'o1', g: 1, label: 'one' }])
  await cloud.store.insert('acct', [
    { _id: 'a', amount: 100 },
    { _id: 'b', amount: 10 },
  ])
})
afterAll(() => cloud.close())

/** What the recording session did between the recorded requests. */
const BEFORE: Record<string, () => Promise<void> | void> = {
  'geoNear.json': () =>
    cloud.store.declare({
      collections: [
        { name: 'other' },
        { name: 'acct' },
        { name: 'spike', indexes: [{ name: 'loc', keys: { loc: '2dsphere' } }] },
      ],
    }),
  'tx_abort.json': () => begin('tx_abort.json'),
  'error_tx_conflict.json': async () => {
    begin('error_tx_conflict.json')
    const tx = renamed.get(transactionOf('error_tx_conflict.json')) as string
    await cloud.store.find('acct', { query: { _id: 'b' } }, tx)
    const change = { query: { _id: 'b' }, update: { $set: { amount: 12 } }, nowMs: Date.now() }
    await cloud.store.update('acct', { ...change, replace: false, multi: false, upsert: false })
  },
}

function begin(file: string): void {
  renamed.set(transactionOf(file), cloud.store.begin())
}

function transactionOf(file: string): string {
  const found = captures.find((capture) => capture.file === file)
  return String((found?.request.body as Record<string, unknown>).transactionId)
}

it.each(captures)('$file', async (capture) => {
  await BEFORE[capture.file]?.()
  const { request, response } = capture
  const isOpenApi = typeof request.body === 'object' && request.body.action === 'wx.openApi'
  if (isOpenApi) return replayOpenApi(capture)
  const sent = rename(typeof request.body === 'string' ? request.body : JSON.stringify(request.body))
  const {
    host: _host,
    'content-length': _length,
    connection: _c,
    'transfer-encoding': _t,
    ...headers
  } = request.headers
  const answer = await fetch(cloud.url + request.url, { method: request.method, headers, body: sent })
  expect(answer.status).toBe(200)
  const text = await answer.text()
  if (typeof response === 'string') return expect(text).toBe(response)
  const got = JSON.parse(text) as Record<string, unknown>
  learn(response, got)
  if (capture.file !== 'callFunction.json') expect(shape(got)).toEqual(shape(response))
  expect(stable(got)).toEqual(stable(response))
})

function rename(text: string): string {
  let out = text
  for (const [from, to] of renamed) out = out.replaceAll(from, to)
  return out
}

/** Where both answers carry new ids, later requests must use ours. */
function learn(recorded: Record<string, unknown>, got: Record<string, unknown>): void {
  const ids = (answer: Record<string, unknown>) =>
    (answer.data as { insertedIds?: string[] } | undefined)?.insertedIds ?? []
  ids(recorded).forEach((id, i) => renamed.set(id, ids(got)[i] as string))
  if (typeof recorded.transactionId === 'string')
    renamed.set(recorded.transactionId, String(got.transactionId))
}

/** The tree of keys and value types, with extended JSON texts opened. */
function shape(value: unknown): unknown {
  const open = opened(value)
  if (Array.isArray(open)) return open.map(shape)
  if (open === null || typeof open !== 'object') return open === null ? 'null' : typeof open
  return Object.fromEntries(Object.entries(open).map(([key, entry]) => [key, shape(entry)]))
}

/** Texts of extended JSON become values; a list without an order of its own is put in one. */
function opened(value: unknown): unknown {
  if (typeof value === 'string') {
    try {
      return /^[{[]/.test(value) ? opened(JSON.parse(value)) : value
    } catch {
      return value
    }
  }
  if (Array.isArray(value)) return value.map(opened).sort((a, b) => (sortName(a) < sortName(b) ? -1 : 1))
  const inner = (value as { $regularExpression?: unknown } | null)?.$regularExpression
  // After its first update the recording stand-in gave regular expressions without their wrapper.
  return inner ?? value
}

function sortName(value: unknown): string {
  return value !== null && typeof value === 'object' ? String((value as { name?: unknown }).name ?? '') : ''
}

/** The answer without what must differ: request ids, generated ids, hosts and the time of recording. */
function stable(value: unknown, key = ''): unknown {
  const open = opened(value)
  if (['requestId', 'transactionId', 'cosFileId', 'at', 'CLIENTIP'].includes(key)) return undefined
  if (key === 'd') return Math.round(open as number)
  if (typeof open === 'string')
    return rename(open)
      .replace(/127\.0\.0\.1:\d+/, 'HOST')
      .replace('wx_client,scf', 'wx_client')
  if (Array.isArray(open)) return open.map((entry) => stable(entry))
  if (open === null || typeof open !== 'object') return open
  return Object.fromEntries(Object.entries(open).map(([name, entry]) => [name, stable(entry, name)]))
}

async function replayOpenApi({ request, response }: Capture): Promise<void> {
  const body = request.body as { apiName: string; requestData: string }
  const pairs = JSON.parse(body.requestData.split('pairs}: ')[1] ?? '{}') as Record<string, string>
  const form = new FormData()
  form.set('action', 'wx.openApi')
  form.set('apiName', body.apiName)
  form.set('requestData', new Blob([new Uint8Array(encode(pairs))]))
  if (body.apiName === 'security.msgSecCheck') {
    const risky = { suggest: 'risky', label: 100 }
    cloud.answers({
      api: body.apiName,
      when: { content: '违禁' },
      answer: { detail: [], trace_id: 't', result: risky },
    })
  }
  const answer = await fetch(cloud.url + request.url, { method: 'POST', body: form })
  const got = decode(Buffer.from(await answer.arrayBuffer()))
  const recorded = decode(Buffer.from(String(response).split('hex ')[1] ?? '', 'hex'))
  expect(got.contentType.startsWith(recorded.contentType)).toBe(true)
  if (recorded.contentType === 'image/png')
    return expect(got.data.subarray(0, 8)).toEqual(recorded.data.subarray(0, 8))
  const parse = (data: Buffer) => JSON.parse(data.toString()) as unknown
  expect(shape(parse(got.data))).toEqual(shape(parse(recorded.data)))
}

function encode(pairs: Record<string, string>): Uint8Array {
  const open = Writer.create()
  for (const [key, value] of Object.entries(pairs)) {
    open
      .uint32(10)
      .bytes(Writer.create().uint32(10).string(key).uint32(18).bytes(Buffer.from(value)).finish())
  }
  return Writer.create().uint32(8).int32(1).uint32(18).bytes(open.finish()).finish()
}

/** CommOpenApiResp; the recordings are cut off after their first fields. */
function decode(bytes: Buffer): { data: Buffer; contentType: string } {
  const reader = Reader.create(bytes)
  const answer = { data: Buffer.alloc(0), contentType: '' }
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === 10) answer.data = Buffer.from(reader.bytes())
    else if (tag === 18)
      answer.contentType = bytes
        .subarray(reader.pos + 1, (reader.pos += 1 + (bytes[reader.pos] ?? 0)))
        .toString()
    else reader.skipType(tag & 7)
  }
  return answer
}

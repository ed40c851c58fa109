/** Owns the HTTP face: calling functions, and inspecting and steering the cloud. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CallAnswer, Caller } from '../calls'
import type { Cloud } from '../cloud'
import { LIMITS } from '../limits'
import { MongoError } from '../mongo/errors'
import { parseEjson, stringifyEjson } from '../mongo/ejson'
import { isDoc } from '../mongo/values'
import { isStoreError } from '../store/errors'
import { HttpError, jsonObject, jsonValue, readBody } from '../request-body'
import { type Route, sendJson } from './server'

const MAX_COMMAND_BYTES = 1024 * 1024
const TRACE_DEFAULT = 20
const TRACE_MAX = 2_000
const ID_TEXT = /^[\x21-\x7e]{1,128}$/

type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  cloud: Cloud,
  rest: string,
  url: URL,
) => Promise<void> | void

/** Every address of the face; the part of a path after `:rest` is handed over decoded. */
const ROUTES: readonly { method: string; path: string; handle: Handler }[] = [
  { method: 'POST', path: '/call/:rest', handle: call },
  { method: 'GET', path: '/emulator', handle: overview },
  { method: 'GET', path: '/emulator/trace', handle: lastTraces },
  { method: 'GET', path: '/emulator/trace/:rest', handle: oneTrace },
  { method: 'GET', path: '/emulator/events', handle: events },
  { method: 'GET', path: '/emulator/collections', handle: collections },
  { method: 'GET', path: '/emulator/collections/:rest', handle: documents },
  {
    method: 'GET',
    path: '/emulator/outbox',
    handle: (_q, response, cloud) => sendJson(response, 200, { outbox: cloud.outbox() }),
  },
  {
    method: 'GET',
    path: '/emulator/answers',
    handle: (_q, response, cloud) => sendJson(response, 200, { answers: cloud.scriptedAnswers() }),
  },
  {
    method: 'POST',
    path: '/emulator/answers',
    handle: command((cloud, body) => ({ answer: cloud.answers(body) })),
  },
  {
    method: 'GET',
    path: '/emulator/timers',
    handle: (_q, response, cloud) => sendJson(response, 200, { timers: cloud.timers() }),
  },
  { method: 'POST', path: '/emulator/timers/:rest/fire', handle: fireTimer },
  {
    method: 'GET',
    path: '/emulator/clock',
    handle: (_q, response, cloud) => sendJson(response, 200, clockOf(cloud)),
  },
  { method: 'POST', path: '/emulator/clock', handle: command(moveClock) },
  {
    method: 'GET',
    path: '/emulator/faults',
    handle: (_q, response, cloud) => sendJson(response, 200, { faults: cloud.waitingFaults() }),
  },
  {
    method: 'POST',
    path: '/emulator/faults',
    handle: command((cloud, body) => ({ fault: cloud.fault(body) })),
  },
  {
    method: 'POST',
    path: '/emulator/reset',
    handle: command(async (cloud) => ({ ok: (await cloud.reset(), true) })),
  },
  {
    method: 'POST',
    path: '/emulator/snapshot',
    handle: command(async (cloud, body) => ({ name: await cloud.snapshot(nameOf(body)) })),
  },
  { method: 'POST', path: '/emulator/restore', handle: command(restore) },
]

/** The face of one cloud, as a route of its server. */
export function face(cloud: Cloud): Route {
  return async (request, response, url) => {
    const isOurs = /^\/(call|emulator)(\/|$)/.test(url.pathname)
    if (!isOurs) return false
    const here = ROUTES.flatMap((route) => {
      const rest = match(route.path, url.pathname)
      return rest === null ? [] : [{ ...route, rest }]
    })
    if (here.length === 0) return false
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const route = here.find((entry) => entry.method === method)
    if (!route) throw new HttpError(405, `${request.method ?? ''} is not allowed at ${url.pathname}`)
    await route.handle(request, response, cloud, route.rest, url)
    return true
  }
}

async function call(
  request: IncomingMessage,
  response: ServerResponse,
  cloud: Cloud,
  name: string,
): Promise<void> {
  const caller = callerOf(request)
  const body = await readBody(request, LIMITS.eventBytes)
  const event = jsonObject(body)
  const answer = await cloud.callText(name, body.length === 0 ? '{}' : JSON.stringify(event), caller)
  sendCall(response, answer)
}

function sendCall(response: ServerResponse, answer: CallAnswer): void {
  const { requestId, ops, depth, docs, bytes, result, error } = answer
  sendJson(response, 200, error ? { error } : { result }, {
    'x-request-id': requestId,
    'x-cloud-ops': String(ops),
    'x-cloud-depth': String(depth),
    'x-cloud-docs': String(docs),
    'x-cloud-bytes': String(bytes),
  })
}

function callerOf({ headers }: IncomingMessage): Caller {
  const read = (name: string) => {
    const value = headers[name]
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'string' || !ID_TEXT.test(value)) throw new HttpError(400, `${name} is not an id`)
    return value
  }
  const openid = read('x-wx-openid')
  const unionid = read('x-wx-unionid')
  const appid = read('x-wx-appid')
  return { ...(openid && { openid }), ...(unionid && { unionid }), ...(appid && { appid }) }
}

function overview(_request: IncomingMessage, response: ServerResponse, cloud: Cloud): void {
  sendJson(response, 200, {
    functions: cloud.functionNames(),
    instances: cloud.instances(),
    ...clockOf(cloud),
  })
}

function lastTraces(
  _request: IncomingMessage,
  response: ServerResponse,
  cloud: Cloud,
  _rest: string,
  url: URL,
): void {
  const last = Number(url.searchParams.get('last') ?? TRACE_DEFAULT)
  if (!Number.isInteger(last) || last < 1) throw new HttpError(400, 'last must be 1 or more')
  sendJson(response, 200, { calls: cloud.lastTraces(Math.min(last, TRACE_MAX)) })
}

function oneTrace(_request: IncomingMessage, response: ServerResponse, cloud: Cloud, id: string): void {
  const record = cloud.trace(id)
  if (!record) throw new HttpError(404, `no call ${id} is remembered`)
  sendJson(response, 200, record)
}

function events(request: IncomingMessage, response: ServerResponse, cloud: Cloud): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': the events of this cloud follow\n\n')
  if (request.method === 'HEAD') return void response.end()
  const stop = cloud.listen((event) =>
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
  )
  response.on('close', stop)
}

function collections(_request: IncomingMessage, response: ServerResponse, cloud: Cloud): void {
  sendJson(response, 200, { collections: cloud.store.collections() })
}

async function documents(
  _q: IncomingMessage,
  response: ServerResponse,
  cloud: Cloud,
  name: string,
  url: URL,
): Promise<void> {
  const limit = Number(url.searchParams.get('limit') ?? TRACE_DEFAULT)
  const skip = Number(url.searchParams.get('skip') ?? 0)
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMITS.getMax)
    throw new HttpError(400, `limit must be 1 to ${LIMITS.getMax}`)
  if (!Number.isInteger(skip) || skip < 0) throw new HttpError(400, 'skip must be zero or more')
  try {
    const query = ejsonParam(url, 'query') ?? {}
    const order = ejsonParam(url, 'order')
    const { docs, stats } = await cloud.store.find(name, { query, limit, skip, ...(order && { order }) })
    const { total } = await cloud.store.count(name, query)
    const listed = docs.map((doc) => JSON.parse(stringifyEjson(doc)) as unknown)
    sendJson(response, 200, {
      collection: name,
      total,
      docs: listed,
      index: stats.index,
      examined: stats.examined,
    })
  } catch (error) {
    if (isStoreError(error) && error.code === 'COLLECTION_NOT_EXIST') throw new HttpError(404, error.message)
    if (isStoreError(error) || error instanceof MongoError) throw new HttpError(400, error.message)
    throw error
  }
}

function ejsonParam(url: URL, name: string): Record<string, unknown> | undefined {
  const text = url.searchParams.get(name)
  if (text === null || text === '') return undefined
  const value = parseEjson(text)
  if (!isDoc(value)) throw new HttpError(400, `${name} must be an extended JSON object`)
  return value
}

async function fireTimer(
  _request: IncomingMessage,
  response: ServerResponse,
  cloud: Cloud,
  name: string,
): Promise<void> {
  const answer = await cloud.fireTimer(name)
  if (!answer) throw new HttpError(404, `no timer is called ${name}`)
  sendCall(response, answer)
}

/** A POST whose JSON object is checked by the cloud; what it finds wrong is answered with status 400. */
function command(run: (cloud: Cloud, body: Record<string, unknown>) => unknown): Handler {
  return async (request, response, cloud) => {
    const body = jsonValue(await readBody(request, MAX_COMMAND_BYTES))
    if (!isDoc(body)) throw new HttpError(400, 'the body must be a JSON object')
    try {
      sendJson(response, 200, await run(cloud, body))
    } catch (error) {
      throw error instanceof TypeError ? new HttpError(400, error.message) : error
    }
  }
}

function moveClock(cloud: Cloud, { offsetMs }: Record<string, unknown>): unknown {
  if (typeof offsetMs !== 'number' || !Number.isFinite(offsetMs) || Math.abs(offsetMs) > 8e15 - Date.now()) {
    throw new TypeError('offsetMs must be a number of milliseconds')
  }
  cloud.setClock(offsetMs)
  return clockOf(cloud)
}

async function restore(cloud: Cloud, body: Record<string, unknown>): Promise<unknown> {
  try {
    return { ok: true, name: await cloud.restore(nameOf(body)) }
  } catch (error) {
    if (isStoreError(error) && error.code === 'SNAPSHOT_NOT_EXIST') throw new HttpError(404, error.message)
    throw error
  }
}

function nameOf({ name }: Record<string, unknown>): string | undefined {
  if (name === undefined) return undefined
  if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    throw new TypeError('name must be letters, digits, - and _')
  }
  return name
}

function clockOf(cloud: Cloud): { offsetMs: number; now: string } {
  return { offsetMs: cloud.clock.offsetMs, now: new Date(cloud.clock.now()).toISOString() }
}

/** The decoded part for `:rest`, an empty text when the pattern has none, or null when the path does not fit. */
function match(pattern: string, pathname: string): string | null {
  const [head = '', tail = ''] = pattern.split(':rest')
  if (!pattern.includes(':rest')) return pathname.replace(/\/$/, '') === pattern ? '' : null
  const fits =
    pathname.startsWith(head) && pathname.endsWith(tail) && pathname.length > head.length + tail.length
  if (!fits) return null
  try {
    return decodeURIComponent(pathname.slice(head.length, pathname.length - tail.length))
  } catch {
    throw new HttpError(400, 'the address cannot be understood')
  }
}

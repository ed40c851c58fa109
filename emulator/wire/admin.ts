/** Owns the wire endpoint: which call a request belongs to, its faults, its answer and its record. */
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { type ActiveCall, APP_ID, type Calls } from '../calls'
import type { CloudClock } from '../clock'
import type { Fault } from '../faults'
import { formFields, HttpError, jsonObject, readBody } from '../request-body'
import type { AnswerMessage, AskMessage } from '../functions/messages'
import { LIMITS } from '../limits'
import type { ScriptedAnswers } from '../openapi/answers'
import type { Outbox } from '../openapi/openapi'
import type { CloudFiles } from '../storage/files'
import type { ReadStats, Store } from '../store/types'
import type { RequestRecord, Trace } from '../trace'
import type { Body } from './body'
import { isDatabaseAction, runDatabaseAction } from './database'
import { internal, invalidParam, notImplemented, transactionConflict, WireError } from './errors'
import { answerWxAction, WX_ACTIONS } from './openapi'
import { STORAGE_ACTIONS } from './storage'

const SCAN_WARNING_DOCS = 1_000
/** How long an injected fault holds a request back. */
const LATE_MS = 500
const HELD_AT_MOST_MS = 10_000

interface AdminOptions {
  store: Store
  files: CloudFiles
  calls: Calls
  trace: Trace
  clock: CloudClock
  answers: ScriptedAnswers
  outbox: Outbox
  origin: () => string
  strict: boolean
  lenientOpenapi: boolean
  templates?: Readonly<Record<string, readonly string[]>>
  warn: (text: string) => void
}

/** One request on its way: what it asks, whose it is, and its record in the making. */
interface Exchange {
  body: Body
  action: string
  source: string
  call: ActiveCall | null
  record: RequestRecord
  requestId: string
}

/** What came over the wire, whichever way. */
interface Asked {
  headers: IncomingHttpHeaders
  /** The body, as bytes or as the text that they are. */
  raw: Buffer | string
  /** Path and query, or the query alone. */
  address: string
}

/** The bytes of an interface that answers none of the protocol's JSON, or JSON: what it says, and its text. */
type Answered = { headers: AnswerHeaders; size: number } & ({ bytes: Buffer } | { json: Body; text: string })

interface AnswerHeaders extends Record<string, string> {
  'content-type': string
  'x-emulator-depth': string
}

/** A fault that leaves the SDK without an answer. */
class Severed extends Error {}

/** A request of a call that was stopped: nobody waits for its answer, and nothing must wake who once did. */
class Unheard extends Error {}

/** The endpoint that the SDK of every function talks to. */
export class AdminEndpoint {
  readonly #options: AdminOptions

  constructor(options: AdminOptions) {
    this.#options = options
  }

  /** Answers one request that came over HTTP. Throws HttpError when it is not even a request. */
  async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const raw = await readBody(request, LIMITS.wireBodyBytes)
    const answer = await this.#answer({ headers: request.headers, raw, address: url.search })
    if (answer === 'severed') return void request.socket.destroy()
    if (answer === 'unheard') return
    const { headers, size } = answer
    response.writeHead(200, {
      'content-type': headers['content-type'],
      'content-length': size,
      'x-emulator-depth': headers['x-emulator-depth'],
    })
    response.end('bytes' in answer ? answer.bytes : answer.text)
  }

  /** Answers one that came by the channel of its instance; null when nobody must hear of it. Never rejects. */
  async hear({ id, path, headers, text, base64 }: AskMessage): Promise<AnswerMessage | null> {
    const to = { type: 'answer', id } as const
    try {
      const raw = base64 === undefined ? (text ?? '') : Buffer.from(base64, 'base64')
      if (Buffer.byteLength(raw) > LIMITS.wireBodyBytes)
        throw new HttpError(413, `the body exceeds ${LIMITS.wireBodyBytes} bytes`)
      const answer = await this.#answer({ headers, raw, address: path })
      if (answer === 'severed') return { ...to, severed: true }
      if (answer === 'unheard') return null
      const body = 'bytes' in answer ? { base64: answer.bytes.toString('base64') } : { json: answer.json }
      return { ...to, status: 200, headers: answer.headers, ...body }
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500
      const message = error instanceof Error ? error.message : String(error)
      return { ...to, status, headers: {}, json: { error: { code: status, message } } }
    }
  }

  /** What a request is answered, whichever way it came. Throws HttpError when it is not even a request. */
  async #answer({ headers, raw, address }: Asked): Promise<Answered | 'severed' | 'unheard'> {
    const isForm = /^multipart\/form-data/i.test(headers['content-type'] ?? '')
    const body: Body = isForm ? Object.fromEntries(await formFields(headers, bytesOf(raw))) : jsonObject(raw)
    const exchange = this.#open(body, headers, address)
    const started = performance.now()
    let answered: Answered
    try {
      answered = answeredWith(exchange, await this.#perform(exchange))
    } catch (error) {
      this.#close(exchange, started, error)
      if (error instanceof Severed) return 'severed'
      if (error instanceof Unheard) return 'unheard'
      const { code, message } = error instanceof WireError ? error : internal(error)
      return answeredWith(exchange, { code, message })
    }
    exchange.record.bytes = answered.size
    this.#close(exchange, started, null)
    return answered
  }

  #open(body: Body, headers: IncomingHttpHeaders, address: string): Exchange {
    const action = Buffer.isBuffer(body.action) ? body.action.toString() : body.action
    if (typeof action !== 'string') throw new HttpError(400, 'action must be a text')
    const call = this.#callOf(body, address)
    const source = headers['x-tcb-source']
    const record: RequestRecord = {
      action,
      collection: typeof body.collectionName === 'string' ? body.collectionName : null,
      index: null,
      examined: 0,
      returned: 0,
      bytes: 0,
      start: this.#options.clock.now(),
      end: 0,
      durationMs: 0,
      transaction: typeof body.transactionId === 'string' ? body.transactionId : null,
      error: null,
      depth: depthOf(headers, action, call),
      fault: null,
    }
    return {
      body,
      action,
      source: typeof source === 'string' ? source : '',
      call,
      record,
      requestId: randomUUID(),
    }
  }

  /** The running call whose id the SDK carries: in the sequence id of the address, or as its token. */
  #callOf(body: Body, address: string): ActiveCall | null {
    const sequence = /[?&]seqId=([0-9a-f-]{36})-/.exec(address)?.[1]
    const token = Buffer.isBuffer(body.wxCloudApiToken)
      ? body.wxCloudApiToken.toString()
      : body.wxCloudApiToken
    const bySequence = sequence === undefined ? null : this.#options.calls.known(sequence)
    return bySequence ?? (typeof token === 'string' ? this.#options.calls.known(token) : null)
  }

  async #perform(exchange: Exchange): Promise<Buffer | Body> {
    const { action, body, call } = exchange
    if (call?.stopped) throw new Unheard('its call had been stopped')
    const { files, origin, clock, calls } = this.#options
    if (isDatabaseAction(action)) return this.#database(exchange)
    if (action === 'functions.invokeFunction') return this.#invoke(exchange, calls)
    const storage = Object.hasOwn(STORAGE_ACTIONS, action) ? STORAGE_ACTIONS[action] : undefined
    if (storage) return storage(body, { files, origin: origin(), nowMs: clock.now() })
    if (WX_ACTIONS.includes(action)) return this.#wx(exchange)
    throw notImplemented(`action ${action}`)
  }

  async #database(exchange: Exchange): Promise<Body> {
    const { call, record, action, body } = exchange
    const armed = this.#faultOf(call)
    const fault = armed?.kind ?? null
    record.fault = fault
    if (fault === 'stop') call?.stop('the call was stopped by an injected fault')
    if (fault === 'stop') throw new Unheard('its call was stopped before the request was applied')
    if (fault === 'kill') call?.kill('the instance was killed by an injected fault')
    if (fault === 'conflict') throw this.#conflict(body)
    if (armed?.code !== undefined) throw new WireError(armed.code, armed.message ?? armed.code)
    if (fault === 'late') await this.#holdBack(call, armed?.until)
    if (fault === 'kill' || fault === 'before') throw new Severed('broken before the request was applied')
    const { store, clock, strict, warn } = this.#options
    const context = { store, nowMs: clock.now(), strict, warn, onTransaction: this.#follow(call) }
    const { fields, stats, returned } = await runDatabaseAction(action, body, context)
    Object.assign(record, { index: stats?.index ?? null, examined: stats?.examined ?? 0, returned })
    if (typeof fields.transactionId === 'string') record.transaction = fields.transactionId
    if (stats) this.#warnScans(exchange, stats)
    if (call?.stopped) throw new Unheard('its call was stopped before its answer')
    if (fault === 'after') throw new Severed('broken after the request was applied, before its answer')
    return fields
  }

  /** Until others have overtaken it: whoever is named has an answer, or half a second has passed. */
  async #holdBack(call: ActiveCall | null, until: string | undefined): Promise<void> {
    if (until === undefined || !call) return setTimeout(LATE_MS)
    await Promise.race([this.#options.trace.answered(until, call.record), setTimeout(HELD_AT_MOST_MS)])
  }

  #faultOf(call: ActiveCall | null): Fault | null {
    if (!call) return null
    call.databaseRequests++
    return call.faults.find((fault) => fault.request === call.databaseRequests) ?? null
  }

  /** A conflict ends the transaction it happens in, as a real one does. */
  #conflict(body: Body): WireError {
    if (typeof body.transactionId === 'string') {
      try {
        this.#options.store.abort(body.transactionId)
      } catch {
        // The transaction was over already; the conflict is answered all the same.
      }
    }
    return transactionConflict()
  }

  /** Keeps a call's open transactions with it; one that opens after its call is over is undone at once. */
  #follow(call: ActiveCall | null): (id: string, state: 'open' | 'over') => void {
    return (id, state) => {
      if (!call) return
      if (state === 'over') call.transactions.delete(id)
      else if (this.#options.calls.isRunning(call.record.id)) call.transactions.add(id)
      else this.#options.store.abort(id)
    }
  }

  async #invoke({ body, call, source }: Exchange, calls: Calls): Promise<Body> {
    const { function_name: name, request_data: data } = body
    if (typeof name !== 'string' || name === '') throw invalidParam('function_name must be a text')
    const event = data === undefined || data === '' ? '{}' : data
    if (typeof event !== 'string' || !isJson(event)) throw invalidParam('request_data must be JSON text')
    const caller = { ...call?.caller, source }
    const { outcome } = await calls.run({ name, event, caller, origin: 'function', parent: call })
    if (typeof outcome !== 'string') throw new WireError(outcome.wireCode, outcome.message)
    return { data: { response_data: outcome } }
  }

  #wx({ action, body, call }: Exchange): Buffer {
    const { answers, outbox, clock, trace, lenientOpenapi, templates, warn } = this.#options
    return answerWxAction(action, body, {
      lenient: lenientOpenapi ? warn : null,
      ...(templates && { templates }),
      nowMs: clock.now(),
      callId: call?.record.id ?? null,
      appid: call?.caller.appid ?? APP_ID,
      answers,
      outbox,
      tell: (message) => trace.emit({ type: 'message', message }),
    })
  }

  /** Names each collection that was read far and without an index, be it the request's own or a looked-up one. */
  #warnScans({ record, call }: Exchange, { examined, index, scanned = {} }: ReadStats): void {
    const foreign = Object.entries(scanned)
    const own = examined - foreign.reduce((sum, [, docs]) => sum + docs, 0)
    const scans: [string | null, number][] = index === null ? [[record.collection, own], ...foreign] : foreign
    const where = call ? `function ${call.record.function}, call ${call.record.id}` : 'a request from outside'
    for (const [collection, docs] of scans) {
      if (docs <= SCAN_WARNING_DOCS) continue
      const text = `collection scan: ${record.action} on ${collection} examined ${docs} documents`
      this.#options.warn(`${text} without an index (${where})`)
    }
  }

  #close({ record, call }: Exchange, started: number, error: unknown): void {
    const { clock, trace } = this.#options
    record.end = clock.now()
    record.durationMs = performance.now() - started
    if (error instanceof WireError) record.error = { code: error.code, message: error.message }
    else if (error) record.error = { code: 'NO_ANSWER', message: (error as Error).message }
    trace.request(call?.record ?? null, record)
  }
}

const bytesOf = (raw: Buffer | string): Buffer => (typeof raw === 'string' ? Buffer.from(raw) : raw)

function answeredWith({ record, requestId }: Exchange, answer: Buffer | Body): Answered {
  const depth = { 'x-emulator-depth': String(record.depth) }
  if (Buffer.isBuffer(answer)) {
    const headers = { 'content-type': 'application/octet-stream', ...depth }
    return { headers, size: answer.length, bytes: answer }
  }
  const json = { requestId, ...answer }
  const text = JSON.stringify(json)
  const headers = { 'content-type': 'application/json; charset=utf-8', ...depth }
  return { headers, size: Buffer.byteLength(text), json, text }
}

/**
 * How long the chain of database requests is that ends with this one. The instance tells what it had been
 * answered when it sent the request; of senders that do not, the requests already answered here are counted.
 */
function depthOf(headers: IncomingHttpHeaders, action: string, call: ActiveCall | null): number {
  const told = Number(headers['x-emulator-after'] ?? NaN)
  const seen = call?.record.depth ?? 0
  const before = Number.isInteger(told) && told >= 0 ? Math.min(told, seen) : seen
  return before + (action.startsWith('database.') ? 1 : 0)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

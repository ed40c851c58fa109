/** Owns a call of a function: who calls, under which variables it runs, what it costs and how it ends. */
import { randomUUID } from 'node:crypto'
import type { CloudClock } from './clock'
import type { Fault, Faults } from './faults'
import {
  badRequest,
  eventTooLarge,
  FunctionError,
  functionNotFound,
  requestTooLarge,
  resultTooLarge,
} from './functions/errors'
import type { InstancePool } from './functions/pool'
import type { FunctionRegistry, FunctionSource } from './functions/registry'
import { LIMITS } from './limits'
import type { Store } from './store/types'
import type { CallRecord, LogRecord, Trace } from './trace'

export const APP_ID = 'wxlocal000000000000'
export const ENV_ID = 'local-dev'

/** Who calls a function, as its getWXContext tells. */
export interface Caller {
  openid?: string
  unionid?: string
  appid?: string
  /** `wx_client` unless told; functions called by functions and timers have their own. */
  source?: string
}

/** The outcome of a call. Exactly one of `result` and `error` is there. */
export interface CallAnswer {
  requestId: string
  result?: unknown
  error?: { code: number; message: string }
  ops: number
  depth: number
  docs: number
  bytes: number
  coldStart: boolean
  durationMs: number
  logs: LogRecord[]
}

/** A call whose function runs now. */
export interface ActiveCall {
  record: CallRecord
  caller: Caller
  faults: Fault[]
  databaseRequests: number
  transactions: Set<string>
  /** Whether it was stopped on its way: nothing that it asks is heard any more. */
  stopped: boolean
  kill: (reason: string) => void
  stop: (reason: string) => void
}

interface CallRequest {
  name: string
  /** The event as JSON text. */
  event: string
  caller: Caller
  /** What called: a mini-program unless told. */
  origin?: 'client' | 'function' | 'timer'
  /** The call whose function calls, as far as it is known. */
  parent?: ActiveCall | null
}

interface CallsOptions {
  registry: FunctionRegistry
  pool: InstancePool
  store: Store
  trace: Trace
  faults: Faults
  clock: CloudClock
}

/** Stopped calls whose last requests may still be on their way. */
const MOST_STOPPED = 32

/** Runs calls and knows the ones that are running. */
export class Calls {
  readonly #options: CallsOptions
  readonly #active = new Map<string, ActiveCall>()
  readonly #stopped = new Map<string, ActiveCall>()

  constructor(options: CallsOptions) {
    this.#options = options
  }

  /** The call with this id while its function runs, or when it was stopped a moment ago; else null. */
  known(id: string): ActiveCall | null {
    return this.#active.get(id) ?? this.#stopped.get(id) ?? null
  }

  isRunning(id: string): boolean {
    return this.#active.has(id)
  }

  /** Runs a function and answers its result as JSON text. Rejects with a FunctionError. */
  async run(request: CallRequest): Promise<{ record: CallRecord; outcome: string | FunctionError }> {
    const { trace, clock } = this.#options
    const { name, caller, parent } = request
    const record = trace.begin({
      id: randomUUID(),
      function: name,
      source: caller.source ?? 'wx_client',
      openid: caller.openid ?? null,
      parent: parent?.record.id ?? null,
      start: clock.now(),
    })
    const outcome = await this.#attempt(request, record).catch((error: unknown) => asFunctionError(error))
    const failed = typeof outcome === 'string' ? null : { code: outcome.code, message: outcome.message }
    trace.end(record, clock.now(), failed)
    return { record, outcome }
  }

  /** Runs a function and answers everything about the call; never rejects. */
  async call(request: CallRequest): Promise<CallAnswer> {
    const { record, outcome } = await this.run(request)
    const { id, ops, depth, docs, bytes, coldStart, durationMs, logs } = record
    const cost = { requestId: id, ops, depth, docs, bytes, coldStart, durationMs: durationMs ?? 0, logs }
    if (typeof outcome === 'string') return { ...cost, result: JSON.parse(outcome) as unknown }
    return { ...cost, error: { code: outcome.code, message: outcome.message } }
  }

  async #attempt(request: CallRequest, record: CallRecord): Promise<string> {
    const { registry, pool, faults } = this.#options
    const source = registry.find(request.name)
    if (!source) throw functionNotFound(request.name)
    checkEvent(request)
    const active: ActiveCall = {
      record,
      caller: request.caller,
      faults: faults.take(request.name, request.caller.openid),
      databaseRequests: 0,
      transactions: new Set(),
      stopped: false,
      kill: () => undefined,
      stop: () => undefined,
    }
    this.#active.set(record.id, active)
    const arrived = performance.now()
    try {
      const text = await pool.run({
        source,
        message: this.#messageOf(request, active, source),
        nested: request.origin === 'function',
        onStart: ({ coldStart, kill, stop }) => {
          record.coldStart = coldStart
          record.queuedMs = performance.now() - arrived
          active.kill = kill
          active.stop = (reason) => {
            this.#rememberStopped(active)
            stop(reason)
          }
        },
      })
      const bytes = Buffer.byteLength(text)
      if (bytes > LIMITS.functionResultBytes) throw resultTooLarge(bytes, LIMITS.functionResultBytes)
      return text
    } catch (error) {
      this.#abortTransactions(active)
      throw error
    } finally {
      this.#active.delete(record.id)
    }
  }

  #rememberStopped(active: ActiveCall): void {
    active.stopped = true
    this.#stopped.set(active.record.id, active)
    const [oldest] = this.#stopped.keys()
    if (this.#stopped.size > MOST_STOPPED && oldest !== undefined) this.#stopped.delete(oldest)
  }

  /** A failed call can no longer end its transactions. */
  #abortTransactions({ transactions }: ActiveCall): void {
    for (const id of transactions) {
      try {
        this.#options.store.abort(id)
      } catch {
        // It was over already: nothing is left to undo.
      }
    }
  }

  #messageOf(request: CallRequest, { record, faults }: ActiveCall, { timeLimitMs }: FunctionSource) {
    const env = callEnv(request, record)
    const mayStop = faults.some(({ kind }) => kind === 'stop')
    return { type: 'call' as const, callId: record.id, event: request.event, env, timeLimitMs, mayStop }
  }
}

function checkEvent({ event, origin = 'client' }: CallRequest): void {
  const bytes = Buffer.byteLength(event)
  if (bytes > LIMITS.eventBytes) throw eventTooLarge(bytes, LIMITS.eventBytes)
  if (origin === 'client' && bytes > LIMITS.requestTextBytes)
    throw requestTooLarge(bytes, LIMITS.requestTextBytes)
}

/** The variables that tell a function who calls it and its requests to whom they belong. */
function callEnv({ caller, origin }: CallRequest, { id, source }: CallRecord): Record<string, string> {
  return {
    TCB_ENV: ENV_ID,
    TCB_SOURCE: source,
    TCB_SEQID: id,
    WX_APPID: caller.appid ?? APP_ID,
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: id,
    ...(caller.openid !== undefined && { WX_OPENID: caller.openid }),
    ...(caller.unionid !== undefined && { WX_UNIONID: caller.unionid }),
    ...(origin === 'timer' && { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: id }),
  }
}

function asFunctionError(error: unknown): FunctionError {
  if (error instanceof FunctionError) return error
  return badRequest(error instanceof Error ? error.message : String(error))
}

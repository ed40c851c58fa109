/** Owns the record of what happened: each call, its requests in order, their cost, and the live event stream. */
import { EventEmitter } from 'node:events'
import type { LogLevel } from './functions/messages'

const KEPT_CALLS = 2_000
const KEPT_LOGS_PER_CALL = 500
const KEPT_REQUESTS_PER_CALL = 10_000
/** Over all calls: what functions print must never be what ends the cloud. */
const KEPT_LOG_CHARS = 32 * 1024 * 1024

/** One wire request. Times are milliseconds of the cloud's clock; null means it does not apply. */
export interface RequestRecord {
  action: string
  collection: string | null
  index: string | null
  examined: number
  returned: number
  /** How large the answer was as it went over the wire; 0 when there was none. */
  bytes: number
  start: number
  end: number
  durationMs: number
  transaction: string | null
  error: { code: string; message: string } | null
  /** Position in the longest chain of database requests that ends here; 0 for other requests. */
  depth: number
  /** The fault injected into it, if any. */
  fault: string | null
}

export interface LogRecord {
  at: number
  level: LogLevel
  text: string
}

/** One call of a function, from its arrival to its answer. */
export interface CallRecord {
  id: string
  function: string
  source: string
  openid: string | null
  /** The call whose function made this one. */
  parent: string | null
  coldStart: boolean
  start: number
  end: number | null
  durationMs: number | null
  queuedMs: number | null
  ops: number
  depth: number
  docs: number
  /** What the answers to its database requests came to, in bytes. */
  bytes: number
  error: { code: number; message: string } | null
  logs: LogRecord[]
  requests: RequestRecord[]
}

export type CloudEvent =
  | {
      type: 'call-start'
      call: Pick<CallRecord, 'id' | 'function' | 'source' | 'openid' | 'parent' | 'start'>
    }
  | { type: 'call-end'; call: Omit<CallRecord, 'logs' | 'requests'> }
  | { type: 'request'; call: string | null; request: RequestRecord }
  | { type: 'log'; call: string | null; log: LogRecord }
  | { type: 'message'; message: unknown }
  | { type: 'timer'; function: string; timer: string; call: string }
  | { type: 'clock'; offsetMs: number }
  | { type: 'warning'; text: string }

/** The last calls and a stream of everything that happens. Memory is bounded by dropping the oldest calls. */
export class Trace {
  readonly #calls = new Map<string, CallRecord>()
  readonly #stream = new EventEmitter().setMaxListeners(0)
  #logChars = 0

  begin(call: Pick<CallRecord, 'id' | 'function' | 'source' | 'openid' | 'parent' | 'start'>): CallRecord {
    const record: CallRecord = {
      ...call,
      coldStart: false,
      end: null,
      durationMs: null,
      queuedMs: null,
      ops: 0,
      depth: 0,
      docs: 0,
      bytes: 0,
      error: null,
      logs: [],
      requests: [],
    }
    this.#calls.set(call.id, record)
    if (this.#calls.size > KEPT_CALLS) this.#forget(this.#calls.keys().next().value as string)
    this.emit({ type: 'call-start', call })
    return record
  }

  end(record: CallRecord, end: number, error: CallRecord['error']): void {
    record.end = end
    record.durationMs = end - record.start
    record.error = error
    const { logs: _logs, requests: _requests, ...summary } = record
    this.emit({ type: 'call-end', call: summary })
  }

  /** Adds a finished request to its call (null: it came from outside any call) and counts its cost. */
  request(call: CallRecord | null, request: RequestRecord): void {
    if (call) {
      if (request.action.startsWith('database.')) {
        call.ops++
        call.docs += request.examined
        call.bytes += request.bytes
        call.depth = Math.max(call.depth, request.depth)
      }
      if (call.requests.length < KEPT_REQUESTS_PER_CALL) call.requests.push(request)
    }
    this.emit({ type: 'request', call: call?.id ?? null, request })
  }

  log(callId: string | null, log: LogRecord): void {
    const call = callId === null ? undefined : this.#calls.get(callId)
    if (call && call.logs.length < KEPT_LOGS_PER_CALL) this.#keep(call, log)
    this.emit({ type: 'log', call: callId, log })
  }

  /** Keeps a line; when all lines together become too many, the oldest calls lose theirs. */
  #keep(call: CallRecord, log: LogRecord): void {
    call.logs.push(log)
    this.#logChars += log.text.length
    for (const old of this.#calls.values()) {
      if (this.#logChars <= KEPT_LOG_CHARS || old === call) break
      this.#dropLogs(old)
    }
  }

  #dropLogs(call: CallRecord): void {
    this.#logChars -= charsOf(call)
    call.logs = []
  }

  #forget(id: string): void {
    const call = this.#calls.get(id)
    if (call) this.#logChars -= charsOf(call)
    this.#calls.delete(id)
  }

  find(id: string): CallRecord | null {
    return this.#calls.get(id) ?? null
  }

  /** The newest `count` calls, newest first. */
  last(count: number): CallRecord[] {
    return [...this.#calls.values()].slice(-count).reverse()
  }

  /** Resolves when a call of this caller that began after `before` has been answered, at once if one has been. */
  async answered(openid: string, before: CallRecord): Promise<void> {
    const begun = [...this.#calls.values()]
    const later = begun.slice(begun.indexOf(before) + 1)
    if (later.some((call) => call.openid === openid && call.end !== null)) return
    await new Promise<void>((resolve) => {
      const stop = this.listen((event) => {
        if (event.type !== 'call-end' || event.call.openid !== openid) return
        stop()
        resolve()
      })
    })
  }

  clear(): void {
    this.#logChars = 0
    this.#calls.clear()
  }

  emit(event: CloudEvent): void {
    this.#stream.emit('event', event)
  }

  /** Calls the listener for every event from now on; answers how to stop. */
  listen(listener: (event: CloudEvent) => void): () => void {
    this.#stream.on('event', listener)
    return () => this.#stream.off('event', listener)
  }
}

const charsOf = ({ logs }: CallRecord): number => logs.reduce((sum, { text }) => sum + text.length, 0)

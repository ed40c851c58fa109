/** Owns WeChat's events: what it tells a function by itself, after a call that asked for it has ended. */
import { APP_ID, type Calls } from '../calls'
import type { CloudClock } from '../clock'
import type { Trace } from '../trace'
import type { ScriptedAnswers } from './answers'
import type { Outbox, OutboxEntry } from './openapi'

interface PushesOptions {
  /** The function that takes events. */
  function: string
  calls: Calls
  clock: CloudClock
  trace: Trace
  answers: ScriptedAnswers
  outbox: Outbox
  warn: (text: string) => void
}

const EVENT = 'wxa_media_check'
const PASS = { suggest: 'pass', label: 100 }

/**
 * The verdicts on media. A call's verdicts are sent when it has ended, however it ended, because by then what it
 * stored about them is stored; those that nobody's call asked for are sent at once.
 */
export class Pushes {
  readonly #options: PushesOptions
  readonly #waiting = new Map<string, OutboxEntry[]>()
  readonly #running = new Set<Promise<void>>()
  readonly #stopListening: () => void

  constructor(options: PushesOptions) {
    this.#options = options
    this.#stopListening = options.trace.listen((event) => {
      if (event.type === 'message') this.#note(event.message as OutboxEntry)
      if (event.type === 'call-end') this.#send(event.call.id)
    })
  }

  /** Resolves once no event is on its way, nor any that those caused. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  /** Forgets what has not been sent. */
  clear(): void {
    this.#waiting.clear()
  }

  close(): void {
    this.#stopListening()
    this.clear()
  }

  #note(entry: OutboxEntry): void {
    const asked = entry.api === 'security.mediaCheckAsync' && typeof entry.answer.trace_id === 'string'
    if (!asked) return
    if (entry.call === null) return this.#start(entry)
    this.#waiting.set(entry.call, [...(this.#waiting.get(entry.call) ?? []), entry])
  }

  #send(callId: string): void {
    const entries = this.#waiting.get(callId) ?? []
    this.#waiting.delete(callId)
    for (const entry of entries) this.#start(entry)
  }

  #start(entry: OutboxEntry): void {
    const delivery = this.#deliver(entry).finally(() => this.#running.delete(delivery))
    this.#running.add(delivery)
  }

  async #deliver(asked: OutboxEntry): Promise<void> {
    const { calls, clock, trace, outbox, answers, warn } = this.#options
    const { openid, media_url, media_type, scene } = asked.params
    const traceId = asked.answer.trace_id
    const scripted = answers.take(EVENT, { openid, media_url, media_type, scene, trace_id: traceId })
    // A verdict that is scripted to be missing: WeChat stays silent.
    if (scripted?.result === null) return
    const result = scripted?.errcode ? {} : { ...PASS, ...(scripted?.result as object | undefined) }
    const event = {
      ToUserName: 'gh_local',
      FromUserName: typeof openid === 'string' ? openid : '',
      CreateTime: Math.floor(clock.now() / 1000),
      MsgType: 'event',
      Event: EVENT,
      appid: asked.appid || APP_ID,
      trace_id: traceId,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, prob: 90, ...result }],
      errcode: 0,
      errmsg: 'ok',
      ...scripted,
      result,
    }
    const name = this.#options.function
    const caller = { source: 'wx_event', ...(event.FromUserName !== '' && { openid: event.FromUserName }) }
    const answer = await calls.call({ name, event: JSON.stringify(event), caller })
    const entry: OutboxEntry = {
      at: clock.now(),
      api: EVENT,
      call: answer.requestId,
      appid: event.appid,
      params: event,
      answer: answer.error ? { error: answer.error } : { result: answer.result },
    }
    outbox.add(entry)
    trace.emit({ type: 'message', message: entry })
    if (answer.error) warn(`an event for ${name} was lost: ${answer.error.message}`)
  }
}

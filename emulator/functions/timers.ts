/** Owns the firing of timers: by themselves at their time on the cloud's clock, or by hand. */
import type { Calls, CallAnswer } from '../calls'
import type { CloudClock } from '../clock'
import type { Trace } from '../trace'
import { type Cron, nextFiring, parseCron } from './cron'
import type { FunctionRegistry, TimerTrigger } from './registry'

const RESCAN_MS = 60_000

interface TimersOptions {
  registry: FunctionRegistry
  calls: Calls
  clock: CloudClock
  trace: Trace
  warn: (text: string) => void
}

/** A timer of a function, its expression parsed. */
interface ParsedTimer {
  name: string
  function: string
  text: string
  cron: Cron
}

/** All timers of all functions. */
export class Timers {
  readonly #options: TimersOptions
  #pending: NodeJS.Timeout | null = null
  #stopListening: () => void = () => undefined
  #complained = new Set<string>()

  constructor(options: TimersOptions) {
    this.#options = options
  }

  /** Lets timers fire by themselves from now on. A clock moved past a firing fires that timer once. */
  start(): void {
    this.#stopListening = this.#options.clock.onMove((fromMs, toMs) => {
      for (const timer of this.#due(fromMs, toMs)) void this.#fire(timer)
      this.#plan()
    })
    this.#plan()
  }

  stop(): void {
    this.#stopListening()
    if (this.#pending) clearTimeout(this.#pending)
    this.#pending = null
  }

  /** Every timer with its next firing. */
  list(): (TimerTrigger & { function: string; next: number | null })[] {
    const nowMs = this.#options.clock.now()
    return this.#all().map(({ cron, text, ...timer }) => ({
      ...timer,
      cron: text,
      next: nextFiring(cron, nowMs),
    }))
  }

  /** Fires a timer now, by its name, by `function/timer`, or by its function's name; null when none is so called. */
  async fire(name: string): Promise<CallAnswer | null> {
    const all = this.#all()
    const timer =
      all.find((entry) => entry.name === name) ??
      all.find((entry) => `${entry.function}/${entry.name}` === name) ??
      all.find((entry) => entry.function === name)
    return timer ? this.#fire(timer) : null
  }

  #plan(): void {
    if (this.#pending) clearTimeout(this.#pending)
    const nowMs = this.#options.clock.now()
    const firings = this.#all().flatMap(({ cron }) => nextFiring(cron, nowMs) ?? [])
    const soonest = Math.min(...firings, nowMs + RESCAN_MS)
    this.#pending = setTimeout(() => this.#wake(nowMs), Math.max(0, soonest - nowMs))
    this.#pending.unref()
  }

  #wake(sinceMs: number): void {
    for (const timer of this.#due(sinceMs, this.#options.clock.now())) void this.#fire(timer)
    this.#plan()
  }

  #due(fromMs: number, toMs: number): ParsedTimer[] {
    return this.#all().filter(({ cron }) => {
      const next = nextFiring(cron, fromMs)
      return next !== null && next <= toMs
    })
  }

  #all(): ParsedTimer[] {
    return this.#options.registry.names().flatMap((name) => this.#timersOf(name))
  }

  /** A timer that cannot be read is complained of and leaves the function's other timers alone. */
  #timersOf(name: string): ParsedTimer[] {
    try {
      const timers = this.#options.registry.find(name)?.timers ?? []
      return timers.flatMap((timer) => this.#parsed(name, timer))
    } catch (error) {
      this.#complain(`timers of ${name}: ${(error as Error).message}`)
      return []
    }
  }

  #parsed(name: string, timer: TimerTrigger): ParsedTimer[] {
    try {
      return [{ name: timer.name, function: name, text: timer.cron, cron: parseCron(timer.cron) }]
    } catch (error) {
      this.#complain(`timer ${timer.name} of ${name}: ${(error as Error).message}`)
      return []
    }
  }

  #complain(text: string): void {
    if (this.#complained.has(text)) return
    this.#complained.add(text)
    this.#options.warn(text)
  }

  async #fire(timer: { name: string; function: string }): Promise<CallAnswer> {
    const { calls, clock, trace } = this.#options
    const event = {
      Type: 'Timer',
      TriggerName: timer.name,
      Time: new Date(clock.now()).toISOString(),
      Message: '',
    }
    const request = {
      name: timer.function,
      event: JSON.stringify(event),
      caller: { source: 'wx_trigger' },
      origin: 'timer' as const,
    }
    const answer = await calls.call(request)
    trace.emit({ type: 'timer', function: timer.function, timer: timer.name, call: answer.requestId })
    return answer
  }
}

/** Owns one function instance: a worker thread, the one event it runs, its time limit and its death. */
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { LIMITS } from '../limits'
import { type FunctionError, instanceDied, timedOut, userCodeError } from './errors'
import type { CallMessage, InstanceMessage, LogLevel } from './messages'
import type { FunctionSource } from './registry'

export interface InstanceOptions {
  source: FunctionSource
  env: Record<string, string>
  clock: SharedArrayBuffer
  sdkRoot: string
  onLog: (callId: string | null, level: LogLevel, text: string) => void
  /** Told once, when its code is loaded. */
  onReady: () => void
  onExit: (instance: Instance) => void
}

interface Running {
  callId: string
  resolve: (text: string) => void
  reject: (error: FunctionError) => void
  timer?: NodeJS.Timeout
}

/** A live instance. It never runs two events at once, and once dead it is never used again. */
export class Instance {
  readonly source: FunctionSource
  idleSince = performance.now()
  dead = false
  starting = true
  readonly #worker: Worker
  readonly #options: InstanceOptions
  #running: Running | null = null
  #ready: Promise<void>
  #markReady: () => void = () => undefined
  #markBroken: (error: FunctionError) => void = () => undefined
  #lastError: FunctionError | null = null

  constructor(options: InstanceOptions) {
    this.#options = options
    this.source = options.source
    this.#ready = new Promise((resolve, reject) => {
      this.#markReady = resolve
      this.#markBroken = reject
    })
    this.#ready.catch(() => undefined)
    const { name, dir, entry, memoryMb } = options.source
    this.#worker = new Worker(path.join(__dirname, 'worker.cjs'), {
      name: `function ${name}`,
      workerData: { name, dir, entry, memoryMb, clock: options.clock, sdkRoot: options.sdkRoot },
      env: options.env,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
    })
    this.#worker.on('message', (message: InstanceMessage) => this.#hear(message))
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#fail(wordOf(error, memoryMb)))
    this.#worker.on('exit', (code) => this.#end(code))
  }

  get callId(): string | null {
    return this.#running?.callId ?? null
  }

  /**
   * Runs one event and answers the result as JSON text. Rejects with a FunctionError when the code throws, the
   * time limit passes (the instance is then ended) or the instance dies. Loading the code has a limit of its own.
   */
  run(message: CallMessage): Promise<string> {
    if (this.#running || this.dead) throw new Error('an instance runs one event at a time')
    return new Promise((resolve, reject) => {
      const running: Running = { callId: message.callId, resolve, reject }
      this.#running = running
      running.timer = this.#limit(LIMITS.functionInitMs)
      this.#ready.then(
        () => {
          if (this.#running !== running) return
          clearTimeout(running.timer)
          running.timer = this.#limit(message.timeLimitMs)
          this.#worker.postMessage(message)
        },
        (error: FunctionError) => this.#finish(() => reject(error)),
      )
    })
  }

  /** Ends the thread wherever it is; a call it was running fails with `reason`. */
  kill(reason: string): Promise<unknown> {
    return this.#abandon(instanceDied(reason))
  }

  #abandon(error: FunctionError): Promise<unknown> {
    this.#fail(error)
    return this.#worker.terminate()
  }

  #limit(limitMs: number): NodeJS.Timeout {
    return setTimeout(() => void this.#abandon(timedOut(limitMs)), limitMs)
  }

  #hear(message: InstanceMessage): void {
    if (message.type === 'log') this.#options.onLog(message.callId, message.level, message.text)
    else if (message.type === 'ready') this.#open()
    else if (message.type === 'loadFailed') this.#abandon(userCodeError(message.error))
    else if (message.type === 'crash') this.#lastError = userCodeError(message.error)
    else if (message.callId === this.#running?.callId) this.#settle(message)
  }

  #open(): void {
    this.starting = false
    this.#markReady()
    this.#options.onReady()
  }

  #settle(message: InstanceMessage & { type: 'result' | 'failed' }): void {
    const { resolve, reject } = this.#running as Running
    this.#finish(() =>
      message.type === 'result' ? resolve(message.text) : reject(userCodeError(message.error)),
    )
  }

  #fail(error: FunctionError): void {
    this.dead = true
    this.#markBroken(error)
    const running = this.#running
    this.#finish(() => running?.reject(error))
  }

  #finish(tell: () => void): void {
    clearTimeout(this.#running?.timer)
    this.#running = null
    this.idleSince = performance.now()
    tell()
  }

  #end(exitCode: number): void {
    this.#fail(this.#lastError ?? instanceDied(`exit code ${exitCode}`))
    this.#options.onExit(this)
  }
}

function wordOf(error: NodeJS.ErrnoException, memoryMb: number): FunctionError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return instanceDied(`memory limit of ${memoryMb} MB exceeded`)
  const stack = error.stack ?? error.message
  return userCodeError({ name: error.name, message: error.message, stack })
}

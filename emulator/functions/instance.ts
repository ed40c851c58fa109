/** Owns one function instance: a process of its own, the one event it runs, its limits of time and memory, and its death. */
import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import { constants } from 'node:os'
import path from 'node:path'
import type { CloudClock } from '../clock'
import { LIMITS } from '../limits'
import { type FunctionError, instanceDied, timedOut, userCodeError } from './errors'
import { residentMb } from './memory'
import type {
  AnswerMessage,
  AskMessage,
  CallMessage,
  InstanceMessage,
  LogLevel,
  StartMessage,
  StopMessage,
  Wire,
} from './messages'
import type { FunctionSource } from './registry'

/** How often the memory of a running instance is looked at. */
const MEMORY_LOOK_MS = 100
/** The end of what V8 writes is enough to tell why it gave up. */
const MAX_COMPLAINT = 8_192
const OUT_OF_MEMORY = /heap out of memory|heap limit|invalid (?:array|table|size) |Allocation failed/i

export interface InstanceOptions {
  source: FunctionSource
  env: Record<string, string>
  clock: CloudClock
  sdkRoot: string
  codeRoot: string
  /** The Node.js that runs the code; this process's own unless told. */
  nodePath?: string
  /** Whether this process stays for it; true unless told. */
  keepsAlive?: boolean
  /** The port on which a debugger may attach. */
  inspectPort?: number
  wire: Wire
  onLog: (callId: string | null, level: LogLevel, text: string) => void
  /** Answers a request that came by the channel; null when nobody must hear of it. */
  onAsk: (message: AskMessage) => Promise<AnswerMessage | null>
  /** Told once, when its code is loaded. */
  onReady: () => void
  onExit: (instance: Instance) => void
}

interface Running {
  callId: string
  resolve: (text: string) => void
  reject: (error: FunctionError) => void
  timer?: NodeJS.Timeout | undefined
}

/** A live instance. It never runs two events at once, and once dead it is never used again. */
export class Instance {
  readonly source: FunctionSource
  idleSince = performance.now()
  dead = false
  starting = true
  readonly #process: ChildProcess
  readonly #options: InstanceOptions
  readonly #gone: Promise<void>
  readonly #stopClock: () => void
  #running: Running | null = null
  #ready: Promise<void>
  #markReady: () => void = () => undefined
  #markBroken: (error: FunctionError) => void = () => undefined
  #lastError: FunctionError | null = null
  /** What the process took before its first event, which is the platform's and not the function's. */
  #idleMb = 0
  #watch: NodeJS.Timeout | null = null
  #complaint = ''

  constructor(options: InstanceOptions) {
    this.#options = options
    this.source = options.source
    this.#ready = new Promise((resolve, reject) => {
      this.#markReady = resolve
      this.#markBroken = reject
    })
    this.#ready.catch(() => undefined)
    this.#process = start(options)
    if (options.keepsAlive === false) letGo(this.#process)
    this.#gone = new Promise((resolve) => this.#process.once('exit', () => resolve()))
    this.#process.on('message', (message: InstanceMessage) => this.#hear(message))
    this.#process.on('error', (error) => this.#fail(instanceDied(error.message)))
    this.#process.on('exit', (code, signal) => this.#end(code, signal))
    // What V8 itself says before it gives up; console output arrives as messages.
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-MAX_COMPLAINT)
    })
    this.#stopClock = options.clock.onMove(() =>
      this.#tell({ type: 'clock', offsetMs: options.clock.offsetMs }),
    )
    const { name, dir, entry, memoryMb } = options.source
    const { sdkRoot, codeRoot, clock, wire } = options
    const roots = { sdkRoot, codeRoot, wire }
    this.#tell({ type: 'start', name, dir, entry, memoryMb, ...roots, offsetMs: clock.offsetMs })
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
          this.#watchMemory()
          this.#tell(message)
        },
        (error: FunctionError) => this.#finish(() => reject(error)),
      )
    })
  }

  /** Ends the process wherever it is; a call it was running fails with `reason`. */
  kill(reason: string): Promise<unknown> {
    return this.#abandon(instanceDied(reason))
  }

  /** Ends the call it is running, which fails with `reason` and does nothing any more; the process serves the next one. */
  stop(reason: string): void {
    const running = this.#running
    if (!running) return
    this.#tell({ type: 'stop', callId: running.callId })
    this.#finish(() => running.reject(instanceDied(reason)))
  }

  #abandon(error: FunctionError): Promise<unknown> {
    this.#fail(error)
    this.#process.kill('SIGKILL')
    return this.#gone
  }

  #tell(
    message: StartMessage | CallMessage | StopMessage | AnswerMessage | { type: 'clock'; offsetMs: number },
  ): void {
    // An instance that dies just now is told of by its exit.
    if (this.#process.connected) this.#process.send(message, () => undefined)
  }

  /** Buffers lie outside V8's heap, so its own limit does not see them: the whole process is looked at. */
  #watchMemory(): void {
    if (this.#watch) return
    const { memoryMb } = this.source
    this.#watch = setInterval(() => {
      const taken = residentMb(this.#process.pid) - this.#idleMb
      if (taken > memoryMb) void this.#abandon(memoryExceeded(memoryMb))
    }, MEMORY_LOOK_MS)
    this.#watch.unref()
  }

  /** A limit of 0 is none: for a debugger that stops the code. */
  #limit(limitMs: number): NodeJS.Timeout | undefined {
    if (limitMs === 0) return undefined
    return setTimeout(() => void this.#abandon(timedOut(limitMs)), limitMs)
  }

  #hear(message: InstanceMessage): void {
    if (message.type === 'log') this.#options.onLog(message.callId, message.level, message.text)
    else if (message.type === 'ask') void this.#answer(message)
    else if (message.type === 'ready') this.#open()
    else if (message.type === 'loadFailed') this.#abandon(userCodeError(message.error))
    else if (message.type === 'crash') this.#lastError = userCodeError(message.error)
    else if (message.type === 'outOfMemory') void this.#abandon(memoryExceeded(this.source.memoryMb))
    else if (message.callId === this.#running?.callId) this.#settle(message)
  }

  async #answer(message: AskMessage): Promise<void> {
    const answer = await this.#options.onAsk(message)
    if (answer) this.#tell(answer)
  }

  #open(): void {
    this.starting = false
    this.#idleMb = residentMb(this.#process.pid)
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
    if (this.#watch) clearInterval(this.#watch)
    this.#watch = null
    this.#running = null
    this.idleSince = performance.now()
    tell()
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    this.#stopClock()
    this.#fail(this.#lastError ?? this.#wordOfDeath(code, signal))
    this.#options.onExit(this)
  }

  #wordOfDeath(code: number | null, signal: NodeJS.Signals | null): FunctionError {
    const { memoryMb } = this.source
    if (OUT_OF_MEMORY.test(this.#complaint)) return memoryExceeded(memoryMb)
    return instanceDied(`exit code ${code ?? 128 + (signal === null ? 0 : constants.signals[signal])}`)
  }
}

const memoryExceeded = (memoryMb: number): FunctionError =>
  instanceDied(`memory limit of ${memoryMb} MB exceeded`)

/** Its process goes on, and ends with this one, which does not stay for it. */
function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  ;(child.stderr as Socket | null)?.unref()
}

function start({ source, env, nodePath, inspectPort }: InstanceOptions): ChildProcess {
  const execArgv = [`--max-old-space-size=${source.memoryMb}`]
  if (inspectPort !== undefined) execArgv.push(`--inspect=127.0.0.1:${inspectPort}`)
  return fork(path.join(__dirname, 'worker.cjs'), [], {
    cwd: source.dir,
    env,
    execArgv,
    ...(nodePath !== undefined && { execPath: nodePath }),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

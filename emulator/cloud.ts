/** Owns one running local cloud: its parts wired together, and the small API that tests and the HTTP face use. */
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { APP_ID, type CallAnswer, type Caller, Calls, ENV_ID } from './calls'
import { CloudClock } from './clock'
import { type Fault, Faults } from './faults'
import { InstancePool } from './functions/pool'
import { FunctionRegistry, type FunctionSource } from './functions/registry'
import { codeRoot, sdkRoot } from './functions/sdk-file'
import { Timers } from './functions/timers'
import { fileRoutes } from './http/files'
import { type CloudServer, listen, type Route } from './http/server'
import { ScriptedAnswers, type ScriptedAnswer } from './openapi/answers'
import { type OpenApiContext, Outbox, type OutboxEntry, withOpenData } from './openapi/openapi'
import { Pushes } from './openapi/push'
import type { CloudOptions } from './options'
import { serveCos } from './storage/cos'
import { CloudFiles } from './storage/files'
import { StoreError } from './store/errors'
import type { Store } from './store/types'
import { type CallRecord, type CloudEvent, Trace } from './trace'
import { AdminEndpoint } from './wire/admin'

const MIN_INSTANCES = 8

/** A running cloud. */
export class Cloud {
  readonly store: Store
  readonly clock: CloudClock
  readonly #options: CloudOptions
  readonly #data: string
  readonly #files: CloudFiles
  readonly #registry: FunctionRegistry
  readonly #trace = new Trace()
  readonly #faults = new Faults()
  readonly #answers = new ScriptedAnswers()
  readonly #outbox = new Outbox()
  readonly #pool: InstancePool
  readonly #calls: Calls
  readonly #admin: AdminEndpoint
  readonly #timers: Timers
  readonly #pushes: Pushes | null
  #server: CloudServer | null = null
  #lastSnapshot: string | null = null

  readonly #faces: readonly ((cloud: Cloud) => Route)[]

  /**
   * `data` is the folder the store lies in; snapshots of files are kept beside it. `faces` are the ways to look at the
   * cloud and to steer it, served beside the wire.
   */
  constructor(
    options: CloudOptions,
    store: Store,
    data: string,
    faces: readonly ((cloud: Cloud) => Route)[],
  ) {
    this.#options = options
    this.#faces = faces
    this.store = store
    this.#data = data
    this.clock = options.clock ?? new CloudClock()
    this.#files = new CloudFiles(path.join(data, 'files'), ENV_ID)
    this.#registry = new FunctionRegistry(options.functions, options.timeout)
    this.#pool = new InstancePool({
      maxInstances: options.maxInstances ?? Math.max(MIN_INSTANCES, cpus().length * 2),
      instanceOptions: (source) => ({
        env: this.#envOf(source),
        clock: this.clock,
        sdkRoot: sdkRoot(),
        codeRoot,
        ...(options.keepsAlive !== undefined && { keepsAlive: options.keepsAlive }),
        ...(options.node !== undefined && { nodePath: options.node }),
        ...(options.inspect !== undefined && { inspectPort: options.inspect + this.#pool.coldStarts }),
        wire: options.wire ?? 'http',
        onAsk: (message) => this.#admin.hear(message),
        onLog: (callId, level, text) => this.#trace.log(callId, { at: this.clock.now(), level, text }),
      }),
    })
    const parts = { registry: this.#registry, clock: this.clock, trace: this.#trace }
    this.#calls = new Calls({ ...parts, pool: this.#pool, store, faults: this.#faults })
    this.#admin = new AdminEndpoint({
      store,
      clock: this.clock,
      files: this.#files,
      calls: this.#calls,
      trace: this.#trace,
      answers: this.#answers,
      outbox: this.#outbox,
      origin: () => this.url,
      strict: options.strict ?? false,
      lenientOpenapi: options.lenientOpenapi ?? false,
      ...(options.templates && { templates: options.templates }),
      warn: (text) => this.#warn(text),
    })
    const told = { ...parts, calls: this.#calls, warn: (text: string) => this.#warn(text) }
    this.#timers = new Timers(told)
    const wechat = { answers: this.#answers, outbox: this.#outbox }
    this.#pushes =
      options.push === undefined ? null : new Pushes({ ...told, ...wechat, function: options.push })
  }

  /** Listens and lets timers fire. Rejects when the port is taken. */
  async open(): Promise<void> {
    this.#server = await listen(this.#options.port ?? 0, this.#routes(), this.#options.keepsAlive)
    if (this.#options.timers !== false) this.#timers.start()
    if (new Date().getTimezoneOffset() !== 0)
      this.#warn('functions see the time zone of this process, not UTC: set TZ=UTC')
  }

  get port(): number {
    if (!this.#server) throw new Error('the cloud is not open')
    return this.#server.port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Calls a function as a mini-program would. Never rejects: a failure is the answer's `error`. */
  async call(name: string, event: object = {}, caller: Caller = {}): Promise<CallAnswer> {
    return this.callText(name, JSON.stringify(event), caller)
  }

  /** The same with the event as JSON text. */
  callText(name: string, event: string, caller: Caller): Promise<CallAnswer> {
    return this.#calls.call({ name, event: withOpenData(event, this.#wechat(caller)), caller })
  }

  #wechat({ appid = APP_ID }: Caller): OpenApiContext {
    const { clock } = this
    const parts = { answers: this.#answers, outbox: this.#outbox, lenient: null }
    return { nowMs: clock.now(), callId: null, appid, ...parts }
  }

  /** Fires a timer by hand; null when no timer has this name. */
  fireTimer(name: string): Promise<CallAnswer | null> {
    return this.#timers.fire(name)
  }

  /** Resolves once every event that WeChat sends by itself (option `push`) has been taken. */
  async idle(): Promise<void> {
    await this.#pushes?.idle()
  }

  /** Moves the time that functions, timers and server dates see, in milliseconds from the machine's. */
  setClock(offsetMs: number): void {
    this.clock.set(offsetMs)
    this.#trace.emit({ type: 'clock', offsetMs })
  }

  /** Injects a fault into the next call of a function. Throws a TypeError when it is not well formed. */
  fault(fault: Fault | Record<string, unknown>): Fault {
    return this.#faults.add(fault)
  }

  waitingFaults(): Fault[] {
    return this.#faults.waiting()
  }

  /** Scripts an openapi answer. Throws a TypeError when it is not well formed. */
  answers(script: ScriptedAnswer | Record<string, unknown>): ScriptedAnswer {
    return this.#answers.add(script)
  }

  scriptedAnswers(): ScriptedAnswer[] {
    return this.#answers.list()
  }

  /** Everything sent through openapi, oldest first. */
  outbox(): OutboxEntry[] {
    return this.#outbox.list()
  }

  /** A remembered call with its requests, or null. */
  trace(id: string): CallRecord | null {
    return this.#trace.find(id)
  }

  lastTraces(count: number): CallRecord[] {
    return this.#trace.last(count)
  }

  listen(listener: (event: CloudEvent) => void): () => void {
    return this.#trace.listen(listener)
  }

  functionNames(): string[] {
    return this.#registry.names()
  }

  timers(): ReturnType<Timers['list']> {
    return this.#timers.list()
  }

  instances(): ReturnType<InstancePool['counts']> {
    return this.#pool.counts()
  }

  /** Empties collections (declared ones stay, with their indexes), files, outbox, scripts, faults, trace and clock. */
  async reset(): Promise<void> {
    await Promise.all([this.store.reset(), this.#files.clear()])
    this.#faults.clear()
    this.#answers.clear()
    this.#outbox.clear()
    this.#pushes?.clear()
    this.#trace.clear()
    if (this.clock.reset()) this.#trace.emit({ type: 'clock', offsetMs: this.clock.offsetMs })
  }

  /** Keeps a copy of all documents and files under a name and answers the name. */
  async snapshot(name?: string): Promise<string> {
    const kept = await this.store.snapshot(name)
    await this.#files.copyTo(this.#snapshotDir(kept))
    this.#lastSnapshot = kept
    return kept
  }

  /**
   * Puts documents and files back as they were at a snapshot, the last one unless named, and answers its name.
   * Rejects with SNAPSHOT_NOT_EXIST for an unknown name.
   */
  async restore(wanted?: string): Promise<string> {
    const name = wanted ?? this.#lastSnapshot
    if (name === null) throw new StoreError('SNAPSHOT_NOT_EXIST', 'no snapshot was taken yet')
    await this.store.restore(name)
    const folder = this.#snapshotDir(name)
    if (existsSync(folder)) await this.#files.copyFrom(folder)
    else await this.#files.clear()
    return name
  }

  /** Ends everything: timers, calls still running, the port, the store. Temporary data is removed. */
  async close(): Promise<void> {
    this.#timers.stop()
    this.#pushes?.close()
    await this.#pool.close()
    await this.#server?.close()
    this.#server = null
    await this.store.close()
    if (this.#options.data === undefined) await rm(this.#data, { recursive: true, force: true })
  }

  #snapshotDir(name: string): string {
    return path.join(this.#data, 'file-snapshots', name)
  }

  #warn(text: string): void {
    const log = this.#options.log ?? ((line: string) => console.warn(line))
    log(`[cloud] ${text}`)
    this.#trace.emit({ type: 'warning', text })
  }

  #routes(): Route[] {
    const { clock } = this
    const wire: Route = async (request, response, url) => {
      if (url.pathname !== '/admin' || request.method !== 'POST') return false
      await this.#admin.serve(request, response, url)
      return true
    }
    const cos: Route = async (request, response, url) => {
      if (!url.pathname.startsWith('/cos/')) return false
      await serveCos(request, response, url, this.#files, clock.now())
      return true
    }
    const extend: Route = (request, response) => this.#options.extend?.(request, response) ?? false
    return [wire, ...this.#faces.map((face) => face(this)), fileRoutes(this.#files), cos, extend]
  }

  /** The variables of an instance for its whole life, as the platform sets them. */
  #envOf(source: FunctionSource): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/',
      TZ: 'UTC',
      ...source.env,
      ...this.#options.env,
      TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${this.url}/admin` }),
      TENCENTCLOUD_RUNENV: 'SCF',
      TENCENTCLOUD_SECRETID: 'local-id',
      TENCENTCLOUD_SECRETKEY: 'local-key',
      TENCENTCLOUD_SESSIONTOKEN: 'local-token',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      SCF_NAMESPACE: ENV_ID,
      SCF_FUNCTIONNAME: source.name,
      TCB_ENV: ENV_ID,
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE,TCB_SEQID',
      WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    }
  }
}

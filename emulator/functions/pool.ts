/** Owns the function instances: reuse, cold starts, the bound on their number and the queue before it. */
import { cpus } from 'node:os'
import { type FunctionError, instanceDied } from './errors'
import { Instance, type InstanceOptions } from './instance'
import type { CallMessage } from './messages'
import type { FunctionSource } from './registry'

/** Calls made by functions may pass the bound this many times over, or callers would wait for themselves. */
const NESTED_FACTOR = 4

/** Loading code is bound by processors: more cold starts at once would only keep warm instances from working. */
const STARTING_AT_ONCE = Math.max(2, cpus().length)

interface PoolOptions {
  maxInstances: number
  instanceOptions: (source: FunctionSource) => Omit<InstanceOptions, 'source' | 'onReady' | 'onExit'>
}

interface Run {
  source: FunctionSource
  message: CallMessage
  /** Whether another function waits for this call. */
  nested: boolean
  /** Told once an instance has been given the event. */
  onStart: (start: {
    coldStart: boolean
    kill: (reason: string) => void
    stop: (reason: string) => void
  }) => void
}

interface Waiting {
  run: Run
  resolve: (text: string) => void
  reject: (error: FunctionError) => void
}

/** A bounded set of instances over all functions, first come first served, nested calls before others. */
export class InstancePool {
  coldStarts = 0
  readonly #options: PoolOptions
  readonly #instances = new Set<Instance>()
  readonly #idle = new Map<string, Instance[]>()
  #queue: Waiting[] = []
  #nestedQueue: Waiting[] = []
  readonly #ending = new Set<Promise<unknown>>()
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Instances alive and events waiting, for inspection. */
  counts(): { instances: number; idle: number; queued: number; coldStarts: number } {
    const idle = [...this.#idle.values()].reduce((sum, list) => sum + list.length, 0)
    const queued = this.#queue.length + this.#nestedQueue.length
    return { instances: this.#instances.size, idle, queued, coldStarts: this.coldStarts }
  }

  /** Runs the event on an idle instance, a new one, or the next that comes free. Answers JSON text. */
  run(run: Run): Promise<string> {
    if (this.#closed) return Promise.reject(instanceDied('the local cloud is closed'))
    return new Promise((resolve, reject) => {
      const queue = run.nested ? this.#nestedQueue : this.#queue
      queue.push({ run, resolve, reject })
      this.#serve()
    })
  }

  /** Ends every instance; calls still running or queued fail. */
  async close(): Promise<void> {
    this.#closed = true
    const waiting = [...this.#nestedQueue, ...this.#queue]
    for (const { reject } of waiting) reject(instanceDied('the local cloud is closing'))
    const endings = [...this.#instances].map((instance) => instance.kill('the local cloud is closing'))
    await Promise.all([...endings, ...this.#ending])
  }

  #serve(): void {
    this.#nestedQueue = this.#serveQueue(this.#nestedQueue, this.#options.maxInstances * NESTED_FACTOR)
    this.#queue = this.#serveQueue(this.#queue, this.#options.maxInstances)
  }

  /** Starts what can start, in order; a call whose function has no instance free waits without barring others. */
  #serveQueue(queue: Waiting[], bound: number): Waiting[] {
    const full = new Set<string>()
    return queue.filter((waiting) => {
      const { source } = waiting.run
      if (this.#closed || full.has(source.name)) return true
      const instance = this.#takeIdle(source) ?? this.#create(source, bound)
      if (!instance) {
        full.add(source.name)
        return true
      }
      void this.#give(instance.instance, instance.coldStart, waiting)
      return false
    })
  }

  async #give(instance: Instance, coldStart: boolean, waiting: Waiting): Promise<void> {
    waiting.run.onStart({
      coldStart,
      kill: (reason) => void instance.kill(reason),
      stop: (reason) => instance.stop(reason),
    })
    try {
      waiting.resolve(await instance.run(waiting.run.message))
    } catch (error) {
      waiting.reject(error as FunctionError)
    }
    if (!instance.dead) this.#release(instance)
    this.#serve()
  }

  #release(instance: Instance): void {
    const list = this.#idle.get(instance.source.name) ?? []
    list.push(instance)
    this.#idle.set(instance.source.name, list)
  }

  /** The most recently used idle instance; instances of an edited function are ended on the way. */
  #takeIdle(source: FunctionSource): { instance: Instance; coldStart: boolean } | null {
    const list = this.#idle.get(source.name) ?? []
    for (let instance = list.pop(); instance; instance = list.pop()) {
      if (!instance.dead && instance.source.signature === source.signature)
        return { instance, coldStart: false }
      if (!instance.dead) this.#retire(instance, 'the function was edited')
    }
    return null
  }

  #create(source: FunctionSource, bound: number): { instance: Instance; coldStart: boolean } | null {
    if (this.#startingCount() >= STARTING_AT_ONCE) return null
    if (this.#instances.size >= bound && !this.#evictOne()) return null
    const instance = new Instance({
      source,
      ...this.#options.instanceOptions(source),
      onReady: () => this.#serve(),
      onExit: (gone) => this.#forget(gone),
    })
    this.#instances.add(instance)
    this.coldStarts++
    return { instance, coldStart: true }
  }

  #startingCount(): number {
    return [...this.#instances].filter((instance) => instance.starting && !instance.dead).length
  }

  /** Ends the instance that has been idle longest; answers whether there was one. */
  #evictOne(): boolean {
    const idle = [...this.#idle.values()].flat().filter((instance) => !instance.dead)
    idle.sort((a, b) => a.idleSince - b.idleSince)
    const oldest = idle[0]
    if (!oldest) return false
    const list = this.#idle.get(oldest.source.name) ?? []
    list.splice(list.indexOf(oldest), 1)
    this.#retire(oldest, 'its place was needed')
    return true
  }

  /** A retired instance leaves the count at once, so that its successor need not wait for its process to end. */
  #retire(instance: Instance, reason: string): void {
    this.#instances.delete(instance)
    const ending = instance.kill(reason).finally(() => this.#ending.delete(ending))
    this.#ending.add(ending)
  }

  #forget(instance: Instance): void {
    this.#instances.delete(instance)
    const list = this.#idle.get(instance.source.name)
    const at = list?.indexOf(instance) ?? -1
    if (at >= 0) list?.splice(at, 1)
    this.#serve()
  }
}

/** Owns the cloud's time: the machine's clock plus one offset shared with every function instance. */

/** A movable clock. `shared` is handed to worker threads, so that a change is seen there at once. */
export class CloudClock {
  readonly shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  readonly #offset = new Float64Array(this.shared)
  readonly #listeners = new Set<(fromMs: number, toMs: number) => void>()

  /** The cloud's present, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs
  }

  get offsetMs(): number {
    return this.#offset[0] ?? 0
  }

  /** Sets how far the cloud's time runs ahead of the machine's, in milliseconds (may be negative). */
  set(offsetMs: number): void {
    const fromMs = this.now()
    this.#offset[0] = offsetMs
    for (const listener of this.#listeners) listener(fromMs, this.now())
  }

  /** Tells of every move with the instants before and after it; answers how to stop listening. */
  onMove(listener: (fromMs: number, toMs: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

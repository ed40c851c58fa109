/** Owns the cloud's time: the machine's clock plus one offset that every function instance is told. */

/** A movable clock. Instances listen to its moves; what they are told arrives before the next event does. */
export class CloudClock {
  #offsetMs: number
  #beginsMs: number
  readonly #listeners = new Set<(fromMs: number, toMs: number) => void>()

  /** `offsetMs` is how far ahead of the machine's clock it begins, in milliseconds. */
  constructor(offsetMs = 0) {
    this.#offsetMs = this.#beginsMs = offsetMs
  }

  /** The cloud's present, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offsetMs
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Sets how far the cloud's time runs ahead of the machine's, in milliseconds (may be negative). */
  set(offsetMs: number): void {
    const fromMs = this.now()
    this.#offsetMs = offsetMs
    for (const listener of this.#listeners) listener(fromMs, this.now())
  }

  /** Sets the offset, and takes it for the one with which the clock began. */
  begin(offsetMs: number): void {
    this.#beginsMs = offsetMs
    this.set(offsetMs)
  }

  /** Runs as far ahead again as it began; answers whether that moved it. */
  reset(): boolean {
    if (this.#offsetMs === this.#beginsMs) return false
    this.set(this.#beginsMs)
    return true
  }

  /** Tells of every move with the instants before and after it; answers how to stop listening. */
  onMove(listener: (fromMs: number, toMs: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Owns the timers of one running app: they end with it, and a test can tell whether any is about to fire. */

interface Waiting {
  ms: number
  repeats: boolean
  cancel: () => void
}

/** A one-shot timer this short is part of what is going on now; a longer one is a plan for later. */
const soonMs = 100

export interface Timers {
  setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number
  setInterval: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => number
  clearTimeout: (id: number) => void
  clearInterval: (id: number) => void
  /** How many short timers have yet to fire. */
  soon: () => number
  stop: () => void
}

/** @param failed is told what a callback threw */
export function createTimers(failed: (error: unknown) => void): Timers {
  const waiting = new Map<number, Waiting>()
  let last = 0

  const guarded = (run: () => void) => {
    try {
      run()
    } catch (error) {
      failed(error)
    }
  }

  const clear = (id: number) => {
    waiting.get(id)?.cancel()
    waiting.delete(id)
  }

  return {
    setTimeout: (run, ms = 0, ...args) => {
      const id = ++last
      const timer = setTimeout(() => {
        waiting.delete(id)
        guarded(() => run(...args))
      }, ms)
      waiting.set(id, { ms, repeats: false, cancel: () => clearTimeout(timer) })
      return id
    },
    setInterval: (run, ms = 0, ...args) => {
      const id = ++last
      const timer = setInterval(() => guarded(() => run(...args)), ms)
      // A clock that is still ticking on an open page keeps no test alive.
      timer.unref()
      waiting.set(id, { ms, repeats: true, cancel: () => clearInterval(timer) })
      return id
    },
    clearTimeout: clear,
    clearInterval: clear,
    soon: () => [...waiting.values()].filter(({ ms, repeats }) => !repeats && ms <= soonMs).length,
    stop: () => [...waiting.keys()].forEach(clear),
  }
}

/** Owns that suites which run side by side build a thing once: one builds, the others wait for it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const wait = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Whose the lock is; null when it has just been given back. */
function holderOf(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8')) || null
  } catch {
    return null
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** Runs `build` unless what it makes is fresh or is being made; a builder that was stopped half-way is waited for by nobody. */
export function buildOnce(lock: string, isStale: () => boolean, build: () => void): void {
  mkdirSync(dirname(lock), { recursive: true })
  while (isStale()) {
    if (!take(lock)) {
      const holder = holderOf(lock)
      if (holder !== null && !isRunning(holder)) rmSync(lock, { force: true })
      wait(200)
      continue
    }
    try {
      if (isStale()) build()
      return
    } finally {
      rmSync(lock, { force: true })
    }
  }
}

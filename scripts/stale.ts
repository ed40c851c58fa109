/** Owns the question whether a build is older than what it was built from. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, 0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** True when `product` is missing or older than any of `sources` (files or folders). */
export function isStale(product: string, sources: readonly string[]): boolean {
  if (!existsSync(product)) return true
  const made = statSync(product).mtimeMs
  return sources.some((source) => existsSync(source) && newest(source) > made)
}

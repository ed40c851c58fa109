/** Owns how much memory a process holds, as the machine counts it. */
import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096
const MB = 1024 * 1024

/** Megabytes resident for a process; 0 where the machine does not tell in this way, or the process is gone. */
export function residentMb(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * PAGE_BYTES) / MB
  } catch {
    return 0
  }
}

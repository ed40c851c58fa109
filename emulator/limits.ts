/** Owns the platform's limits, so that what passes here passes there. Sizes are bytes, times milliseconds. */

const KB = 1024
const MB = 1024 * KB

export const LIMITS = {
  /** Documents a query answers when it names no limit, and at most. */
  getDefault: 100,
  getMax: 1000,
  aggregateDefault: 20,
  aggregateMax: 10_000,
  /** Text a mini-program may send with one call of a function. */
  requestTextBytes: 100 * KB,
  /** An event from anywhere else, such as another function. */
  eventBytes: 6 * MB,
  functionResultBytes: MB,
  databaseResultBytes: MB,
  /** A file that a browser sends; as large as the content check takes. */
  browserFileBytes: 10 * MB,
  /** Bounds what is read into memory from one wire request; MongoDB's own message bound. */
  wireBodyBytes: 48 * MB,
  functionTimeDefaultMs: 3_000,
  functionTimeMaxMs: 60_000,
  functionInitMs: 65_000,
  functionMemoryMb: 256,
  transactionMs: 30_000,
} as const

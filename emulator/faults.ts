/** Owns injected faults: which database request of which call fails, and how. */

/**
 * `before`: the connection breaks and nothing was applied. `after`: it was applied, then the connection breaks
 * before the answer. `conflict`: answered as a write conflict. `kill`: the function instance dies there. `stop`: the
 * call goes no further, as in a death, but its process lives on and serves the next call, which saves a cold start.
 * `refuse`: nothing was applied and the service answers with the fault's `code` and `message`. `late`: it is held back
 * for half a second, so that others overtake it, and then applied; with `until` it is held back until the call of that
 * caller is answered, however long that takes on a busy machine (ten seconds at most).
 */
type FaultKind = 'before' | 'after' | 'conflict' | 'kill' | 'stop' | 'refuse' | 'late'

export interface Fault {
  /** The function whose next call is hit. */
  function: string
  /** Whose call it is; anybody's when left out. Of several calls at once it is else open which one is hit. */
  openid?: string
  /** Which of its database requests, counted from 1. */
  request: number
  kind: FaultKind
  /** For `late`: the openid whose next answered call lets it go on. */
  until?: string
  /** For `refuse`: the service's code, for instance DATABASE_REQUEST_FAILED. */
  code?: string
  /** For `refuse`: the service's words; the code again when there are none. */
  message?: string
}

const KINDS: readonly string[] = [
  'before',
  'after',
  'conflict',
  'kill',
  'stop',
  'refuse',
  'late',
] satisfies FaultKind[]

/** Faults waiting for the next call of their function, and those armed on calls that run. */
export class Faults {
  #waiting: Fault[] = []

  /** Throws a TypeError that names the field when the fault is not well formed. */
  add(fault: unknown): Fault {
    const checked = checkFault(fault)
    this.#waiting.push(checked)
    return checked
  }

  /** Takes every fault that waits for this function and caller: they belong to the call that starts now. */
  take(functionName: string, openid?: string): Fault[] {
    const isMine = (fault: Fault): boolean =>
      fault.function === functionName && (fault.openid === undefined || fault.openid === openid)
    const mine = this.#waiting.filter(isMine)
    this.#waiting = this.#waiting.filter((fault) => !isMine(fault))
    return mine
  }

  waiting(): Fault[] {
    return [...this.#waiting]
  }

  clear(): void {
    this.#waiting = []
  }
}

function checkFault(value: unknown): Fault {
  if (value === null || typeof value !== 'object') throw new TypeError('a fault is an object')
  const { function: name, openid, request, kind, until, code, message } = value as Record<string, unknown>
  if (typeof name !== 'string' || name === '') throw new TypeError('function must name a cloud function')
  if (!Number.isInteger(request) || (request as number) < 1) throw new TypeError('request must be 1 or more')
  if (typeof kind !== 'string' || !KINDS.includes(kind))
    throw new TypeError(`kind must be one of ${KINDS.join(', ')}`)
  if (openid !== undefined && typeof openid !== 'string') throw new TypeError('openid must be a text')
  const whose = { function: name, ...(openid !== undefined && { openid }) }
  const fault: Fault = {
    ...whose,
    request: request as number,
    kind: kind as FaultKind,
    ...(typeof until === 'string' && { until }),
  }
  if (kind !== 'refuse') return fault
  if (typeof code !== 'string' || code === '')
    throw new TypeError('a refusal must have the code it answers with')
  return { ...fault, code, message: typeof message === 'string' ? message : code }
}

/** Owns what an error of the cloud means for us, decided by the service's own code and only then by its words. */

/** A request that the cloud could not serve now; the caller may send the same request again. */
export class BusyError extends Error {
  override name = 'BusyError'
}

/** The environment is not set up as it must be: no repeat helps, somebody has to mend it. The message says what. */
export class SetUpError extends Error {
  override name = 'SetUpError'
}

/**
 * `conflict`: two transactions met, again at once. `busy`: the same request may succeed later. `duplicate`: the id or a
 * unique key is taken. `setUp`: the environment lacks something. `fault`: ours.
 */
type Meaning =
  | { is: 'conflict' | 'busy' | 'duplicate' | 'fault' }
  /** What has to be mended, in words for whoever reads the log or the health page. */
  | { is: 'setUp'; what: string }

/** The service's numbers, by the texts it uses where the SDK hands the text on (aggregates, transactions). */
const CODES: Readonly<Record<string, number>> = {
  SYS_ERR: -501001,
  SERVER_TIMEOUT: -501002,
  EXCEED_REQUEST_LIMIT: -501003,
  EXCEED_RATELIMIT: -501003,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
  INVALIID_ENV: -501005,
  INVALID_ENV: -501005,
  INVALID_COMMON_PARAM: -501006,
  INVALID_PARAM: -501007,
  INVALID_REQUEST_SOURCE: -501008,
  RESOURCE_NOT_INITIAL: -501009,
  DATABASE_REQUEST_FAILED: -502001,
  DATABASE_INVALID_OPERRATOR: -502002,
  DATABASE_PERMISSION_DENIED: -502003,
  PERMISSION_DENIED: -502003,
  DATABASE_COLLECTION_EXCEED_LIMIT: -502004,
  DATABASE_COLLECTION_NOT_EXIST: -502005,
}

/** Nothing came through, or nothing came back: what was asked may or may not have been done. */
const SOCKETS: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
])

const SET_UP: Readonly<Record<number, string>> = {
  [-501005]: 'the cloud environment is not there or not this function’s',
  [-501006]: 'the service does not accept this function’s identity',
  [-501008]: 'the service does not accept where the request comes from',
  [-501009]: 'the cloud environment has not been opened',
  [-502002]: 'the database does not know an operator',
  [-502003]: 'the function may not use a collection: permission was refused',
  [-502004]: 'there are too many collections',
  [-502005]: 'a collection is missing',
}

/** -501001 also stands for every code the SDK has no number for, so its conflicts are told by the service's marks. */
const BUSY: ReadonlySet<number> = new Set([-501001, -501002, -501003, -501004, -501015, -501016])

const CONFLICT = /\bTransactionConflict\b|\bTransactionBusy\b|DATABASE_TRANSACTION_CONFLICT/
const ENDED = /\bTransactionNotExist\b/
const DUPLICATE = /\bE11000\b|duplicate key/i
const TIMED_OUT = /MaxTimeMSExpired|exceeded time limit/i
const NOT_OFFERED = /NOT_IMPLEMENTED|is not implemented/
const INDEX = /NoQueryExecutionPlans|unable to find index|requires? an? .*index|memory limit/i
const STAGE = /Unrecognized pipeline stage|\bStage\b.*not (?:support|allow)|\[FailedOperation\.Aggregate\]/i

interface ServiceError {
  /** The SDK's number; -1 when it kept the service's own text, or knew nothing. */
  errCode: number | null
  /** The service's text, a socket's, or an HTTP status. */
  code: string | number | null
  text: string
}

function partsOf(error: unknown): ServiceError {
  const { errCode, code, message, errMsg } = (error ?? {}) as Record<string, unknown>
  return {
    errCode: typeof errCode === 'number' ? errCode : null,
    code: typeof code === 'string' || typeof code === 'number' ? code : null,
    text: `${typeof message === 'string' ? message : String(error)} ${typeof errMsg === 'string' ? errMsg : ''}`,
  }
}

const numberOf = ({ errCode, code }: ServiceError): number | null => {
  if (errCode !== null && errCode !== -1) return errCode
  if (typeof code === 'string' && Object.hasOwn(CODES, code)) return CODES[code] as number
  return null
}

/** What an error of a database request means. */
export function meaningOf(error: unknown): Meaning {
  const parts = partsOf(error)
  const { code, text } = parts
  if (SOCKETS.has(code)) return { is: 'busy' }
  if (typeof code === 'number' && (code === 429 || code >= 500)) return { is: 'busy' }
  const number = numberOf(parts)
  // The marks of transactions have no number of their own: they come as -501001 or with a text alone.
  if (number === null || number === -501001) {
    if (CONFLICT.test(`${String(code)} ${text}`)) return { is: 'conflict' }
    if (ENDED.test(text)) return { is: 'busy' }
    if (NOT_OFFERED.test(`${String(code)} ${text}`))
      return { is: 'setUp', what: `the cloud does not offer this: ${brief(text)}` }
  }
  if (number === null) return { is: 'fault' }
  if (number === -502001) return ofDatabase(text)
  const what = SET_UP[number]
  if (what !== undefined) return { is: 'setUp', what: `${what} (${brief(text)})` }
  return BUSY.has(number) ? { is: 'busy' } : { is: 'fault' }
}

/** -502001 is every general failure of the database: only its own words tell a taken key from a missing index. */
function ofDatabase(text: string): Meaning {
  if (DUPLICATE.test(text)) return { is: 'duplicate' }
  if (TIMED_OUT.test(text)) return { is: 'busy' }
  if (/LimitExceeded\.ResultSize/.test(text)) return { is: 'fault' }
  if (INDEX.test(text)) return { is: 'setUp', what: `an index is missing (${brief(text)})` }
  if (STAGE.test(text)) return { is: 'setUp', what: `the database refuses a stage (${brief(text)})` }
  return { is: 'fault' }
}

/** Whether what was asked for is more than the database answers at once (1 MB): ask for less of it. */
export const isTooLarge = (error: unknown): boolean => /LimitExceeded\.ResultSize/.test(partsOf(error).text)

const brief = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 240)

/** What the rest of the program is told: BUSY, a set-up fault in words, or the error as it came. */
export function translated(error: unknown): unknown {
  const meaning = meaningOf(error)
  const text = brief(partsOf(error).text)
  if (meaning.is === 'busy' || meaning.is === 'conflict') return new BusyError(text, { cause: error })
  if (meaning.is === 'setUp') return new SetUpError(meaning.what, { cause: error })
  return error
}

/** What went wrong, in the words of whatever was thrown. */
export const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

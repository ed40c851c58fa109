/** Owns how a failed call is worded: the codes and texts a caller of a cloud function sees on the platform. */
import type { Caught } from './messages'

/**
 * A call that ended without a result. `code` is the number a mini-program sees, `wireCode` the name another
 * function's SDK sees, `message` the platform's text for both.
 */
export class FunctionError extends Error {
  constructor(
    readonly code: number,
    readonly wireCode: string,
    message: string,
  ) {
    super(message)
    this.name = 'FunctionError'
  }
}

export function functionNotFound(name: string): FunctionError {
  const text = `FunctionName parameter could not be found: ${name}`
  return new FunctionError(
    -501000,
    'FUNCTION_NOT_FOUND',
    `errCode: -501000 resource not found | errMsg: ${text}`,
  )
}

/** User code threw, or rejected: the platform passes its message and stack on. */
export function userCodeError(caught: Caught): FunctionError {
  return executeFail({ errorCode: 1, errorMessage: 'user code exception caught', stackTrace: caught.stack })
}

/** The instance ended under its call: process.exit, out of memory, an uncaught error or an injected kill. */
export function instanceDied(reason: string): FunctionError {
  return executeFail({
    errorCode: -1,
    errorMessage: `Process exited unexpectedly before the reply: ${reason}`,
  })
}

export function timedOut(limitMs: number): FunctionError {
  const text = `Invoking task timed out after ${limitMs / 1000} seconds`
  const message = `errCode: -504003 functions execute timeout | errMsg: ${text}`
  return new FunctionError(-504003, 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message)
}

export function resultTooLarge(bytes: number, limit: number): FunctionError {
  const text = `cloud function result of ${bytes} bytes exceeds the limit of ${limit} bytes`
  const message = `errCode: -604001 cloud function result size exceed limit | errMsg: ${text}`
  return new FunctionError(-604001, 'FUNCTIONS_RESULT_SIZE_EXCEED_LIMIT', message)
}

export function requestTooLarge(bytes: number, limit: number): FunctionError {
  const text = `data exceed max size: ${bytes} bytes of request text, at most ${limit}`
  const message = `errCode: -404006 data exceed max size | errMsg: ${text}`
  return new FunctionError(-404006, 'FUNCTIONS_REQUEST_SIZE_EXCEED_LIMIT', message)
}

export function eventTooLarge(bytes: number, limit: number): FunctionError {
  const text = `RequestTooLarge: the event of ${bytes} bytes exceeds the limit of ${limit} bytes`
  const message = `errCode: -504001 functions request fail | errMsg: ${text}`
  return new FunctionError(-504001, 'FUNCTIONS_REQUEST_FAIL', message)
}

export function badRequest(reason: string): FunctionError {
  const message = `errCode: -504001 functions request fail | errMsg: InvalidParameterValue: ${reason}`
  return new FunctionError(-504001, 'FUNCTIONS_REQUEST_FAIL', message)
}

function executeFail(detail: Record<string, unknown>): FunctionError {
  const message = `errCode: -504002 functions execute fail | errMsg: ${JSON.stringify(detail)}`
  return new FunctionError(-504002, 'FUNCTIONS_EXECUTE_FAIL', message)
}

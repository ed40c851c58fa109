/** Owns the errors of the wire protocol: which code and text each refusal has when it reaches the SDK. */
import type { MongoError } from '../mongo/errors'
import { isStoreError, type StoreError } from '../store/errors'

const TAIL = 'Please check your request, but if the problem persists, contact us.'

/** A refusal as the SDK receives it: `{requestId, code, message}` with HTTP status 200. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}

/** What the service was doing, as its error texts name it. */
export type Operation = 'Insert' | 'Query' | 'Count' | 'Update' | 'Delete' | 'Aggregate' | 'CreateCollection'

export function invalidParam(message: string): WireError {
  return new WireError('INVALID_PARAM', message)
}

export function emptyQuery(): WireError {
  return invalidParam('查询参数不能为空')
}

function collectionNotExist(name: string): WireError {
  const message = `[ResourceNotFound] Db or Table not exist: ${name}. ${TAIL}`
  return new WireError('DATABASE_COLLECTION_NOT_EXIST', message)
}

export function transactionConflict(): WireError {
  const text = 'Transaction is conflict, maybe resource operated by others'
  return new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] ${text}. ${TAIL}`,
  )
}

export function transactionNotExist(): WireError {
  const text = 'Transaction does not exist on the server, transaction must be commit or abort in 30 seconds'
  return new WireError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] ${text}. ${TAIL}`,
  )
}

export function notInTransaction(what: string): WireError {
  const text = `${what} is not allowed in a transaction, which takes single-document operations only`
  return new WireError('DATABASE_TRANSACTION_FAIL', `[InvalidParameter.Transaction] ${text}. ${TAIL}`)
}

export function notImplemented(what: string): WireError {
  return new WireError('NOT_IMPLEMENTED', `${what} is not implemented by the local cloud`)
}

function requestFailed(operation: Operation, detail: string): WireError {
  return new WireError('DATABASE_REQUEST_FAILED', `[FailedOperation.${operation}] ${detail}. ${TAIL}`)
}

export function databaseResultTooLarge(bytes: number, limit: number): WireError {
  const text = `query result of ${bytes} bytes exceeds the limit of ${limit} bytes`
  return new WireError('DATABASE_REQUEST_FAILED', `[LimitExceeded.ResultSize] ${text}. ${TAIL}`)
}

export function internal(error: unknown): WireError {
  const text = error instanceof Error ? error.message : String(error)
  return new WireError('SYS_ERR', `[InternalError] ${text}`)
}

/** The wire's words for whatever a database operation threw. */
export function toWireError(error: unknown, operation: Operation, collection: string): WireError {
  if (error instanceof WireError) return error
  if (isStoreError(error)) return fromStore(error, operation, collection)
  if (isMongoError(error)) return fromMongo(error, operation)
  return internal(error)
}

function fromStore(error: StoreError, operation: Operation, collection: string): WireError {
  switch (error.code) {
    case 'COLLECTION_NOT_EXIST':
      return collectionNotExist(error.detail.collection ?? collection)
    case 'COLLECTION_EXIST':
      return new WireError('DATABASE_COLLECTION_EXIST', `[ResourceInUse] Table exist: ${collection}. ${TAIL}`)
    case 'DUPLICATE_KEY':
      return requestFailed(operation, writeErrors(duplicateText(error, collection)))
    case 'TRANSACTION_CONFLICT':
      return transactionConflict()
    case 'TRANSACTION_NOT_EXIST':
      return transactionNotExist()
    case 'TOO_MANY_COLLECTIONS':
      return new WireError(
        'DATABASE_COLLECTION_EXCEED_LIMIT',
        `[LimitExceeded.Collection] ${error.message}. ${TAIL}`,
      )
    case 'TOO_MANY_INDEXES':
      return new WireError('DATABASE_REQUEST_FAILED', `[LimitExceeded.Index] ${error.message}. ${TAIL}`)
    case 'GEO_INDEX_REQUIRED':
      return requestFailed(operation, `(NoQueryExecutionPlans) ${error.message}`)
    case 'BAD_QUERY':
      return requestFailed(operation, `(BadValue) ${error.message}`)
    default:
      return internal(error)
  }
}

function duplicateText(error: StoreError, collection: string): string {
  const { index = '_id_', key = '{ : null }' } = error.detail
  return `E11000 duplicate key error collection: tnt-local.${collection} index: ${index} dup key: ${key}`
}

function fromMongo(error: MongoError, operation: Operation): WireError {
  if (error.codeName === 'CommandNotSupported') return new WireError('NOT_IMPLEMENTED', error.message)
  const isWrite = operation === 'Insert' || operation === 'Update'
  const detail = isWrite ? writeErrors(error.message) : `(${error.codeName}) ${error.message}`
  return requestFailed(operation, detail)
}

function writeErrors(text: string): string {
  return `multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`
}

function isMongoError(value: unknown): value is MongoError {
  return typeof value === 'object' && value !== null && (value as { name?: unknown }).name === 'MongoError'
}

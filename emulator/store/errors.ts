/** The errors of the document store: one class, one closed list of codes, so that the wire layer can answer each in the service's own words. */

type StoreErrorCode =
  | 'COLLECTION_NOT_EXIST'
  | 'COLLECTION_EXIST'
  | 'DUPLICATE_KEY'
  | 'TRANSACTION_CONFLICT'
  | 'TRANSACTION_NOT_EXIST'
  | 'TOO_MANY_COLLECTIONS'
  | 'TOO_MANY_INDEXES'
  | 'GEO_INDEX_REQUIRED'
  | 'STORE_LOCKED'
  | 'STORE_CLOSED'
  | 'SNAPSHOT_NOT_EXIST'
  | 'BAD_QUERY'

/** What a duplicate key error says besides its code: the collection, the index and the key in shell notation. */
interface StoreErrorDetail {
  collection?: string
  index?: string
  key?: string
}

/** A refusal by the store. `message` is for people; callers branch on `code`. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode
  readonly detail: StoreErrorDetail

  constructor(code: StoreErrorCode, message: string, detail: StoreErrorDetail = {}) {
    super(message)
    this.code = code
    this.detail = detail
  }
}

/** Tells a store error from any other value; it looks at the name because test runners load modules twice. */
export function isStoreError(value: unknown): value is StoreError {
  return typeof value === 'object' && value !== null && (value as { name?: unknown }).name === 'StoreError'
}

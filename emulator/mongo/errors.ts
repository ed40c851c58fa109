/** Owns the one error class with which the database semantics refuse a query, an update or a pipeline. */

/** MongoDB's error codes used here, by the name the server gives them. */
const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  ImmutableField: 66,
  InvalidOptions: 72,
  ExceededMemoryLimit: 146,
  InvalidPipelineOperator: 168,
  CommandNotSupported: 115,
  ConversionFailure: 241,
} as const

type CodeName = keyof typeof CODES

/**
 * A refusal worded and numbered as MongoDB does it.
 * `code` is the server's number; `codeName` its name, or `LocationNNN` for a bare assertion number.
 */
export class MongoError extends Error {
  readonly code: number
  readonly codeName: string

  constructor(code: CodeName | number, message: string) {
    super(message)
    this.name = 'MongoError'
    this.code = typeof code === 'number' ? code : CODES[code]
    this.codeName = typeof code === 'number' ? `Location${code}` : code
  }
}

/** The refusal for what MongoDB has and this emulator does not: it names the missing thing. */
export function notImplemented(what: string): MongoError {
  return new MongoError('CommandNotSupported', `${what} is not implemented by the local cloud`)
}

/** Owns the shape of a request's body and of an answer's fields as they come over the wire: unknown until looked at. */
export type Body = Record<string, unknown>

/** Owns reading what a request carries: bounded bytes, JSON, and the multipart forms of openapi. */
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'

const MAX_DISCARDED_BYTES = 64 * 1024 * 1024

/** A request that cannot be understood; it is answered with this status and text. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
    this.name = 'HttpError'
  }
}

/** The whole body. Past `limit` bytes it is read on but not kept, so that the sender hears the HttpError 413. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > limit + MAX_DISCARDED_BYTES) break
  }
  if (bytes > limit) throw new HttpError(413, `the body exceeds ${limit} bytes`)
  return Buffer.concat(chunks)
}

/** The body's JSON object. An empty body is an empty object. Throws HttpError 400 for anything else. */
export function jsonObject(body: Buffer | string): Record<string, unknown> {
  const value = jsonValue(body)
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new HttpError(400, 'the body must be a JSON object')
  }
  return value as Record<string, unknown>
}

export function jsonValue(body: Buffer | string): unknown {
  const text = body.toString()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new HttpError(400, `the body is not JSON: ${(error as Error).message}`)
  }
}

/** The fields of a multipart form, each as raw bytes whether it was sent as a field or as a file. */
export function formFields(headers: IncomingMessage['headers'], body: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(new HttpError(400, `malformed form: ${(error as Error).message}`))
    try {
      const fields = new Map<string, Buffer>()
      const limits = { fieldSize: Infinity, fields: 100, files: 100 }
      const parser = busboy({ headers, defCharset: 'latin1', limits })
      parser.on('field', (name, value) => fields.set(name, Buffer.from(value, 'latin1')))
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => fields.set(name, Buffer.concat(chunks)))
      })
      parser.on('error', fail)
      parser.on('close', () => resolve(fields))
      parser.end(body)
    } catch (error) {
      fail(error)
    }
  })
}

/** Owns the address where file bytes are put and fetched: uploads with the signature, downloads with ranges. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formFields, readBody } from '../request-body'
import { type CloudFiles, isCloudPath } from './files'

/** What an upload must carry, as its metadata told. */
export const UPLOAD = { token: 'local-token', authorization: 'local-sign' } as const

const COS = '/cos/'
const MAX_FORM_BYTES = 100 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  webm: 'audio/webm',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
}

/** Serves PUT, POST (older SDK lines), GET and HEAD under /cos/. `nowMs` is when temporary addresses are judged to be over. */
export async function serveCos(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  files: CloudFiles,
  nowMs: number,
): Promise<void> {
  const cloudPath = cloudPathOf(url)
  if (cloudPath === null) return refuse(response, 400, 'InvalidURI', 'not a cloud path')
  if (request.method === 'PUT') return upload(request, response, files, cloudPath)
  if (request.method === 'POST') return uploadForm(request, response, files, cloudPath)
  if (request.method === 'GET' || request.method === 'HEAD') {
    const until = Number(url.searchParams.get('until') ?? Infinity)
    if (!(nowMs <= until)) return refuse(response, 403, 'AccessDenied', 'Request has expired')
    return sendFile(request, response, files, cloudPath)
  }
  return refuse(response, 405, 'MethodNotAllowed', `${request.method ?? ''} is not allowed here`)
}

/** The address of a file below `origin`, left un-encoded because the SDK encodes it. */
export function addressOf(origin: string, cloudPath: string, untilMs: number | null): string {
  return `${origin}${COS}${cloudPath}${untilMs === null ? '' : `?until=${untilMs}`}`
}

/** The same, encoded, for an upload. */
export function uploadAddressOf(origin: string, cloudPath: string): string {
  return origin + COS + cloudPath.split('/').map(encodeURIComponent).join('/')
}

function cloudPathOf(url: URL): string | null {
  try {
    // A temporary address is handed out un-encoded: a percent sign that escapes nothing stands for itself.
    const escaped = url.pathname.slice(COS.length).replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    const cloudPath = decodeURIComponent(escaped)
    return isCloudPath(cloudPath) ? cloudPath : null
  } catch {
    return null
  }
}

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  files: CloudFiles,
  cloudPath: string,
): Promise<void> {
  const { headers } = request
  const signed =
    headers.authorization === UPLOAD.authorization && headers['x-cos-security-token'] === UPLOAD.token
  if (!signed) return refuse(response, 403, 'AccessDenied', 'the upload carries no valid authorization')
  await files.write(cloudPath, request)
  response.writeHead(200, { 'content-length': 0 }).end()
}

/** Older SDK lines send a form: the signature as fields, then the file. */
async function uploadForm(
  request: IncomingMessage,
  response: ServerResponse,
  files: CloudFiles,
  cloudPath: string,
): Promise<void> {
  const fields = await formFields(request.headers, await readBody(request, MAX_FORM_BYTES))
  const signed =
    fields.get('Signature')?.toString() === UPLOAD.authorization &&
    fields.get('x-cos-security-token')?.toString() === UPLOAD.token
  if (!signed) return refuse(response, 403, 'AccessDenied', 'the upload carries no valid authorization')
  const content = fields.get('file')
  if (!content) return refuse(response, 400, 'InvalidRequest', 'the form holds no file')
  await files.write(cloudPath, Readable.from([content]))
  response.writeHead(204).end()
}

/** Answers a file's bytes, whole or the range that was asked for; 404 as the storage words it when there is none. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: CloudFiles,
  cloudPath: string,
): Promise<void> {
  const stats = await files.stat(cloudPath)
  if (!stats) return refuse(response, 404, 'NoSuchKey', 'The specified key does not exist.')
  const range = rangeOf(request.headers.range, stats.size)
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${stats.size}`)
    return refuse(response, 416, 'InvalidRange', 'The requested range cannot be satisfied.')
  }
  const { start, end } = range ?? { start: 0, end: stats.size - 1 }
  response.writeHead(range ? 206 : 200, {
    'accept-ranges': 'bytes',
    'content-type': TYPES[cloudPath.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    'content-length': end - start + 1,
    'last-modified': stats.mtime.toUTCString(),
    'x-content-type-options': 'nosniff',
    ...(range && { 'content-range': `bytes ${start}-${end}/${stats.size}` }),
  })
  if (request.method === 'HEAD' || stats.size === 0) response.end()
  else await pipeline(files.read(cloudPath, start, end), response)
}

/** One range of bytes; several at once, or another unit, are answered with the whole file as HTTP allows. */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body = `<?xml version='1.0' encoding='utf-8' ?>
<Error><Code>${code}</Code><Message>${message}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

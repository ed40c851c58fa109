/** Owns the files as a browser reaches them: it cannot sign an upload nor fetch by a file id, as a phone can. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { LIMITS } from '../limits'
import { sendFile } from '../storage/cos'
import { type CloudFiles, isCloudPath } from '../storage/files'
import { HttpError, readBody } from '../request-body'
import { type Route, sendJson } from './server'

const UPLOADS = '/files/'
const DOWNLOADS = '/files'

/** `POST /files/PATH` keeps the body and answers `{"fileID"}`; `GET /files?id=cloud://…` answers the bytes, with ranges. */
export function fileRoutes(files: CloudFiles): Route {
  return async (request, response, url) => {
    if (url.pathname === DOWNLOADS) {
      if (request.method !== 'GET' && request.method !== 'HEAD') throw notAllowed(request, url)
      await download(request, response, files, url)
      return true
    }
    if (!url.pathname.startsWith(UPLOADS)) return false
    if (request.method !== 'POST') throw notAllowed(request, url)
    await upload(request, response, files, url)
    return true
  }
}

const notAllowed = ({ method }: IncomingMessage, url: URL): HttpError =>
  new HttpError(405, `${method ?? ''} is not allowed at ${url.pathname}`)

async function upload(
  request: IncomingMessage,
  response: ServerResponse,
  files: CloudFiles,
  url: URL,
): Promise<void> {
  const cloudPath = pathOf(url)
  const body = await readBody(request, LIMITS.browserFileBytes)
  if (body.length === 0) throw new HttpError(400, 'there is no file in the body')
  // Somebody without a name is one client like any other; what a function wrote is no client's.
  const openid = String(request.headers['x-wx-openid'] ?? '') || 'nobody'
  if (!(await files.mayWrite(cloudPath, openid)))
    throw new HttpError(403, 'the storage rule lets only the creator of a file write it')
  await files.write(cloudPath, Readable.from([body]), openid)
  sendJson(response, 200, { fileID: files.fileId(cloudPath) })
}

function pathOf(url: URL): string {
  let cloudPath = ''
  try {
    cloudPath = decodeURIComponent(url.pathname.slice(UPLOADS.length))
  } catch {
    throw new HttpError(400, 'the address cannot be understood')
  }
  if (!isCloudPath(cloudPath)) throw new HttpError(400, 'not a cloud path')
  return cloudPath
}

async function download(
  request: IncomingMessage,
  response: ServerResponse,
  files: CloudFiles,
  url: URL,
): Promise<void> {
  const cloudPath = files.pathOf(url.searchParams.get('id') ?? '')
  if (cloudPath === null) throw new HttpError(400, 'id must be a file id of this cloud')
  if (!(await files.stat(cloudPath))) throw new HttpError(404, 'there is no such file')
  // What somebody uploaded must not run as a page of this origin.
  response.setHeader('content-security-policy', 'sandbox')
  await sendFile(request, response, files, cloudPath)
}

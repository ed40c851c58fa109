/** Owns the port: loopback only, who may ask from a browser, and an error for whatever cannot be served. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { HttpError } from '../request-body'

const HOST = '127.0.0.1'
const KEEP_ALIVE_MS = 120_000
const ALLOWED_HEADERS = 'content-type,x-wx-openid,x-wx-unionid,x-wx-appid,range'
const EXPOSED_HEADERS =
  'x-request-id,x-cloud-ops,x-cloud-depth,x-cloud-docs,x-cloud-bytes,content-range,accept-ranges'

/** Answers whether it took the request. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => boolean | Promise<boolean>

/** A listening server. `close` also ends connections that are idle or hang. */
export interface CloudServer {
  port: number
  close(): Promise<void>
}

/** Listens on the loopback address; `keepsAlive` says whether the process stays for it. Rejects when the port is taken. */
export async function listen(port: number, routes: Route[], keepsAlive = true): Promise<CloudServer> {
  const server = createServer((request, response) => void serve(request, response, routes))
  if (!keepsAlive) server.unref().on('connection', (socket) => socket.unref())
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.requestTimeout = 0
  server.on('clientError', (_error, socket) => answerGarbage(socket as Socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new Error(`port ${port} is taken: stop what listens there, or choose another port`)
      reject(error.code === 'EADDRINUSE' ? taken : error)
    })
    server.listen(port, HOST, resolve)
  })
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

async function serve(request: IncomingMessage, response: ServerResponse, routes: Route[]): Promise<void> {
  request.on('error', () => response.destroy())
  response.on('error', () => undefined)
  try {
    if (!admit(request, response)) return
    const url = parseUrl(request)
    for (const route of routes) if (await route(request, response, url)) return
    throw new HttpError(404, `nothing is served at ${request.method ?? ''} ${url.pathname}`)
  } catch (error) {
    answerError(request, response, error)
  }
}

/** Answers JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...headers,
  })
  response.end(bytes)
}

/**
 * Refuses a name that is not the loopback's, so that no outer page can reach the cloud by a name of its own, and
 * a page of any other origin; tells browsers what local pages may do.
 */
function admit(request: IncomingMessage, response: ServerResponse): boolean {
  const { host, origin } = request.headers
  if (host !== undefined && !isLoopback(`http://${host}`))
    throw new HttpError(403, 'only loopback names are served')
  if (origin === undefined) return true
  if (!isLoopback(origin)) throw new HttpError(403, 'only pages of this machine are served')
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', EXPOSED_HEADERS)
  response.setHeader('vary', 'origin')
  if (request.method !== 'OPTIONS') return true
  response.setHeader('access-control-allow-methods', 'GET,POST,PUT,HEAD,OPTIONS')
  response.setHeader('access-control-allow-headers', ALLOWED_HEADERS)
  response.setHeader('access-control-max-age', '600')
  response.writeHead(204).end()
  return false
}

function isLoopback(address: string): boolean {
  try {
    const { hostname } = new URL(address)
    return (
      hostname === 'localhost' ||
      hostname.endsWith('.localhost') ||
      hostname === '[::1]' ||
      /^127(\.\d+){3}$/.test(hostname)
    )
  } catch {
    return false
  }
}

function parseUrl(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', `http://${HOST}`)
  } catch {
    throw new HttpError(400, 'the address cannot be understood')
  }
}

function answerError(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy()
  const status = error instanceof HttpError ? error.status : 500
  const message = error instanceof Error ? error.message : String(error)
  if (!request.complete) response.setHeader('connection', 'close')
  sendJson(response, status, { error: { code: status, message } })
}

/** What is not even HTTP still gets an answer before its connection ends. */
function answerGarbage(socket: Socket): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify({ error: { code: 400, message: 'not an HTTP request' } })
  const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`
  socket.end(`${head}\r\nconnection: close\r\n\r\n${body}`)
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

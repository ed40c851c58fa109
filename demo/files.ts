/** Owns serving files of a folder on the local pages' port. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
}

/** What is named by a digest of what it holds is never another file: the browser keeps it, compiled. */
const named = /\.[0-9a-f]{8}\.(js|css)$/

/** Sends a file below `folder`; answers whether there was one. A path that leads out of the folder finds nothing. */
export function sendFile(response: ServerResponse, folder: string, path: string): boolean {
  const file = normalize(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path))
  if (file !== folder && !file.startsWith(folder + sep)) return false
  if (!existsSync(file) || !statSync(file).isFile()) return false
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': named.test(file) ? 'max-age=31536000, immutable' : 'no-cache',
  })
  createReadStream(file).pipe(response)
  return true
}

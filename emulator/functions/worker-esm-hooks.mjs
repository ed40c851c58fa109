/**
 * Owns which packages an ES module of a function may import: those lying in its own folder, and wx-server-sdk from
 * this project when it brings none; the same rule that worker-modules.cjs keeps for CommonJS.
 */
import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

let dir = ''
let sdkRoot = ''

export function initialize(data) {
  dir = data.dir
  sdkRoot = data.sdkRoot
}

export async function resolve(specifier, context, next) {
  const name = packageOf(specifier)
  const from = context.parentURL?.startsWith('file:') ? path.dirname(fileURLToPath(context.parentURL)) : null
  if (name === null || from === null || !inside(from) || isBrought(name, from))
    return next(specifier, context)
  if (name === 'wx-server-sdk') {
    return next(specifier, { ...context, parentURL: pathToFileURL(path.join(sdkRoot, 'index.js')).href })
  }
  const found = await next(specifier, context)
  if (inside(path.dirname(fileURLToPath(found.url)))) return found
  throw missing(name, context.parentURL)
}

/** The package a bare specifier names; null for paths, addresses, `#imports` and Node's own modules. */
function packageOf(specifier) {
  if (/^([./#]|[a-z]+:)/i.test(specifier) || builtinModules.includes(specifier)) return null
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function inside(folder) {
  return folder === dir || folder.startsWith(dir + path.sep)
}

function isBrought(name, from) {
  for (let folder = from; inside(folder); folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'node_modules', name))) return true
  }
  return false
}

function missing(name, importer) {
  const error = new Error(`Cannot find package '${name}' imported from ${fileURLToPath(importer)}`)
  return Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' })
}

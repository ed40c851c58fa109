/**
 * Owns which modules a function may load: its own folder's, Node's, and wx-server-sdk from this project when
 * the function brings none. Packages lying in folders above the function are out of reach, as they are once
 * it is deployed.
 */
'use strict'
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

exports.confineModules = function confineModules(dir, sdkRoot) {
  const inside = (file) => file === dir || file.startsWith(dir + path.sep)
  const lookup = Module._nodeModulePaths
  Module._nodeModulePaths = (from) => {
    const paths = lookup.call(Module, from)
    return inside(from) ? paths.filter(inside) : paths
  }
  const resolve = Module._resolveFilename
  Module._resolveFilename = function resolveFilename(request, parent, ...rest) {
    try {
      return resolve.call(this, request, parent, ...rest)
    } catch (error) {
      const wantsSdk = request === 'wx-server-sdk' || request.startsWith('wx-server-sdk/')
      if (!wantsSdk || !error || error.code !== 'MODULE_NOT_FOUND') throw error
      return resolve.call(this, request, parent, false, { paths: [sdkRoot] })
    }
  }
  process.env.NODE_PATH = [dir, path.join(dir, 'node_modules')].join(path.delimiter)
  Module._initPaths()
}

/** What the entry file exports, be it CommonJS or an ES module. */
exports.loadEntry = async function loadEntry(entry, { dir, sdkRoot }) {
  if (!isEsModule(entry, dir)) return require(entry)
  // ES modules are resolved by hooks of their own, which cost a thread: only functions that need them pay.
  if (Module.register)
    Module.register('./worker-esm-hooks.mjs', {
      parentURL: pathToFileURL(__filename),
      data: { dir, sdkRoot },
    })
  return import(pathToFileURL(entry).href)
}

function isEsModule(entry, dir) {
  if (entry.endsWith('.mjs')) return true
  if (entry.endsWith('.cjs')) return false
  for (let folder = path.dirname(entry); folder.startsWith(dir); folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (!fs.existsSync(file)) continue
    try {
      return JSON.parse(fs.readFileSync(file, 'utf8')).type === 'module'
    } catch {
      return false
    }
  }
  return false
}

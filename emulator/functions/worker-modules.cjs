/**
 * Owns which modules a function may load: its own folder's, Node's, and wx-server-sdk from this project when
 * the function brings none. Packages lying in folders above the function are out of reach, as they are once
 * it is deployed.
 */
'use strict'
const Module = require('node:module')
const path = require('node:path')

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

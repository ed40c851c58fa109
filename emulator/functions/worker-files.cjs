/**
 * Owns what a function may do to files: its own folder is read-only, as on the platform, where only the temporary
 * folder can be written.
 */
'use strict'
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const path = require('node:path')
const { fileURLToPath } = require('node:url')

/** Functions of node:fs that write, by which of their arguments are the paths written to. */
const WRITERS = {
  appendFile: [0],
  chmod: [0],
  chown: [0],
  copyFile: [1],
  cp: [1],
  createWriteStream: [0],
  link: [1],
  mkdir: [0],
  mkdtemp: [0],
  rename: [0, 1],
  rm: [0],
  rmdir: [0],
  symlink: [1],
  truncate: [0],
  unlink: [0],
  utimes: [0],
  writeFile: [0],
}

exports.keepReadOnly = function keepReadOnly(dir) {
  const refuse = (name, value) => {
    const file = pathOf(value)
    if (file === null) return
    const full = path.resolve(file)
    if (full !== dir && !full.startsWith(dir + path.sep)) return
    const error = new Error(`EROFS: read-only file system, ${name} '${file}'`)
    throw Object.assign(error, { errno: -30, code: 'EROFS', syscall: name, path: file })
  }
  const guardAll = (name, refusing) => {
    for (const [module, key, settle] of [
      [fs, name, 'callback'],
      [fs, `${name}Sync`, 'throw'],
      [fs.promises, name, 'reject'],
    ]) {
      if (typeof module[key] === 'function') module[key] = guarded(module[key], refusing, settle)
    }
  }
  for (const [name, places] of Object.entries(WRITERS)) {
    guardAll(name, (args) => {
      for (const at of places) refuse(name, args[at])
    })
  }
  guardAll('open', (args) => {
    if (writes(args[1])) refuse('open', args[0])
  })
  syncBuiltinESMExports()
}

function pathOf(value) {
  if (typeof value === 'string') return value
  if (Buffer.isBuffer(value)) return value.toString()
  return value instanceof URL && value.protocol === 'file:' ? fileURLToPath(value) : null
}

const WRITING = fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT

const writes = (flags) =>
  typeof flags === 'number' ? (flags & WRITING) !== 0 : typeof flags === 'string' && /[wa+]/.test(flags)

/** The same function, refusing first in its own way; its own properties (promisified forms, `native`) are kept. */
function guarded(usual, refusing, settle) {
  const careful = function (...args) {
    try {
      refusing(args)
    } catch (error) {
      const done = args[args.length - 1]
      if (settle === 'reject') return Promise.reject(error)
      if (settle !== 'callback' || typeof done !== 'function') throw error
      return void process.nextTick(done, error)
    }
    return usual.apply(this, args)
  }
  return Object.defineProperties(careful, Object.getOwnPropertyDescriptors(usual))
}

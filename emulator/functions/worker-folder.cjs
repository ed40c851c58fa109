/**
 * Owns the working folder of a function, which is its own folder as on the platform. A process has one working
 * folder for all its threads, so relative paths given to the file system are led to the function's instead.
 */
'use strict'
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const path = require('node:path')

/** Functions of node:fs by how many of their first arguments are paths. */
const ONE_PATH =
  'access appendFile chmod chown createReadStream createWriteStream lstat mkdir mkdtemp open opendir readFile ' +
  'readdir readlink realpath rm rmdir stat truncate unlink utimes watch watchFile unwatchFile writeFile exists'
const TWO_PATHS = 'copyFile cp link rename'

exports.workIn = function workIn(dir) {
  process.cwd = () => dir
  const lead = (value) => {
    const isRelative = typeof value === 'string' && value !== '' && !path.isAbsolute(value)
    return isRelative ? path.join(dir, value) : value
  }
  for (const [names, paths] of [
    [ONE_PATH, 1],
    [TWO_PATHS, 2],
  ]) {
    for (const name of names.split(' ')) {
      for (const [module, key] of [
        [fs, name],
        [fs, `${name}Sync`],
        [fs.promises, name],
      ]) {
        if (typeof module[key] === 'function') module[key] = leading(module[key], paths, lead)
      }
    }
  }
  syncBuiltinESMExports()
}

/** The same function with its first `paths` arguments led, its own properties (promisified forms, `native`) kept. */
function leading(usual, paths, lead) {
  const led = function (...args) {
    for (let i = 0; i < paths; i++) args[i] = lead(args[i])
    return usual.apply(this, args)
  }
  return Object.defineProperties(led, Object.getOwnPropertyDescriptors(usual))
}

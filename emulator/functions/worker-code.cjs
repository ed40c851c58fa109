/**
 * Owns that large scripts are compiled once and not by every instance. Reading and compiling the SDK and a function of a
 * megabyte is most of a cold start; V8 can keep what it has compiled, and takes it only for the very same text.
 */
'use strict'
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

/** Below this, looking for what was kept costs as much as compiling. */
const LARGE = 64 * 1024
const TEXT_HASH_BYTES = 32

/**
 * Answers what to call once the function has run: only then is compiled what it really uses.
 * @param tailOf what a script is given at its end
 */
exports.keepCompiled = function keepCompiled(folder, sdkRoot, tailOf) {
  const fresh = []
  const usual = Module.prototype._compile
  const compiled = (content, tail, filename) => {
    const place = path.join(folder, `${hashOf(`${process.version} ${filename}${tail}`).toString('hex')}.bin`)
    const hash = hashOf(content)
    const kept = read(place, hash)
    const script = new vm.Script(Module.wrap(content), {
      filename,
      columnOffset: -Module.wrapper[0].length,
      ...(kept && { cachedData: kept }),
    })
    if (!kept || script.cachedDataRejected) fresh.push({ script, place, hash })
    return script.runInThisContext()
  }
  Module.prototype._compile = function compile(content, filename) {
    if (content.length < LARGE) return usual.call(this, content, filename)
    const tail = tailOf(content)
    const whole = content + tail
    if (!fits(content, filename, sdkRoot)) return usual.call(this, whole, filename)
    const args = [this.exports, requireOf(this), this, filename, path.dirname(filename)]
    return compiled(whole, tail, filename).apply(this.exports, args)
  }
  return () => {
    for (const { script, place, hash } of fresh.splice(0)) write(place, hash, script.createCachedData())
  }
}

/** A script that imports while it runs needs Node's own way of compiling; the SDK's file does so in comments alone. */
const fits = (content, filename, sdkRoot) =>
  !content.startsWith('#!') && (filename.startsWith(sdkRoot + path.sep) || !content.includes('import('))

const hashOf = (text) => createHash('sha256').update(text).digest()

function requireOf(module) {
  const require = (id) => module.require(id)
  require.resolve = (request, options) => Module._resolveFilename(request, module, false, options)
  require.resolve.paths = (request) => Module._resolveLookupPaths(request, module)
  require.main = process.mainModule
  require.extensions = Module._extensions
  require.cache = Module._cache
  return require
}

function read(place, hash) {
  try {
    const bytes = fs.readFileSync(place)
    return bytes.subarray(0, TEXT_HASH_BYTES).equals(hash) ? bytes.subarray(TEXT_HASH_BYTES) : null
  } catch {
    return null
  }
}

/** Whoever comes last is right, and nobody reads half a file. What cannot be kept is compiled again. */
function write(place, hash, data) {
  try {
    fs.mkdirSync(path.dirname(place), { recursive: true })
    fs.writeFileSync(`${place}.${process.pid}`, Buffer.concat([hash, data]))
    fs.renameSync(`${place}.${process.pid}`, place)
  } catch {
    // A folder that cannot be written to is no reason for a function to fail.
  }
}

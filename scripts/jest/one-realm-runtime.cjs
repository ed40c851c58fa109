/**
 * Owns how the modules of a suite in Node's own realm are loaded. What has no state of its own (packages, the local cloud,
 * the rules and the contract) is loaded once for all suites of a process: it is then evaluated once, and what V8 has made
 * quick in one suite is quick in the next. Everything else is each suite's own, as jest has it.
 */
'use strict'
const path = require('node:path')
const Runtime = require('jest-runtime').default

const root = path.resolve(__dirname, '../..')
const kept = ['node_modules', 'emulator', 'src/contract', 'src/domain'].map((name) =>
  path.join(root, name, path.sep),
)

/** By what makes their modules differ: the runtimes that are never torn down. */
const keepers = new Map()

class OneRealmRuntime extends Runtime {
  constructor(config, environment, ...rest) {
    super(config, environment, ...rest)
    this.makeKeeper = () => new KeeperRuntime(config, lasting(environment), ...rest)
    this.kind = JSON.stringify([config.transform, config.moduleNameMapper])
  }

  createScriptFromCode(code, filename) {
    const script = super.createScriptFromCode(code, filename)
    if (this._environment.oneRealm) script.runInContext = (_, options) => script.runInThisContext(options)
    return script
  }

  requireModuleOrMock(from, name) {
    const file = this.keptFile(from, name)
    return file === null ? super.requireModuleOrMock(from, name) : this.keeper().requireModule(from, file)
  }

  getSourceMaps() {
    const others = keepers.get(this.kind)?.getSourceMaps() ?? []
    return new Map([...others, ...super.getSourceMaps()])
  }

  keeper() {
    const known = keepers.get(this.kind)
    if (known) return known
    const made = this.makeKeeper()
    keepers.set(this.kind, made)
    return made
  }

  /** The file that a name means when it is of those that are kept, else null. */
  keptFile(from, name) {
    if (!this._environment.oneRealm || name === '@jest/globals' || this._resolver.isCoreModule(name))
      return null
    try {
      const file = this._resolver.resolveStubModuleName(from, name) ?? this._resolveCjsModule(from, name)
      return kept.some((folder) => file.startsWith(folder)) ? file : null
    } catch {
      // The usual way says better what is missing.
      return null
    }
  }
}

/** Loads what is kept; nothing of it is any suite's own. */
class KeeperRuntime extends OneRealmRuntime {
  keptFile() {
    return null
  }

  getSourceMaps() {
    return Runtime.prototype.getSourceMaps.call(this)
  }
}

/** An environment that does not end with the suite for which it was made. */
const lasting = ({ global, moduleMocker }) => ({
  ...{ global, moduleMocker, oneRealm: true, fakeTimers: null, fakeTimersModern: null },
  exportConditions: () => ['node', 'node-addons'],
  getVmContext: () => globalThis,
})

module.exports = OneRealmRuntime

/**
 * Owns the environment of suites that run on plain Node: Node's own globals, not a copy of them in a context of their own.
 * In such a context every look at a global passes a hook, and what one suite has compiled no other can use. What a suite
 * leaves on the globals or in the variables of the process is taken away when it ends.
 */
'use strict'
const { ModuleMocker } = require('jest-mock')

/** Frames that a failed test shows; Node's ten end before the test does. */
const STACK_FRAMES = 100

/** What suites hand on to the next suite of this process, by name. */
const lasting = new Map()

module.exports = class OneRealmEnvironment {
  global = globalThis
  oneRealm = true
  /** No suite of ours moves timers by hand; one that would is told that there are none. */
  fakeTimers = null
  fakeTimersModern = null
  moduleMocker = new ModuleMocker(globalThis)

  async setup() {
    this.globals = Object.getOwnPropertyDescriptors(globalThis)
    this.variables = { ...process.env }
    this.exit = process.exit
    this.errors = { stackTraceLimit: Error.stackTraceLimit, prepareStackTrace: Error.prepareStackTrace }
    Error.stackTraceLimit = STACK_FRAMES
    globalThis.lastsFromSuiteToSuite = lasting
  }

  async teardown() {
    for (const key of Reflect.ownKeys(globalThis)) {
      const before = this.globals[key]
      const now = Object.getOwnPropertyDescriptor(globalThis, key)
      if (!now.configurable || (before && before.value === now.value && before.get === now.get)) continue
      if (before) Object.defineProperty(globalThis, key, before)
      else delete globalThis[key]
    }
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name]
    Object.assign(process.env, this.variables)
    process.exit = this.exit
    Object.assign(Error, this.errors)
  }

  exportConditions() {
    return ['node', 'node-addons']
  }

  /** The runtime beside this file runs scripts in Node's own realm. */
  getVmContext() {
    return globalThis
  }
}

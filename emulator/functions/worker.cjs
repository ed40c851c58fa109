/**
 * Owns what happens inside one function instance: a process that loads one cloud function and runs one event at a
 * time with the caller's identity in its environment. Plain CommonJS that the lowest Node of the platform runs too.
 */
'use strict'
const path = require('path')
const util = require('util')
const v8 = require('v8')
const { openDoor } = require('./worker-ask.cjs')
const { lieBeneath, tailOf } = require('./worker-beneath.cjs')
const { patchClock } = require('./worker-clock.cjs')
const { keepCompiled } = require('./worker-code.cjs')
const { keepEnvironment } = require('./worker-env.cjs')
const { keepReadOnly } = require('./worker-files.cjs')
const { confineModules, loadEntry } = require('./worker-modules.cjs')
const { meterRequests } = require('./worker-meter.cjs')
const { openPort } = require('./worker-port.cjs')

const MAX_LOG_CHARS = 64 * 1024
/** What one event may print altogether; the rest is left out, and said to be. */
const MAX_LOG_CHARS_PER_CALL = 1024 * 1024
const MB = 1024 * 1024
/** The instance's current event; logs written after a reply still belong to the last one. */
let callId = null
let callKeys = []
let printed = 0
let given = null
let meter = null
let port = null
let loaded = null
let moveClock = () => undefined
let keepWhatWasCompiled = () => undefined

// The cloud is gone: nobody would ever end this process.
process.on('disconnect', () => process.exit(0))

process.on('uncaughtException', (error) => {
  process.send({ type: 'crash', callId, error: describe(error) }, () => process.exit(1))
})
process.on('unhandledRejection', (reason) => {
  throw reason
})

process.on('message', (message) => {
  if (message.type === 'start') begin(message)
  else if (message.type === 'clock') moveClock(message.offsetMs)
  else if (message.type === 'call') run(message)
  else if (message.type === 'stop') meter.stop(message.callId)
  else if (message.type === 'answer') port.answered(message)
})

function begin(start) {
  given = start
  const environment = keepEnvironment()
  moveClock = patchClock(start.offsetMs)
  keepReadOnly(start.dir)
  confineModules(start.dir, start.sdkRoot)
  port = start.wire === 'port' ? openPort((message) => process.send(message)) : null
  keepWhatWasCompiled = keepCompiled(start.codeRoot, start.sdkRoot, port ? tailOf : () => '')
  meter = meterRequests(port)
  if (port) lieBeneath(openDoor(port, meter), environment)
  captureConsole()
  loaded = load()
  loaded.then(
    () => post({ type: 'ready' }),
    (error) => post({ type: 'loadFailed', error: describe(error) }),
  )
}

async function load() {
  const exported = await loadEntry(path.join(given.dir, given.entry), given)
  const main = exported && (exported.main || (exported.default && exported.default.main))
  if (typeof main !== 'function') {
    throw new Error(
      `HandlerNotFound: ${given.entry} of function ${given.name} exports no function named main`,
    )
  }
  return main
}

async function run(message) {
  callId = message.callId
  printed = 0
  applyIdentity(message.env)
  try {
    const main = await loaded
    const value = await meter.during(message, () => invoke(main, eventOf(message), contextOf(message)))
    const text = JSON.stringify(value === undefined ? null : value)
    // Before the answer: whoever has it may end this process.
    keepWhatWasCompiled()
    if (holdsTooMuch()) return post({ type: 'outOfMemory' })
    post({ type: 'result', callId: message.callId, text: text === undefined ? 'null' : text })
  } catch (error) {
    post({ type: 'failed', callId: message.callId, error: describe(error) })
  }
}

/** Buffers that were asked for count, also where the machine has not had to hand out their pages yet. */
const holdsTooMuch = () =>
  // All memory outside the heap, buffers among it, is told without asking the machine, which costs as much as the answer.
  v8.getHeapStatistics().external_memory > given.memoryMb * MB &&
  process.memoryUsage().arrayBuffers > given.memoryMb * MB

/**
 * Both handler styles: a returned value or promise, or the third argument as a callback, however it is taken. A
 * handler that returns nothing and calls nothing back has ended when nothing is left for it to do.
 */
function invoke(main, event, context) {
  return new Promise((resolve, reject) => {
    const idle = () => settle(() => resolve(undefined))
    const settle = (tell) => {
      process.off('beforeExit', idle)
      process.channel.ref()
      tell()
    }
    const callback = (error, value) => settle(() => (error ? reject(error) : resolve(value)))
    const returned = main(event, context, callback)
    if (returned !== undefined || !takesCallback(main)) return resolve(returned)
    process.on('beforeExit', idle)
    process.channel.unref()
  })
}

const takesCallback = (main) =>
  main.length >= 3 || /\barguments\b|\.\.\.\s*\w+\s*\)/.test(Function.prototype.toString.call(main))

/**
 * The platform adds userInfo to an event that comes from a mini-program. It is not enumerable here, so that
 * code which reads it works and code which copies or checks the event sees only what was sent.
 */
function eventOf(message) {
  const event = JSON.parse(message.event)
  const plain = event !== null && typeof event === 'object' && !Array.isArray(event)
  if (plain && message.env.WX_OPENID && !('userInfo' in event)) {
    const value = { appId: message.env.WX_APPID, openId: message.env.WX_OPENID }
    Object.defineProperty(event, 'userInfo', { value, enumerable: false, configurable: true, writable: true })
  }
  return event
}

function contextOf(message) {
  const environment = JSON.stringify(message.env)
  return {
    callbackWaitsForEmptyEventLoop: false,
    memory_limit_in_mb: given.memoryMb,
    time_limit_in_ms: message.timeLimitMs,
    request_id: message.callId,
    function_name: given.name,
    function_version: '$LATEST',
    namespace: message.env.TCB_ENV,
    environment,
    environ: Object.entries(message.env)
      .map(([key, value]) => `${key}=${value}`)
      .join(';'),
  }
}

function applyIdentity(env) {
  for (const key of callKeys) if (!(key in env)) delete process.env[key]
  callKeys = Object.keys(env)
  for (const key of callKeys) process.env[key] = env[key]
}

/** An error as plain data; a thrown value that is no Error keeps its text. */
function describe(error) {
  if (error && typeof error === 'object' && typeof error.message === 'string') {
    const own = typeof error.stack === 'string' ? error.stack : `${error.name || 'Error'}: ${error.message}`
    // Frames and require chains of this bootstrap would not be there on the platform.
    const theirs = own.split('\n').filter((line) => !line.includes(__dirname))
    return { name: String(error.name || 'Error'), message: error.message, stack: theirs.join('\n') }
  }
  const text = typeof error === 'string' ? error : util.inspect(error)
  return { name: 'Error', message: text, stack: text }
}

function captureConsole() {
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace']) {
    console[level] = (...args) => {
      print(level === 'trace' ? 'debug' : level, util.format(...args))
    }
  }
  console.group = console.log
  console.groupEnd = () => undefined
  const raw = (level) => (chunk, encoding, done) => {
    print(level, String(chunk).replace(/\n$/, ''))
    const finish = typeof encoding === 'function' ? encoding : done
    if (typeof finish === 'function') finish()
    return true
  }
  process.stdout.write = raw('log')
  process.stderr.write = raw('error')
}

function print(level, text) {
  if (printed > MAX_LOG_CHARS_PER_CALL) return
  const kept = text.slice(0, MAX_LOG_CHARS)
  printed += kept.length
  post({ type: 'log', callId, level, text: kept })
  if (printed > MAX_LOG_CHARS_PER_CALL)
    post({ type: 'log', callId, level: 'warn', text: '[more was printed than one call may]' })
}

function post(message) {
  if (process.connected) process.send(message)
}

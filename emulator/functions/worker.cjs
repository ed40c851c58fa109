/**
 * Owns what happens inside one function instance: a worker thread that loads one cloud function and runs one
 * event at a time with the caller's identity in its own process.env. Plain CommonJS, because worker threads do
 * not pass through the transforms of tsx or jest.
 */
'use strict'
const { parentPort, workerData } = require('node:worker_threads')
const path = require('node:path')
const util = require('node:util')
const { patchClock } = require('./worker-clock.cjs')
const { workIn } = require('./worker-folder.cjs')
const { confineModules, loadEntry } = require('./worker-modules.cjs')
const { meterRequests } = require('./worker-meter.cjs')

const MAX_LOG_CHARS = 64 * 1024
const KILLED = 137
/** The instance's current event; logs written after a reply still belong to the last one. */
let callId = null
let callKeys = []

patchClock(workerData.clock)
workIn(workerData.dir)
confineModules(workerData.dir, workerData.sdkRoot)
const meter = meterRequests()
captureConsole()

process.on('uncaughtException', (error) => {
  post({ type: 'crash', callId, error: describe(error) })
  process.exit(1)
})

// The process is shared by the whole cloud: a function that ends its own process ends its instance alone.
const kill = process.kill
process.kill = (pid, signal) =>
  pid === process.pid && signal !== 0 ? process.exit(KILLED) : kill.call(process, pid, signal)

const loaded = load()
loaded.then(
  () => post({ type: 'ready' }),
  (error) => post({ type: 'loadFailed', error: describe(error) }),
)

parentPort.on('message', (message) => {
  if (message.type === 'call') run(message)
})

async function load() {
  const exported = await loadEntry(path.join(workerData.dir, workerData.entry), workerData)
  const main = exported && (exported.main || (exported.default && exported.default.main))
  if (typeof main !== 'function') {
    throw new Error(
      `HandlerNotFound: ${workerData.entry} of function ${workerData.name} exports no function named main`,
    )
  }
  return main
}

async function run(message) {
  callId = message.callId
  applyIdentity(message.env)
  meter.begin()
  try {
    const main = await loaded
    const value = await invoke(main, eventOf(message), contextOf(message))
    const text = JSON.stringify(value === undefined ? null : value)
    post({ type: 'result', callId: message.callId, text: text === undefined ? 'null' : text })
  } catch (error) {
    post({ type: 'failed', callId: message.callId, error: describe(error) })
  }
}

/** Both handler styles: a returned value or promise, or the third argument as a callback. */
function invoke(main, event, context) {
  return new Promise((resolve, reject) => {
    const callback = (error, value) => (error ? reject(error) : resolve(value))
    const returned = main(event, context, callback)
    const waitsForCallback = main.length >= 3 && returned === undefined
    if (!waitsForCallback) resolve(returned)
  })
}

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
    memory_limit_in_mb: workerData.memoryMb,
    time_limit_in_ms: message.timeLimitMs,
    request_id: message.callId,
    function_name: workerData.name,
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
      const text = util.format(...args)
      post({
        type: 'log',
        callId,
        level: level === 'trace' ? 'debug' : level,
        text: text.slice(0, MAX_LOG_CHARS),
      })
    }
  }
  console.group = console.log
  console.groupEnd = () => undefined
  const raw = (level) => (chunk, encoding, done) => {
    post({ type: 'log', callId, level, text: String(chunk).replace(/\n$/, '').slice(0, MAX_LOG_CHARS) })
    const finish = typeof encoding === 'function' ? encoding : done
    if (typeof finish === 'function') finish()
    return true
  }
  process.stdout.write = raw('log')
  process.stderr.write = raw('error')
}

function post(message) {
  parentPort.postMessage(message)
}

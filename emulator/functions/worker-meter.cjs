/**
 * Owns what leaves an instance towards the cloud. Older SDK lines know only the service's own host names inside a
 * function: those requests are led to this cloud. And only the instance itself can tell a request sent after an
 * answer from one sent beside it, so each request carries the depth already answered. A call that is stopped asks on
 * without being heard: it never goes on, and the process serves the next one.
 */
'use strict'
const { AsyncLocalStorage } = require('node:async_hooks')
const http = require('node:http')
const https = require('node:https')
const { Writable } = require('node:stream')

const SERVICE_HOSTS =
  /(^|\.)(tcb-admin|tcb-open)\.tencentyun\.com$|(^|\.)tcb-(admin|api|open)\.tencentcloudapi\.com$/

/** @param port where requests to the cloud go instead of a socket; null when all go over HTTP */
exports.meterRequests = function meterRequests(port) {
  const calls = new AsyncLocalStorage()
  /** The call that runs now: how deep it has been answered, and its requests that still wait. */
  let running = newCall(null)
  const cloud = new URL(JSON.parse(process.env.TCB_CONTEXT_CNFG).URL)
  const original = http.request
  for (const module of [http, https]) {
    const usual = module.request
    module.request = function request(...args) {
      if (calls.getStore()?.stopped) return unheard()
      const ported = port && askedOfCloud(args, cloud)
      if (ported) return follow(port.request(...ported))
      const led = leadHome(args, cloud)
      const sent = led ? original.apply(http, led) : usual.apply(this, args)
      return led || isCloud(sent, cloud) ? follow(sent) : sent
    }
  }
  function follow(sent) {
    const mine = running
    mine.waiting.add(sent)
    sent.setHeader('x-emulator-after', String(mine.answered))
    sent.once('close', () => mine.waiting.delete(sent))
    sent.once('response', (response) =>
      response.prependOnceListener('end', () => mine.deepen(response.headers)),
    )
    return sent
  }
  return {
    /** The call that a request sent now belongs to; null when it was stopped, and must not be heard any more. */
    caller: () => (calls.getStore()?.stopped ? null : running),
    /** Runs a call. To know its work apart costs every promise of the process: only a call that may be stopped pays. */
    during({ callId, mayStop }, work) {
      running = newCall(callId)
      return mayStop ? calls.run(running, work) : work()
    },
    stop(callId) {
      if (running.callId !== callId) return
      running.stopped = true
      for (const sent of running.waiting) {
        if (sent.silence) sent.silence()
        else silence(sent)
      }
    },
  }
}

const newCall = (callId) => ({
  callId,
  answered: 0,
  stopped: false,
  waiting: new Set(),
  deepen(headers) {
    const depth = Number(headers['x-emulator-depth'])
    if (depth > this.answered) this.answered = depth
  },
})

/** Breaks a request off without a word to whoever waits for it. */
function silence(sent) {
  for (const one of [sent, sent.res]) {
    if (!one) continue
    one.removeAllListeners()
    one.on('error', () => undefined)
  }
  sent.destroy()
}

/** Looks like a request, takes everything and never answers. */
function unheard() {
  const nothing = () => undefined
  const sink = new Writable({
    write: (chunk, encoding, done) => done(),
    autoDestroy: false,
    emitClose: false,
  })
  const asked = ['setHeader', 'getHeader', 'removeHeader', 'setTimeout', 'setNoDelay', 'setSocketKeepAlive']
  return Object.assign(
    sink,
    Object.fromEntries([...asked, 'flushHeaders', 'abort'].map((name) => [name, nothing])),
  )
}

/** Address, options and listener of a request to the cloud's own address; null when it goes elsewhere, or is put otherwise. */
function askedOfCloud([address, options, heard], cloud) {
  if (typeof address !== 'string' && !(address instanceof URL)) return null
  const given = options !== null && typeof options === 'object' ? options : {}
  const url = new URL(address)
  if (url.host !== cloud.host || url.pathname !== cloud.pathname) return null
  return [url, given, typeof options === 'function' ? options : heard]
}

function isCloud(sent, cloud) {
  return sent.path.startsWith(cloud.pathname) && sent.getHeader('host') === cloud.host && !sent.headersSent
}

/** The same request to this cloud when it was meant for the service's own hosts, else null. */
function leadHome(args, cloud) {
  const [first, second, third] = args
  const isAddress = typeof first === 'string' || first instanceof URL
  const address = isAddress ? new URL(first) : first
  const options = isAddress && second !== null && typeof second === 'object' ? second : isAddress ? {} : first
  const host = (address && (address.hostname || address.host)) || ''
  if (!SERVICE_HOSTS.test(String(host).split(':')[0])) return null
  const query = String(isAddress ? address.search : options.path || '').split('?')[1]
  const headers = { ...options.headers }
  for (const name of Object.keys(headers)) if (name.toLowerCase() === 'host') delete headers[name]
  const home = { host: cloud.hostname, port: cloud.port, path: cloud.pathname + (query ? `?${query}` : '') }
  const done = [first, second, third].find((value) => typeof value === 'function')
  const led = {
    method: options.method,
    timeout: options.timeout,
    headers: { ...headers, host: cloud.host },
    ...home,
  }
  return done ? [led, done] : [led]
}

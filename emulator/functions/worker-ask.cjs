/**
 * Owns requests that the SDK hands over whole, where they go by the channel: its options as it would send them, and whom
 * to tell. Nothing is written into a connection or read out of one; what is told is what the SDK's own sender would tell.
 */
'use strict'
const { hangUp, LONGEST_MS } = require('./worker-port.cjs')

class Ask {
  constructor(port, call, { url, timeout }, heard) {
    this.port = port
    this.call = call
    this.url = url
    this.heard = heard
    this.id = 0
    // Whoever waits for an answer keeps the process there, also without a limit.
    const limitMs = timeout > 0 ? Math.min(timeout, LONGEST_MS) : LONGEST_MS
    this.heldBy = setTimeout(() => {
      this.silence()
      heard(timedOut(url))
    }, limitMs)
    call.waiting.add(this)
  }
  hear({ status, headers, json, base64 }) {
    this.silence()
    this.call.deepen(headers)
    let body = json
    try {
      if (base64) body = JSON.parse(Buffer.from(base64, 'base64').toString())
    } catch (error) {
      return this.heard(error)
    }
    this.heard(null, { statusCode: status, headers }, body)
  }
  sever() {
    this.silence()
    this.heard(hangUp())
  }
  /** Whatever comes is heard no more. */
  silence() {
    this.port.leave(this.id)
    clearTimeout(this.heldBy)
    this.call.waiting.delete(this)
  }
}

/** The cloud was reached and did not answer in time, as the SDK words it. */
function timedOut(url) {
  const { protocol, hostname, pathname, search } = new URL(url)
  return Object.assign(new Error('request timeout'), {
    code: 'ESOCKETTIMEDOUT',
    reusedSocket: false,
    hasConnected: true,
    connecting: false,
    url: `${protocol}://${hostname}${pathname}${search}`,
  })
}

/**
 * Lets the SDK hand its requests over.
 * @param port the channel
 * @param meter tells whose a request is
 */
exports.openDoor = function openDoor(port, meter) {
  const address = `${JSON.parse(process.env.TCB_CONTEXT_CNFG).URL}?`
  const door = {
    /** Whether what is sent to `url` is for this cloud. */
    leadsTo: (url) => typeof url === 'string' && url.startsWith(address),
    /** Whether the request is one that can be handed over: JSON to this cloud, and its answer wanted whole. */
    takes: ({ url, method, json, body, formData, proxy }) =>
      json === true && method === 'post' && body && !formData && !proxy && door.leadsTo(url),
    /** Sends it; `heard` is told as the SDK's own sender tells: an error, or the answer and its body. */
    ask(options, heard) {
      const text = JSON.stringify(options.body)
      const call = meter.caller()
      if (!call) return
      const headers = { 'x-emulator-after': String(call.answered) }
      for (const name of Object.keys(options.headers)) {
        const known = name.toLowerCase()
        if (READ.has(known)) headers[known] = String(options.headers[name])
      }
      const ask = new Ask(port, call, options, heard)
      ask.id = port.ask(ask, { path: options.url.slice(address.length - 1), headers, text })
    },
  }
  return door
}

/** The headers that the cloud reads. */
const READ = new Set(['x-tcb-source', 'content-type'])

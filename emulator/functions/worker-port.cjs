/**
 * Owns requests to this cloud that go by the channel between the two processes. Whoever sends one gets what looks like
 * Node's own request: it is written to, waits, hears an answer or that the connection broke, and times out. Only the
 * socket is spared, which costs more than all that the cloud does with the request.
 */
'use strict'
const { EventEmitter } = require('node:events')
const { Readable } = require('node:stream')

/** A timer that never ends, as far as one life goes: whoever waits for an answer keeps the process there. */
const LONGEST_MS = 2 ** 31 - 1

/** @param send hands a message to the cloud */
exports.openPort = function openPort(send) {
  const waiting = new Map()
  let asked = 0
  /** Sends a request for `one`, who hears the answer or that the connection broke; answers the request's number. */
  const ask = (one, request) => {
    const id = ++asked
    waiting.set(id, one)
    send({ type: 'ask', id, ...request })
    return id
  }
  const leave = (id) => waiting.delete(id)

  class PortRequest extends EventEmitter {
    constructor(url, { method = 'GET', headers = {} }) {
      super()
      this.method = method
      this.protocol = url.protocol
      this.host = url.hostname
      this.path = url.pathname + url.search
      this.reusedSocket = false
      this.destroyed = false
      this.headersSent = false
      this.socket = Object.assign(new EventEmitter(), { connecting: false })
      this.headers = {}
      for (const [name, value] of Object.entries(headers)) this.setHeader(name, value)
      this.chunks = []
      this.limitMs = LONGEST_MS
      this.heldBy = null
      process.nextTick(() => this.emit('socket', this.socket))
    }
    setHeader(name, value) {
      this.headers[name.toLowerCase()] = String(value)
      return this
    }
    getHeader(name) {
      return this.headers[name.toLowerCase()]
    }
    removeHeader(name) {
      delete this.headers[name.toLowerCase()]
    }
    setTimeout(ms, heard) {
      if (heard) this.once('timeout', heard)
      this.limitMs = ms > 0 ? Math.min(ms, LONGEST_MS) : LONGEST_MS
      if (this.heldBy) this.hold()
      return this
    }
    setNoDelay() {}
    setSocketKeepAlive() {}
    flushHeaders() {}
    hold() {
      clearTimeout(this.heldBy)
      this.heldBy = setTimeout(() => this.emit('timeout'), this.limitMs)
    }
    write(chunk, encoding, done) {
      this.chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, bufferEncoding(encoding)) : chunk)
      const heard = typeof encoding === 'function' ? encoding : done
      if (heard) process.nextTick(heard)
      return true
    }
    end(chunk, encoding) {
      if (this.headersSent || this.destroyed) return this
      if (chunk !== undefined && typeof chunk !== 'function') this.write(chunk, encoding)
      this.headersSent = true
      this.hold()
      const body = this.chunks.length === 1 ? this.chunks[0] : Buffer.concat(this.chunks)
      const isText = !/^multipart\//i.test(this.headers['content-type'] ?? '')
      const given = isText ? { text: body.toString() } : { base64: body.toString('base64') }
      this.id = ask(this, { path: this.path, headers: this.headers, ...given })
      return this
    }
    over() {
      leave(this.id)
      clearTimeout(this.heldBy)
      this.heldBy = null
    }
    hear({ status, headers, json, base64 }) {
      this.over()
      const body = base64 === undefined ? Buffer.from(JSON.stringify(json)) : Buffer.from(base64, 'base64')
      const response = new Readable({ read: () => undefined })
      Object.assign(response, { statusCode: status, statusMessage: '', headers, req: this, complete: true })
      this.res = response
      this.emit('response', response)
      response.push(body)
      response.push(null)
      response.once('close', () => this.emit('close'))
    }
    /** The connection broke before an answer came, as Node tells it. */
    sever() {
      this.over()
      this.destroyed = true
      this.emit('error', hangUp())
      this.emit('close')
    }
    destroy(error) {
      if (this.destroyed) return this
      this.destroyed = true
      const wasWaiting = waiting.has(this.id)
      this.over()
      if (error || wasWaiting) process.nextTick(() => this.emit('error', error ?? hangUp()))
      process.nextTick(() => this.emit('close'))
      return this
    }
    abort() {
      this.emit('abort')
      this.destroy()
    }
  }

  return {
    ask,
    leave,
    request: (url, options, heard) => {
      const sent = new PortRequest(url, options)
      if (heard) sent.once('response', heard)
      return sent
    },
    /** What the cloud answered; one that nobody waits for any more is left alone. */
    answered(message) {
      const sent = waiting.get(message.id)
      if (!sent) return
      if (message.severed) sent.sever()
      else sent.hear(message)
    },
  }
}

/** The error of a connection that broke before an answer came. */
const hangUp = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
exports.hangUp = hangUp
exports.LONGEST_MS = LONGEST_MS

const bufferEncoding = (encoding) => (typeof encoding === 'string' ? encoding : undefined)

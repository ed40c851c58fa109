/**
 * Owns what lies beneath the SDK where requests go by the channel. The SDK's own code is as it is, in whatever bundle it
 * comes; its sender hands requests to this cloud over whole, and they are not signed, as the cloud does not look at
 * signatures. Requests to anywhere else, forms and streams are sent and signed as ever. And what the SDK gathers from the
 * environment eight times a request is gathered again only when something was written there.
 */
'use strict'

/** The parts of the SDK that lie beneath its requests, as a bundle names them. */
const PARTS = [
  'node-sdk/dist/utils/request-core.js',
  'node-sdk/dist/utils/tcbcontext.js',
  'signature-nodejs/lib/index.js',
]
const HEAD = /(\w+)\s*=\s*__commonJS\(\{\s*"[^"]*$/
const MOST_OF_HEAD = 300

/** Where a bundle finds what this instance puts beneath it. */
const PLACE = Symbol.for('local-cloud.beneath')

/** What a script is to run at its end, so that this lies beneath the SDK it holds; nothing where it holds none. */
exports.tailOf = function tailOf(content) {
  const names = PARTS.map((part) => {
    const at = content.indexOf(`@cloudbase/${part}"`)
    return at < 0 ? undefined : HEAD.exec(content.slice(Math.max(0, at - MOST_OF_HEAD), at))?.[1]
  })
  if (!names.every(Boolean)) return ''
  return `\n;globalThis[Symbol.for('${PLACE.description}')](${names.map((name) => `${name}()`).join(', ')});`
}

/**
 * @param door takes requests, and tells which are for this cloud
 * @param environment a number that stays while nothing is written there; null when another was put in its place
 */
exports.lieBeneath = function lieBeneath(door, environment) {
  const value = (sender, surroundings, signature) => {
    const { request } = sender
    const { sign } = signature
    sender.request = (options, heard) =>
      door.takes(options) ? door.ask(options, heard) : request(options, heard)
    signature.sign = (options) =>
      door.leadsTo(options.url)
        ? { authorization: '', timestamp: options.timestamp, multipart: false }
        : sign(options)
    const context = whileUnchanged(surroundings.getCloudbaseContext, environment)
    surroundings.getCloudbaseContext = (given) => ({ ...context(given) })
    surroundings.getServerInjectUrl = whileUnchanged(surroundings.getServerInjectUrl, environment)
  }
  Object.defineProperty(globalThis, PLACE, { value })
}

/** Gathers again only when the environment has changed, or when what is gathered depends on more than that. */
function whileUnchanged(gather, environment) {
  let seen = null
  let kept
  return (given) => {
    const now = environment()
    if (given !== undefined || now === null) return gather(given)
    if (seen !== now) kept = gather()
    seen = now
    return kept
  }
}

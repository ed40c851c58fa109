/**
 * Owns running one built cloud function in a process of its own, on whichever Node starts this file: one event a line
 * comes in, one answer a line goes out. Plain CommonJS of the lowest Node.
 */
'use strict'
const readline = require('node:readline')
const newer = require('./newer-than-node-16.json')

// Node's own modules use what is newest of their Node, so they are read before anything is taken away.
for (const name of ['http', 'https', 'tls', 'zlib', 'stream', 'crypto', 'url', 'dns']) require(`node:${name}`)

const [, , entry, takeAway] = process.argv
if (takeAway === 'take-away') {
  // On another Node than the lowest one, what came later is taken away before the function is loaded.
  for (const name of newer.globals) delete globalThis[name]
  for (const [owner, names] of Object.entries(newer.statics)) {
    for (const name of names) delete globalThis[owner][name]
  }
  for (const [owner, names] of Object.entries(newer.methods)) {
    for (const name of names) delete globalThis[owner].prototype[name]
  }
}

const say = process.stdout.write.bind(process.stdout)
for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  console[level] = (...args) => process.stderr.write(`${require('node:util').format(...args)}\n`)
}
const realNow = Date.now
let offset = 0
Date.now = () => realNow() + offset
const { main } = require(entry)

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const { event, env, now } = JSON.parse(line)
  offset = now - realNow()
  for (const key of ['WX_OPENID', 'TRIGGER_SRC', 'TCB_SOURCE']) delete process.env[key]
  Object.assign(process.env, env)
  try {
    say(`${JSON.stringify({ node: process.version, result: await main(event, {}) })}\n`)
  } catch (error) {
    say(`${JSON.stringify({ node: process.version, failed: String(error && error.stack) })}\n`)
  }
})

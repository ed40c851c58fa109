/**
 * Owns the knowledge of which request waited for which: only the instance itself can tell a request sent after
 * an answer from one sent beside it, so each request to the cloud carries the depth already answered.
 */
'use strict'
const http = require('node:http')

exports.meterRequests = function meterRequests() {
  let answered = 0
  let generation = 0
  const cloud = new URL(JSON.parse(process.env.TCB_CONTEXT_CNFG).URL)
  const original = http.request
  http.request = function request(...args) {
    const sent = original.apply(this, args)
    if (isCloud(sent, cloud)) follow(sent)
    return sent
  }
  function follow(sent) {
    const mine = generation
    sent.setHeader('x-emulator-after', String(answered))
    sent.once('response', (response) => {
      const depth = Number(response.headers['x-emulator-depth'])
      const settle = () => {
        if (mine === generation && depth > answered) answered = depth
      }
      response.prependOnceListener('end', settle)
    })
  }
  return {
    begin() {
      generation++
      answered = 0
    },
  }
}

function isCloud(sent, cloud) {
  return sent.path.startsWith(cloud.pathname) && sent.getHeader('host') === cloud.host && !sent.headersSent
}

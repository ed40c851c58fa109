// Owns what one instance can show about itself: identity, time, memory of earlier events, and every way to end.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
let events = 0

const ways = {
  whoami: async () => cloud.getWXContext(),
  whoamiLater: async ({ afterMs }) => {
    const before = cloud.getWXContext().OPENID
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    return { before, after: cloud.getWXContext().OPENID }
  },
  echo: async (event) => event,
  nothing: async () => undefined,
  userInfo: async (event) => ({ openId: event.userInfo.openId, keys: Object.keys(event) }),
  events: async () => events,
  now: async () => ({ now: Date.now(), date: new Date().toISOString(), isDate: new Date() instanceof Date }),
  env: async ({ name }) => process.env[name] ?? null,
  writtenEnv: async () => {
    process.env.OWN_NUMBER = 5
    process.env.OWN_GONE = 'a while'
    delete process.env.OWN_GONE
    process.env.TZ = 'Pacific/Kiritimati'
    const ahead = new Date(0).getTimezoneOffset()
    delete process.env.TZ
    return {
      number: process.env.OWN_NUMBER,
      has: [process.env.hasOwnProperty('OWN_NUMBER'), 'OWN_GONE' in process.env],
      listed: Object.keys(process.env).filter((name) => name.startsWith('OWN_')),
      ahead,
      handedOn: require('node:child_process')
        .execFileSync(process.execPath, ['-p', 'process.env.OWN_NUMBER'])
        .toString()
        .trim(),
    }
  },
  context: async (_event, context) => context,
  say: async () => {
    console.log('said', { a: 1 })
    console.error('complained')
    return 'ok'
  },
  boom: async () => {
    throw new TypeError('boom')
  },
  reject: () => Promise.reject('a bare text'),
  stray: () =>
    new Promise(() =>
      setTimeout(() => {
        throw new Error('stray')
      }, 5),
    ),
  exit: () => process.exit(3),
  killSelf: () => process.kill(process.pid, 'SIGKILL'),
  hog: () => {
    const kept = []
    for (;;) kept.push(new Array(10_000).fill(kept.length))
  },
  // One piece that V8's heap cannot hold, and two that lie outside it.
  bigArray: () => new Array(40_000_000).fill(0.5).length,
  bigBuffer: () => Buffer.alloc(1_900_000_000).length,
  filledBuffer: async () => {
    const filled = Buffer.alloc(600_000_000, 1)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    return filled.length
  },
  hangThenHog: () =>
    new Promise((resolve) => setTimeout(() => resolve(new Array(40_000_000).fill(0.5).length), 4_000)),
  chatter: async () => {
    for (let line = 0; line < 500; line++) console.log('x'.repeat(60_000))
    return 'done'
  },
  writeHome: async ({ file }) => {
    const fs = require('node:fs')
    try {
      fs.writeFileSync(file ?? 'kept.txt', 'x')
      return 'written'
    } catch (error) {
      return error.code
    }
  },
  childFolder: async () =>
    require('node:child_process')
      .execFileSync(process.execPath, ['-p', 'process.cwd()'])
      .toString()
      .trim() === __dirname,
  spin: () => {
    for (;;);
  },
  hang: () => new Promise(() => undefined),
  big: async ({ bytes }) => 'x'.repeat(bytes),
  circular: async () => {
    const a = {}
    a.a = a
    return a
  },
  missing: async () => require('left-pad'),
  oldHost: () =>
    new Promise((resolve, reject) => {
      const path = `/admin?&seqId=${process.env.TCB_SEQID}-1a_1`
      const options = { method: 'POST', host: 'tcb-admin.tencentyun.com', port: 80, path }
      const request = require('http').request(options, (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(JSON.parse(text)))
      })
      request.on('error', reject)
      request.end(JSON.stringify({ action: 'database.getDocument', collectionName: 'nowhere' }))
    }),
  callCallee: async ({ data }) => (await cloud.callFunction({ name: 'callee', data })).result,
  callMissing: async () => cloud.callFunction({ name: 'nobody' }),
  callBroken: async () => cloud.callFunction({ name: 'probe', data: { way: 'boom' } }),
}

exports.main = async (event, context) => {
  events++
  return ways[event.way](event, context)
}

// Owns what shows how the SDK's requests travel: whole texts, many at once, limits of time, and a changed environment.
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const things = cloud.database().collection('things')
const sourceAtCallee = async () => (await cloud.callFunction({ name: 'callee', data: {} })).result.ctx.SOURCE
const slow = (afterMs) => ({ name: 'probe', data: { way: 'whoamiLater', afterMs } })

const ways = {
  kept: async ({ text: one, times }) => {
    const text = one.repeat(times)
    const { _id } = await things.add({ data: { text, [text.slice(0, 20)]: 1 } })
    const { data } = await things.doc(_id).get()
    await things.doc(_id).remove()
    return [data.text === text, data[text.slice(0, 20)]]
  },
  field: async ({ name }) => {
    const { _id } = await things.add({ data: JSON.parse(`{"${name}":{"x":1}}`) })
    return JSON.stringify((await things.where({ _id }).field({ _id: false }).get()).data)
  },
  many: async ({ count }) => {
    const numbers = Array.from({ length: count }, (_none, n) => n)
    await Promise.all(numbers.map((n) => things.add({ data: { _id: `many-${n}`, n } })))
    const read = await Promise.all(numbers.map((n) => things.doc(`many-${n}`).get()))
    return read.every(({ data }, n) => data.n === n)
  },
  impatient: async () => {
    const late = await cloud.callFunction({ ...slow(3_000), timeout: 1_500 }).catch((error) => error)
    const { total } = await things.where({ _id: 'nothing' }).count()
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    const { result } = await cloud.callFunction({ ...slow(1), retryOptions: { retries: 1 } })
    return { code: late.errCode, words: late.errMsg ?? late.message, total, result }
  },
  tooLong: async ({ bytes }) => {
    const data = { way: 'echo', pad: 'x'.repeat(bytes) }
    return cloud.callFunction({ name: 'probe', data }).catch(({ errCode, errMsg }) => ({ errCode, errMsg }))
  },
  sources: async () => {
    const sources = [await sourceAtCallee()]
    process.env.TCB_SOURCE = 'written'
    sources.push(await sourceAtCallee())
    const own = process.env
    process.env = { ...own, TCB_SOURCE: 'replaced' }
    sources.push(await sourceAtCallee())
    process.env = own
    delete process.env.TCB_SOURCE
    sources.push(await sourceAtCallee())
    return sources
  },
  leave: async () => {
    things.add({ data: { _id: 'left', n: 1 } }).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 300))
    process.exit(7)
  },
  left: async () => (await things.where({ _id: 'left' }).count()).total,
}

exports.main = (event) => ways[event.way](event)

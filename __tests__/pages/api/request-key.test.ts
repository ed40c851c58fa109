/** The keys that keep a command from happening twice. */
import { call } from '@/api/client'
import { apiError } from '@/contract/errors'
import { failureOf, fault, offline, type Answer } from '@/api/failure'
import { createKeyedSender, newRequestKey, type KeyStore } from '@/api/request-key'

function memory(): KeyStore & { kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => kept.set(key, value),
    remove: (key) => void kept.delete(key),
  }
}

const done: Answer<string> = { ok: true, data: 'done' }
const refused: Answer<string> = { ok: false, failure: failureOf(apiError('FAMILY_FULL')) }
const lost: Answer<string> = { ok: false, failure: offline }
const broken: Answer<string> = { ok: false, failure: fault }
const busy: Answer<string> = { ok: false, failure: failureOf(apiError('BUSY')) }

/** A sender whose attempts are answered in turn, with the keys that each attempt used. */
function sender(answers: Answer<string>[], store = memory()) {
  const used: string[] = []
  const sendKeyed = createKeyedSender(store)
  const attempt = (input: unknown) =>
    sendKeyed('me.addDependant', input, (key) => {
      used.push(key)
      return Promise.resolve(answers.shift() ?? done)
    })
  return { used, attempt, store }
}

test('a key is kept before anything is sent', async () => {
  const store = memory()
  let keptWhenSent = 0
  await createKeyedSender(store)('me.addDependant', {}, () => {
    keptWhenSent = store.kept.size
    return Promise.resolve(done)
  })
  expect(keptWhenSent).toBe(1)
})

test.each([
  ['nothing came back', lost],
  ['our side broke', broken],
  ['the cloud was busy', busy],
])('the same input uses its key again while the outcome is unknown: %s', async (_, answer) => {
  const { used, attempt } = sender([answer, done])
  await attempt({ name: '小雨' })
  await attempt({ name: '小雨' })
  expect(used[1]).toBe(used[0])
})

test.each([
  ['it succeeded', done],
  ['it was refused for good', refused],
])('a key is dropped once %s', async (_, answer) => {
  const { used, attempt, store } = sender([answer, done])
  await attempt({ name: '小雨' })
  expect(store.kept.size).toBe(0)
  await attempt({ name: '小雨' })
  expect(used[1]).not.toBe(used[0])
})

test('another input is another wish and gets another key', async () => {
  const { used, attempt } = sender([lost, done])
  await attempt({ name: '小雨' })
  await attempt({ name: '小晴' })
  expect(used[1]).not.toBe(used[0])
})

test('a key outlives the app being closed', async () => {
  const store = memory()
  const before = sender([lost], store)
  await before.attempt({ name: '小雨' })
  const after = sender([done], store)
  await after.attempt({ name: '小雨' })
  expect(after.used).toEqual(before.used)
})

test('a key has the form that the router accepts and does not repeat', () => {
  const keys = Array.from({ length: 500 }, newRequestKey)
  expect(new Set(keys).size).toBe(500)
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
})

test('a call without its required key does not compile', () => {
  const input = { name: '小雨', birthDate: '2016-05-01', relation: 'child', agreedBy: 'guardian' } as const
  // @ts-expect-error The contract asks for a request key.
  const withoutKey = () => call('me.addDependant', input)
  // @ts-expect-error A query takes no request key.
  const withUselessKey = () => call('home.open', {}, 'abcdefgh')
  const withKey = () => call('me.addDependant', input, newRequestKey())
  expect([withoutKey, withUselessKey, withKey]).toHaveLength(3)
})

/** Owns the promise that odd but honest texts are answered with a declared code, and broken letters are refused. */
import * as v from 'valibot'
import { commonErrors, contract, type ActionName, type ErrorCode } from '../../../src/contract'
import { appointedRoles } from '../../../src/domain/person/roles'
import { appoint, stationOf } from '../../support/station'
import { sample } from '../../support/schema-samples'
import { testCloud, type TestCloud } from '../../support/test-cloud'

const PLAIN = '邻里'
const odd = [
  '👩‍👩‍👧‍👦',
  'א\u202eב',
  'e\u0301\u200b.',
  '$set.a',
  '{"$gt":""}',
  '"\\\'`<b>',
  '𠮷野',
  '\u3000　a',
  '%E0%A4%A',
]
const broken = ['\ud800a', 'a\udc00', 'a\0b', '\u200b\u200b']

const withText = (action: ActionName, text: string): unknown =>
  JSON.parse(
    JSON.stringify(sample(contract[action].input)).replaceAll(PLAIN, JSON.stringify(text).slice(1, -1)),
  )

const names = (Object.keys(contract) as ActionName[]).filter((action) =>
  JSON.stringify(sample(contract[action].input)).includes(PLAIN),
)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-all', appointedRoles, { 'volunteer.state': 'active' })
})
afterAll(() => test.close())

const send = async (action: ActionName, text: string): Promise<string> => {
  const input = withText(action, text)
  const reply = await test.send('o-all', { action, input, requestKey: 'a-key-for-odd-texts' } as object)
  return reply.ok ? 'OK' : reply.error.code
}

it('finds the actions that take a text', () => {
  expect(names.length).toBeGreaterThan(20)
})

it.each(names)('%s', async (action) => {
  const declared = new Set<string>([
    'OK',
    ...commonErrors,
    ...(contract[action].errors as readonly ErrorCode[]),
  ])
  for (const text of odd) {
    const code = await send(action, text)
    expect(declared).toContain(code)
    expect([action, text, code]).not.toContain('INTERNAL')
  }
  for (const text of broken) {
    if (v.safeParse(contract[action].input, withText(action, text)).success) continue
    expect(await send(action, text)).toBe('INVALID_INPUT')
  }
})

it('refuses letters that no database keeps as they are', () => {
  for (const text of broken) {
    const parsed = v.safeParse(contract['me.updateProfile'].input, { nickname: text, building: text })
    expect(parsed.success).toBe(false)
  }
})

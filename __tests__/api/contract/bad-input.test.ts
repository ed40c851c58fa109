/** Owns the promise that bad input is refused with a declared code and leaves nothing behind, for every action of the contract. */
import * as v from 'valibot'
import { commonErrors, contract, type ActionName, type ErrorCode } from '../../../src/contract'
import { appointedRoles } from '../../../src/domain/person/roles'
import { malformed, sample } from '../../support/schema-samples'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { appoint, stationOf } from '../../support/station'

const AT_LEAST = 200
/** So many of them are sent, taken evenly; the schema that the function was built with refuses every one. */
const SENT = 50
/** More processes at once take longer to warm up than two cores win by them. */
const SIDE_BY_SIDE = 3
const names = Object.keys(contract) as ActionName[]

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  // Somebody whom every action admits: every role there is to give, and an active volunteer.
  await appoint(test, 'o-admin', appointedRoles, { 'volunteer.state': 'active' })
})
afterAll(() => test.close())

/** Everything that is stored, as text. */
async function everything(): Promise<string> {
  const all = await Promise.all(
    test.cloud.store.collections().map(async ({ name }) => [name, await test.rows(name)]),
  )
  return JSON.stringify(all)
}

/** An input as it arrives: what text cannot say is not there. */
const arrived = (input: unknown): unknown =>
  input === undefined ? undefined : (JSON.parse(JSON.stringify(input)) as unknown)

const evenly = <T>(all: readonly T[], many: number): T[] => {
  const apart = Math.max(1, Math.floor(all.length / many))
  return all.filter((_, i) => i % apart === 0)
}

async function sendAll(action: ActionName, inputs: readonly unknown[]): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>()
  const queue = [...inputs]
  const worker = async (): Promise<void> => {
    while (queue.length > 0) {
      const input = queue.shift()
      const reply = await test.send('o-admin', { action, input, requestKey: 'a-key-for-bad-input' } as object)
      answers.set(reply.ok ? 'OK' : reply.error.code, input)
    }
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
  return answers
}

it('finds at least two hundred malformed inputs for every action', () => {
  const few = names.filter((name) => malformed(contract[name].input, AT_LEAST).length < AT_LEAST)
  expect(few).toEqual([])
})

describe.each(names)('%s', (action) => {
  it('refuses every malformed input as INVALID_INPUT and writes nothing', async () => {
    const { input: schema } = contract[action]
    const inputs = malformed(schema, AT_LEAST)
    expect(inputs.filter((input) => v.safeParse(schema, arrived(input)).success)).toEqual([])
    const before = await everything()
    const answers = await sendAll(action, evenly(inputs, SENT))
    expect([...answers.keys()]).toEqual(['INVALID_INPUT'])
    expect(await everything()).toBe(before)
  })
})

describe.each(names)('%s', (action) => {
  it('answers ids that belong to nobody, and to somebody else, with a declared code', async () => {
    const declared = new Set<ErrorCode>([...commonErrors, ...contract[action].errors])
    const before = await everything()
    for (const id of ['nobody0000', 'pnobody0000000000000', 'constructor', '__proto__', '_id', 'st2']) {
      const ids = {
        sessionId: id,
        personId: id,
        recordId: id,
        activityId: id,
        gridId: id,
        forPersonId: id,
        messageIds: [id],
        noticeId: id,
        // What is required only of something that is there already.
        version: 1,
        seenStartAt: 1_800_000_000_000,
      }
      const input = sample(contract[action].input, ids)
      expect(v.safeParse(contract[action].input, input).success).toBe(true)
      const reply = await test.send('o-admin', { action, input, requestKey: 'a-key-for-ids' } as object)
      if (!reply.ok) {
        expect(declared).toContain(reply.error.code)
        expect(reply.error.code).not.toBe('INTERNAL')
      }
    }
    if (contract[action].kind === 'query') expect(await everything()).toBe(before)
  })
})

it('refuses request keys that are no texts of their shape', async () => {
  const input = { name: '乐乐', birthDate: '2018-01-01', relation: 'child', agreedBy: 'guardian' }
  const keys = [
    undefined,
    null,
    '',
    'short',
    'a'.repeat(65),
    'with space',
    12345678,
    ['an-array-of-one'],
    { $ne: 1 },
  ]
  for (const requestKey of keys) {
    const reply = await test.send('o-admin', { action: 'me.addDependant', input, requestKey })
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', details: { field: 'requestKey' } },
    })
  }
})

it('refuses events that are no requests at all', async () => {
  for (const event of [
    {},
    { action: 7 },
    { action: 'toString' },
    { action: '__proto__' },
    { action: 'no.such' },
  ]) {
    const reply = await test.send('o-admin', event)
    expect(reply).toMatchObject({ ok: false, error: { code: 'UNKNOWN_ACTION' } })
  }
})

it('refuses a caller whom the platform does not name', async () => {
  const answer = await test.cloud.call('api', { action: 'home.open', input: {} }, {})
  expect(answer.result).toMatchObject({ ok: false, error: { code: 'UNAUTHENTICATED' } })
})

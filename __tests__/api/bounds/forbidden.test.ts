/** Whoever may not ask is refused by the first request, before anything that others have written is read for them. */
import { contract, type ActionName } from '../../../src/contract'
import { aPerson, put, putSession } from '../../support/builders'
import { sample } from '../../support/schema-samples'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
let sessionId: string
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  const session = await putSession(test, { capacity: 500 })
  sessionId = session._id
  const rows = Array.from({ length: 1000 }, (_, i) => ({
    _id: `${sessionId}:p${i}`,
    sessionId,
    personId: `p${i}`,
    ownerId: `p${i}`,
    name: '王芳',
    gridName: '第一网格',
    state: 'confirmed',
    walkIn: false,
    onSiteAt: null,
    checkIn: null,
    checkOut: null,
    createdAt: i,
  }))
  await put(test, 'enrollments', rows as never)
  await put(test, 'people', [aPerson('stranger'), aPerson('staff', { roles: ['staff'] })])
})
afterAll(() => test.close())

const names = Object.keys(contract) as ActionName[]
const ask = (openid: string, action: ActionName) =>
  test.send(openid, {
    action,
    input: sample(contract[action].input, { sessionId, personId: 'nobody0000' }),
    requestKey: 'a-key-for-forbidden',
  } as object)

it('a forbidden action reads the person alone, whatever else it would read', async () => {
  const dear: string[] = []
  for (const action of names) {
    const reply = await ask('stranger', action)
    if (reply.ok || reply.error.code !== 'FORBIDDEN') continue
    if (reply.ops > 1 || reply.docs > 5)
      dear.push(`${action}: ${reply.ops} requests, ${reply.docs} documents`)
  }
  expect(dear).toEqual([])
})

it('a roster of a thousand is read only for those who may see it', async () => {
  const refused = await ask('stranger', 'attendance.roster')
  expect(refused).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' }, ops: 1 })
  expect(refused.docs).toBeLessThanOrEqual(2)
  const read = await ask('staff', 'attendance.roster')
  expect(read).toMatchObject({ ok: true, ops: 2 })
})

it('somebody who was never here is refused what residents may not ask by one request, and nothing is written', async () => {
  const refused = await ask('nobody-yet', 'desk.volunteers')
  expect(refused).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' }, ops: 1 })
  expect(await test.rows('people', { openid: 'nobody-yet' })).toEqual([])
})

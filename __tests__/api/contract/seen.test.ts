/** Whoever changes what stands, or agrees to it, says what was seen; nobody gets round that by leaving it out. */
import { contract, type ActionName } from '../../../src/contract'
import { asksOf } from '../../support/asks'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let full: FullStation
beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
}, 120_000)
afterAll(() => test.close())

/** What says what was seen. */
const marks = ['version', 'seenStartAt', 'agreed', 'seen', 'edition']

const without = (input: object, field: string) =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name !== field))

it('every command that takes what was seen refuses without it', async () => {
  const all = asksOf(full, test)
  const names = (Object.keys(contract) as ActionName[]).filter((name) => contract[name].kind === 'command')
  const tried: string[] = []
  const taken: string[] = []
  for (const action of names) {
    const { by, input } = all[action]
    for (const field of marks.filter((mark) => mark in input)) {
      tried.push(`${action} ${field}`)
      const event = { action, input: without(input, field), requestKey: 'a-key-for-seen' }
      const reply = await test.send(by, event)
      if (reply.ok || reply.error.code !== 'INVALID_INPUT') taken.push(`${action} ${field}`)
    }
  }
  expect(taken).toEqual([])
  expect(tried).toEqual(
    expect.arrayContaining([
      'activity.signUp agreed',
      'activity.acceptOffer agreed',
      'desk.moveSession version',
      'desk.moveSession seenStartAt',
      'notice.save version',
      'store.reserve seen',
      'store.savePrize version',
      'store.savePartner version',
      'store.saveOpening version',
    ]),
  )
})

it('a form that names a standing session says when it began', async () => {
  const session = { sessionId: full.sessionId, startAt: full.plan.startAt, endAt: full.plan.endAt }
  const { by, input } = asksOf(full, test)['desk.updateActivity']
  const form = { ...(input as { form: object }).form, sessions: [session] }
  const event = { action: 'desk.updateActivity', input: { ...input, form }, requestKey: 'a-key-for-seen' }
  expect(await test.send(by, event)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
})

it('the home card says all that whoever accepts an offered place agrees to', async () => {
  const { next } = await test.must('h-1', 'home.open', {})
  const { sessionId, startAt, endAt, placeName, riskNotice } = next!
  expect({ sessionId, riskNotice }).toEqual({
    sessionId: full.offered._id,
    riskNotice: full.offered.riskNotice,
  })
  const agreed = { startAt, endAt, placeName, riskNotice }
  const accepted = await test.must('h-1', 'activity.acceptOffer', { sessionId, agreed })
  expect(accepted.standing.state).toBe('confirmed')
})

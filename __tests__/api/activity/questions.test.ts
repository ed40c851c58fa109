/** The organiser's own questions: asked along with the sign-up, read on the roster alone, and forgotten. */
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const DAY = 86_400_000
const questions = [
  { ask: '要不要素食', options: ['要', '不要'] },
  { ask: '带什么工具', options: [] },
]

let test: TestCloud
let sessionId: string
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await put(test, 'people', [aPerson('wang'), aPerson('li')])
  sessionId = (await putSession(test, { questions }))._id
})
afterAll(() => test.close())

const rowOf = async (openid: string) =>
  (await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf(openid) }))[0]
const answers = { first: '要', second: '锤子' }

it('are answered in the same request, at the price of any sign-up, and read by the organiser alone', async () => {
  expect(codeOf(await test.call('wang', 'activity.signUp', { sessionId }))).toBe('ANSWER_NEEDED')
  expect(codeOf(await test.call('wang', 'activity.signUp', { sessionId, answers: { first: '都行' } }))).toBe(
    'ANSWER_NEEDED',
  )
  const reply = await test.call('wang', 'activity.signUp', { sessionId, answers })
  expect(reply).toMatchObject({ ok: true, data: { standing: { state: 'confirmed' } } })
  expect(reply.ops).toBeLessThanOrEqual(4)
  expect(reply.depth).toBeLessThanOrEqual(3)
  const said = [
    { ask: '要不要素食', said: '要' },
    { ask: '带什么工具', said: '锤子' },
  ]
  expect((await test.must('staff', 'attendance.roster', { sessionId })).rows).toMatchObject([
    { answers: said },
  ])
  expect((await test.must('staff', 'desk.printRoster', { sessionId })).rows).toMatchObject([
    { answers: said },
  ])
  for (const openid of ['wang', 'li'])
    expect(JSON.stringify(await test.must(openid, 'activity.detail', { sessionId }))).not.toContain('锤子')
  expect(codeOf(await test.call('li', 'attendance.roster', { sessionId }))).toBe('FORBIDDEN')
})

it('a repeat writes nothing; a repeat after a first try that wrote no answers gives them', async () => {
  await test.must('wang', 'activity.signUp', { sessionId, answers })
  const before = await rowOf('wang')
  const [people, sessions] = [await test.rows<object>('people'), await test.rows<object>('sessions')]
  await test.must('wang', 'activity.signUp', { sessionId, answers })
  expect(await rowOf('wang')).toEqual(before)
  const { answers: _answers, answersUntil: _until, ...bare } = before ?? {}
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', people)
  await put(test, 'sessions', sessions)
  await put(test, 'enrollments', [bare])
  await test.must('wang', 'activity.signUp', { sessionId, answers })
  expect((await rowOf('wang'))?.answers).toHaveLength(2)
})

it('are gone with the place, and a month after the end', async () => {
  await test.must('wang', 'activity.signUp', { sessionId, answers })
  await test.must('li', 'activity.signUp', { sessionId, answers })
  await test.must('li', 'activity.cancel', { sessionId })
  expect((await rowOf('li'))?.answers).toEqual([])
  test.at(test.now() + 60 * DAY)
  await test.jobs()
  expect((await rowOf('wang'))?.answers).toBeUndefined()
})

it('words that may not be shown are refused as everywhere', async () => {
  judgeText(test, '坏词', 'risky')
  const reply = await test.call('wang', 'activity.signUp', {
    sessionId,
    answers: { first: '要', second: '坏词' },
  })
  expect(codeOf(reply)).toBe('TEXT_REFUSED')
})

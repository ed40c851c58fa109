/** Thanks on the real functions: from those who came, once for each phone, changed for a while, told in fives and never to others. */
import type { ThanksDocument } from '../../../src/domain/activity/thanks'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { Input } from '../../../src/contract'
import { personIdOf } from '../../support/builders'
import { attended } from '../../support/door'
import { judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
let sessionId: string
const came = ['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-5']

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-lead', ['team_leader'], { realName: '孙队长' })
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const session = await attended(test, [...came, 'o-absent'], { startAt: test.now() + DAY, ...leader })
  sessionId = session._id
  test.at(session.startAt)
  for (const openid of came)
    await test.must('o-lead', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'in' })
  test.at(session.endAt + HOUR)
})
afterAll(() => test.close())

type Form = Input<'thanks.say'>['form']
const say = (openid: string, form: Form = { grade: 'great', words: '' }, version = 0) =>
  test.call(openid, 'thanks.say', { sessionId, version, form })
const told = async () => (await test.must('o-lead', 'recap.draft', { sessionId })).thanks
const asked = async (openid: string) => (await test.must(openid, 'activity.detail', { sessionId })).thanks

it('is asked of those who came and refused to everybody else', async () => {
  expect(await asked('c-0')).toMatchObject({ form: null, version: 0 })
  expect(await asked('o-absent')).toBeNull()
  expect(await asked('o-guest')).toBeNull()
  expect(codeOf(await say('o-absent'))).toBe('THANKS_NOT_CAME')
  expect(codeOf(await say('o-guest'))).toBe('THANKS_NOT_CAME')
  expect(codeOf(await say('c-0'))).toBe('ok')
})

it('is said once for each phone, however often it is sent, and changed while it is open', async () => {
  const replies = await Promise.all([say('c-0'), say('c-0'), say('c-0')])
  expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
  expect(codeOf(await say('c-0', { grade: 'bad', words: '' }))).toBe('STALE')
  expect(codeOf(await say('c-0', { grade: 'good', words: '下回还来' }, 1))).toBe('ok')
  expect(await asked('c-0')).toMatchObject({ form: { grade: 'good', words: '下回还来' }, version: 2 })
  expect(await test.rows<ThanksDocument>('thanks')).toHaveLength(1)
  test.at(test.now() + 15 * DAY)
  expect(codeOf(await say('c-0', { grade: 'fair', words: '' }, 2))).toBe('THANKS_CLOSED')
  expect(await asked('c-1')).toBeNull()
})

it('is told to the organiser from five on, without names, and only what has passed', async () => {
  judgeText(test, '代开证明', 'risky', 20006)
  for (const openid of came.slice(0, 4)) await say(openid)
  expect(await told()).toBeNull()
  await say('c-4', { grade: 'bad', words: '代开证明' })
  expect(await told()).toEqual({ answers: 5, average: 4.2, sentences: [] })
  await say('c-5', { grade: 'bad', words: '' })
  expect(await told()).toEqual({ answers: 5, average: 4.2, sentences: [] })
  await say('c-0', { grade: 'great', words: '教得耐心' }, 1)
  expect((await told())?.sentences).toEqual(['教得耐心'])
  expect(codeOf(await test.call('c-0', 'recap.draft', { sessionId }))).toBe('FORBIDDEN')
})

it('words that are taken away take their check with them', async () => {
  await say('c-0', { grade: 'great', words: '教得耐心' })
  await say('c-0', { grade: 'great', words: '' }, 1)
  const [thanks] = await test.rows<ThanksDocument>('thanks')
  expect(thanks?.content).toBeNull()
  expect((await test.rows<{ state: string }>('checks')).map(({ state }) => state)).toEqual(['replaced'])
})

it('costs little, on the page and when it is said', async () => {
  expect((await test.call('c-0', 'activity.detail', { sessionId })).ops).toBeLessThanOrEqual(3)
  // The caller, the measure of the day, the thanks, the check with what it asks for, and the marks taken off.
  expect((await say('c-0')).ops).toBeLessThanOrEqual(4)
  expect((await test.call('o-lead', 'recap.draft', { sessionId })).ops).toBeLessThanOrEqual(3)
})

/** Taking back what a person decided about contents, on the real functions: who may, what is seen and told, races, crashes. */
import { HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { crashCall, crashesIn, laterJobs } from '../../support/crash'
import { checkOf, handIn, judgeText, pieceIn } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
let wishId: string
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [aPerson('o-wang', { realName: '王建国' })])
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-other', ['staff'])
  await appoint(test, 'o-admin', ['station_admin'])
  judgeText(test, '旧书', 'review')
  wishId = await handIn(test, 'o-wang', { title: '旧书' })
})
afterAll(() => test.close())

const seen = async () => {
  const { _id: id, version } = await checkOf(test, wishId)
  return { id, version }
}
type Verdict = 'passed' | 'blocked'
async function decide(by: string, verdict: Verdict) {
  const { id: checkId, version } = await seen()
  const reason = verdict === 'blocked' ? { reason: '有广告' } : {}
  return codeOf(await test.call(by, 'moderation.decide', { checkId, version, verdict, ...reason }))
}
async function takeBack(by: string) {
  const reply = await test.call(by, 'moderation.takeBack', { checks: [await seen()] })
  return reply.ok ? (reply.data.left[0]?.code ?? reply.data.items[0]?.state) : codeOf(reply)
}
const verdict = async () => [(await checkOf(test, wishId)).state, (await pieceIn(test, wishId)).verdict]
const told = async () =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf('o-wang') }))
    .filter(({ listed }) => listed)
    .map(({ title }) => title)

it.each(['passed', 'blocked'] as const)(
  'puts back what was %s, told to nobody who had not heard of it',
  async (to) => {
    expect(await decide('o-staff', to)).toBe('ok')
    expect(await verdict()).toEqual([to, to])
    const checks = [await seen()]
    const { items, left } = await test.must('o-staff', 'moderation.takeBack', { checks })
    expect(left).toEqual([])
    expect(items).toMatchObject([{ state: 'inReview', mayTakeBack: false, reason: '' }])
    expect(items[0]?.moves.map(({ event, allowed }) => [event, allowed])).toEqual([
      ['pass', true],
      ['block', true],
    ])
    expect(await verdict()).toEqual(['inReview', 'inReview'])
    // The same again changes nothing; it waits for a person as before, whoever decided included.
    expect((await test.must('o-staff', 'moderation.takeBack', { checks })).left).toEqual([])
    expect((await test.must('o-other', 'moderation.takeBack', { checks })).left).toMatchObject([
      { code: 'STALE' },
    ])
    await laterJobs(test)
    expect(await told()).toEqual([])
    expect((await test.must('o-other', 'moderation.queue', {})).items).toHaveLength(1)
    expect(await decide('o-staff', 'passed')).toBe('ok')
    expect(await told()).toEqual(['内容检查通过了'])
  },
)

it('shows again what had passed and was turned down by mistake, and tells whoever had heard', async () => {
  await decide('o-staff', 'passed')
  await decide('o-other', 'blocked')
  await test.jobs()
  expect(await takeBack('o-other')).toBe('passed')
  expect(await verdict()).toEqual(['passed', 'passed'])
  expect((await told()).sort()).toEqual(['内容检查通过了', '内容没有通过检查', '内容还在看'].sort())
  // What stood before was decided before; it is not undone one step after the other.
  expect(await takeBack('o-other')).toBe('DECISION_KEPT')
})

it('puts an appeal back to wait for an answer, with what was written before', async () => {
  await decide('o-staff', 'blocked')
  const { id: checkId } = await seen()
  expect(await takeBack('o-wang')).toBe('FORBIDDEN')
  await test.must('o-wang', 'moderation.appeal', { checkId, reason: '不是广告' })
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
  expect(await decide('o-staff', 'passed')).toBe('OTHER_DECIDER')
  await decide('o-other', 'passed')
  expect(await takeBack('o-other')).toBe('appealed')
  expect(await checkOf(test, wishId)).toMatchObject({
    ...{ state: 'appealed', reason: '有广告', blockedBy: personIdOf('o-staff'), appealReason: '不是广告' },
  })
  expect(await decide('o-staff', 'passed')).toBe('OTHER_DECIDER')
  expect(await decide('o-other', 'blocked')).toBe('ok')
})

it('is for whoever decided, and for a head who has not decided on it, within a day', async () => {
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
  await decide('o-staff', 'passed')
  expect(await takeBack('o-other')).toBe('DECISION_NOT_YOURS')
  const shown = async (by: string) =>
    (await test.must(by, 'moderation.queue', { state: 'passed' })).items.map(({ mayTakeBack }) => mayTakeBack)
  expect([await shown('o-staff'), await shown('o-other'), await shown('o-admin')]).toEqual([
    [true],
    [false],
    [true],
  ])
  const start = test.now()
  test.at(start + 24 * HOUR + MINUTE)
  expect(await takeBack('o-staff')).toBe('DECISION_KEPT')
  test.at(start + 24 * HOUR - MINUTE)
  expect(await takeBack('o-admin')).toBe('inReview')
  // A head who has turned it down leaves the answer to the appeal to others.
  await decide('o-admin', 'blocked')
  await test.must('o-wang', 'moderation.appeal', { checkId: (await seen()).id, reason: '不是广告' })
  await decide('o-other', 'passed')
  expect(await takeBack('o-admin')).toBe('DECISION_NOT_YOURS')
})

it('of two at the same moment one comes first, and the other hears of it', async () => {
  const { id: checkId, version } = await seen()
  const decided = await Promise.all([
    test.call('o-staff', 'moderation.decide', { checkId, version, verdict: 'passed' }),
    test.call('o-other', 'moderation.decide', { checkId, version, verdict: 'blocked', reason: '不行' }),
  ])
  expect(decided.map(codeOf).sort()).toEqual(['STALE', 'ok'])
  const by = codeOf(decided[0]!) === 'ok' ? 'o-staff' : 'o-other'
  const checks = [await seen()]
  const back = await Promise.all([
    test.must(by, 'moderation.takeBack', { checks }),
    test.must(by, 'moderation.takeBack', { checks }),
    test.must('o-admin', 'moderation.takeBack', { checks }),
  ])
  expect(['0,0,1', '1,1,0']).toContain(back.map(({ left }) => left.length).join())
  expect(await verdict()).toEqual(['inReview', 'inReview'])
})

it('is done once, whichever request dies', async () => {
  await decide('o-staff', 'blocked')
  const checks = [await seen()]
  const start = test.now()
  const kept = await test.cloud.snapshot()
  const clean = await test.call('o-staff', 'moderation.takeBack', { checks })
  expect(clean.ok).toBe(true)
  expect(clean.ops).toBeLessThanOrEqual(7)
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore(kept)
    test.at(start)
    await crashCall(test, 'o-staff', 'moderation.takeBack', { checks }, crash)
    const again = await test.must('o-staff', 'moderation.takeBack', { checks })
    expect([...crash, again.left.filter(({ code }) => code !== 'BUSY')]).toEqual([...crash, []])
    await laterJobs(test)
    expect([...crash, await verdict(), await told()]).toEqual([...crash, ['inReview', 'inReview'], []])
  }
})

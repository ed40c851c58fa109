/** The recap of a session on the real functions: counted from its rows, checked, shown, changed, withdrawn; a to-do that ends by itself. */
import type { RecapDocument } from '../../../src/domain/activity/recap'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { aSession, personIdOf, put } from '../../support/builders'
import { attended } from '../../support/door'
import { aRecapForm } from '../../support/full-activities'
import { aPhoto, judgeText } from '../../support/pieces'
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
  await appoint(test, 'o-admin', ['station_admin'], { realName: '高站长' })
  for (const [i, openid] of came.entries())
    await appoint(test, openid, [], { gridId: 'g01', building: `${(i % 3) + 1} 号楼`, room: `10${i}` })
  const leader = { leaderId: personIdOf('o-lead'), leaderName: '孙队长' }
  const session = await attended(test, came, { startAt: test.now() + DAY, ...leader, title: '大扫除' })
  sessionId = session._id
  test.at(session.startAt)
  for (const openid of came)
    await test.must('o-lead', 'attendance.mark', { sessionId, personId: personIdOf(openid), as: 'in' })
  test.at(session.endAt + DAY)
})
afterAll(() => test.close())

const save = (version = 0, given: Parameters<typeof aRecapForm>[0] = {}, openid = 'o-lead') =>
  test.call(openid, 'recap.save', { sessionId, version, form: aRecapForm(given) })
const toDos = async (openid = 'o-lead') =>
  (await test.must(openid, 'desk.open', {})).toDos.filter(({ kind }) => kind === 'recap')
const seen = async () => {
  const [list, home, page] = await Promise.all([
    test.must('o-guest', 'recap.list', {}),
    test.must('o-guest', 'home.open', {}),
    test.must('o-guest', 'activity.detail', { sessionId }),
  ])
  return [list.items[0]?.words, home.recap?.words, page.recap?.words]
}

it('is written from what is counted, and read in the list, on home and on its page', async () => {
  const draft = await test.must('o-lead', 'recap.draft', { sessionId })
  expect(draft).toMatchObject({ state: 'unwritten', version: 0, form: null })
  expect(draft.figures).toMatchObject({ came: 6, homes: 6, buildings: 3 })
  expect(draft.suggestion).toContain('6 位街坊来了')
  expect(codeOf(await save(0, { helped: 5, helpedGroup: 'elder80' }))).toBe('ok')
  expect(await seen()).toEqual(Array(3).fill('楼道扫干净了。'))
  const { recap } = await test.must('o-guest', 'activity.detail', { sessionId })
  expect(recap).toMatchObject({ helped: '5 人受益，80 岁以上', by: '孙*，环保小队' })
})

it('keeps its budgets: home, detail, the list and writing', async () => {
  await save()
  const cost = async (call: Promise<{ ops: number }>) => (await call).ops
  expect(await cost(test.call('o-guest', 'home.open', {}))).toBeLessThanOrEqual(5)
  expect(await cost(test.call('o-lead', 'home.open', {}))).toBeLessThanOrEqual(5)
  expect(await cost(test.call('o-guest', 'activity.detail', { sessionId }))).toBeLessThanOrEqual(3)
  expect(await cost(test.call('o-guest', 'recap.list', {}))).toBeLessThanOrEqual(2)
  expect(await cost(test.call('o-lead', 'recap.draft', { sessionId }))).toBeLessThanOrEqual(3)
})

it('photos want the tick, and nobody sees the recap before they have passed', async () => {
  const photos = [await aPhoto(test)]
  expect(codeOf(await save(0, { photos }))).toBe('RECAP_FACES')
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
  expect(codeOf(await save(0, { photos, noFaces: true }))).toBe('ok')
  expect(await seen()).toEqual([undefined, undefined, undefined])
  const [check] = await test.rows<{ _id: string; version: number }>('checks')
  test.at(test.now() + HOUR)
  for (let run = 0; run < 3; run++) await test.jobs()
  const [waits] = await test.rows<{ _id: string; version: number }>('checks', { _id: check?._id })
  const given = { checkId: waits?._id ?? '', version: waits?.version ?? 0, verdict: 'passed' as const }
  await test.must('o-admin', 'moderation.decide', given)
  const { items } = await test.must('o-guest', 'recap.list', {})
  expect(items[0]?.photos[0]).toContain('/kept/')
})

it('words that are stopped are seen by nobody but those who wrote them', async () => {
  judgeText(test, '代开证明', 'risky', 20006)
  expect(codeOf(await save(0, { words: '代开证明' }))).toBe('ok')
  expect(await seen()).toEqual([undefined, undefined, undefined])
  expect((await test.must('o-lead', 'recap.draft', { sessionId })).check?.verdict).toBe('blocked')
  expect(codeOf(await save(1, { words: '改好了。' }))).toBe('ok')
  expect(await seen()).toEqual(Array(3).fill('改好了。'))
})

it('what was turned down goes before a person once its writer asks, and is read again', async () => {
  judgeText(test, '代开证明', 'risky', 20006)
  await save(0, { words: '代开证明' })
  const draft = async (openid = 'o-lead') => test.call(openid, 'recap.draft', { sessionId })
  const first = await draft()
  if (!first.ok) throw new Error('no draft')
  const { check } = first.data
  expect(check).toMatchObject({ verdict: 'blocked', mayAppeal: true })
  expect(first.ops).toBeLessThanOrEqual(4)
  expect((await test.must('o-admin', 'recap.draft', { sessionId })).check?.mayAppeal).toBe(false)
  const asked = { checkId: check?.checkId ?? '', reason: '写的是帮老人开证明' }
  await test.must('o-lead', 'moderation.appeal', asked)
  expect((await test.must('o-lead', 'recap.draft', { sessionId })).check?.verdict).toBe('inReview')
  expect(await seen()).toEqual([undefined, undefined, undefined])
  const [waits] = (await test.must('o-admin', 'moderation.queue', {})).items
  const given = { checkId: asked.checkId, version: waits?.version ?? 0, verdict: 'passed' as const }
  await test.must('o-admin', 'moderation.decide', given)
  expect(await seen()).toEqual(Array(3).fill('代开证明'))
})

it('a repeat is answered and writes nothing more; another on the same reading is stale', async () => {
  const replies = await Promise.all([save(), save(), save()])
  expect(replies.map(codeOf)).toEqual(['ok', 'ok', 'ok'])
  expect(codeOf(await save(0, { words: '另一种说法。' }))).toBe('STALE')
  const [stored] = await test.rows<RecapDocument>('recaps')
  expect([stored?.version, stored?.history.length]).toEqual([1, 1])
})

it('is withdrawn and written again', async () => {
  await save()
  expect(codeOf(await test.call('o-lead', 'recap.withdraw', { sessionId, version: 1 }))).toBe('ok')
  expect(codeOf(await test.call('o-lead', 'recap.withdraw', { sessionId, version: 1 }))).toBe('ok')
  expect(await seen()).toEqual([undefined, undefined, undefined])
  expect(codeOf(await save(2))).toBe('ok')
  expect(await seen()).toEqual(Array(3).fill('楼道扫干净了。'))
})

it('neither a resident, nor another leader, nor another station writes it', async () => {
  await appoint(test, 'o-other', ['team_leader'])
  await appoint(test, 'o-far', ['station_admin'], { stationId: 'st2' })
  expect(codeOf(await save(0, {}, 'c-0'))).toBe('FORBIDDEN')
  expect(codeOf(await save(0, {}, 'o-other'))).toBe('FORBIDDEN')
  expect(codeOf(await save(0, {}, 'o-far'))).toBe('OTHER_STATION')
  expect(await test.rows('recaps')).toEqual([])
})

it('waits among the to-dos of its leader until it is written, or for a week', async () => {
  expect(await toDos()).toHaveLength(1)
  expect(await toDos('o-admin')).toEqual([])
  await save()
  expect(await toDos()).toEqual([])
})

it('is not asked for each day of a shift that is on every day', async () => {
  const days = [1, 2, 3, 4, 5].map((day) => ({
    ...aSession(test.now(), {
      startAt: test.now() - day * DAY,
      title: '值守',
      leaderId: personIdOf('o-lead'),
    }),
    activityId: 'a-shift',
  }))
  await put(test, 'sessions', days.slice(0, 3))
  expect((await toDos()).some(({ title }) => title.includes('值守'))).toBe(true)
  await put(test, 'sessions', days.slice(3))
  const left = await toDos()
  expect(left.map(({ title }) => title)).toEqual(['「大扫除」办完了，写几句'])
})

it('is no more asked for after a week', async () => {
  test.at(test.now() + 8 * DAY)
  expect(await toDos()).toEqual([])
})

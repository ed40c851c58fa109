/**
 * Owns what becomes of an old thing: shown with both pictures once each was checked, by nothing of whoever gave it but the
 * name that person agrees to, gone at once when it is taken off; and points once, where the station gives any.
 */
import type { CheckDocument } from '@/domain/moderation/documents'
import { isKept, sameFiles } from '@/domain/moderation/kept-files'
import type { StationDocument } from '@/domain/station/documents'
import { DAY } from '@/domain/kernel/clock'
import { putSession } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { laterJobs } from '../../support/crash'
import { aPhoto, judgeText, sendVerdict } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'owner', [], { realName: '王秀英', gridId: 'g01', building: '1 号楼', room: '301' })
  await appoint(test, 'neighbour', [], { realName: '李邻居' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'helper', ['grid_worker'], { realName: '赵小管家', gridIds: ['g02'] })
  // The service says nothing of pictures by itself.
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
})
afterAll(() => test.close())

const offered = async (given: { show?: 'yes' | 'no'; words?: string } = {}) => {
  const photos = [await aPhoto(test)]
  const form = { what: 'bottles', words: '两个罐头瓶', way: 'fetch', time: '周六上午', show: 'yes', ...given }
  return test.must('owner', 'reuse.begin', { form: { ...form, photos }, unnamed: false })
}
type One = Awaited<ReturnType<typeof offered>>

const step = ({ caseId, version }: One, by: string, event: string, given: object = {}) =>
  test.call(by, 'reuse.move', { caseId, version, event, ...given })
const taken = async (one: One, by: string, event: string, given: object = {}): Promise<One> => {
  const reply = await step(one, by, event, given)
  if (!reply.ok) throw new Error(`${event}: ${codeOf(reply)}`)
  return reply.data
}
const remade = async (one: One, given: object = {}): Promise<One> => {
  const answers = { became: '一只花瓶', photos: [await aPhoto(test)], agreed: true, maker: '缝纫组' }
  return taken(one, 'helper', 'remake', { answers: { remake: { ...answers, ...given } } })
}
const displayed = async (): Promise<One> =>
  taken(await remade(await taken(await offered(), 'helper', 'receive')), 'staff', 'display')

/** The service has looked at everything that waits. */
async function looked(suggest: 'pass' | 'risky', part?: string): Promise<void> {
  await laterJobs(test)
  for (const { media, subject } of await test.rows<CheckDocument>('checks'))
    if (part === undefined || subject.part === part)
      for (const { traceId } of media) if (traceId) await sendVerdict(test, traceId, suggest)
  await laterJobs(test)
}
const board = async () => (await test.must('neighbour', 'reuse.board', {})).items
const found = async (text: string) =>
  (await test.must('neighbour', 'search.find', { text })).groups.flatMap(({ items }) => items)

it('is shown with both pictures, each once it was checked, and tells nothing of whoever gave it but a name', async () => {
  const one = await displayed()
  const [before] = await board()
  expect(before).toMatchObject({ photo: null, result: { lines: [], photo: null } })
  await looked('pass', 'photos')
  const [half] = await board()
  expect(half?.photo).toContain('kept')
  expect(half).toMatchObject({
    headline: '瓶子、罐子 · 两个罐头瓶',
    by: '王*',
    result: { lines: [], photo: null },
  })
  expect(await found('花瓶')).toEqual([])
  await looked('pass')
  const [whole] = await board()
  expect(whole?.result?.photo).toContain('kept')
  expect(whole?.result?.lines.map(({ text }) => text)).toEqual(['一只花瓶', '缝纫组'])
  expect(await found('花瓶')).toHaveLength(1)
  expect((await test.call('neighbour', 'reuse.board', {})).ops).toBeLessThanOrEqual(3)
  const opened = await test.call('neighbour', 'reuse.open', { caseId: one.caseId })
  if (!opened.ok) throw new Error(codeOf(opened))
  expect(opened.ops).toBeLessThanOrEqual(3)
  expect(opened.data).toMatchObject({ by: '王*', story: [], moves: [] })
  for (const said of [opened.data, whole, await found('花瓶')])
    expect(JSON.stringify(said)).not.toMatch(/王秀英|301|1 号楼|周六|周敏|赵|\b138\d{8}\b/)
})

it('stays away where the check says no, of the picture or of the words', async () => {
  judgeText(test, '不好的话', 'risky')
  const one = await taken(await offered({ words: '不好的话' }), 'helper', 'receive')
  await taken(await remade(one), 'staff', 'display')
  await looked('risky')
  expect(await board()).toMatchObject([
    { headline: '瓶子、罐子', photo: null, result: { lines: [], photo: null } },
  ])
})

it('written anew has a check of its own, and the picture before it never comes back', async () => {
  const first = await remade(await taken(await offered(), 'helper', 'receive'))
  await looked('pass')
  const again = await remade(await taken(first, 'helper', 'again'), { became: '一只笔筒', agreed: false })
  await taken(again, 'staff', 'display')
  expect((await board())[0]?.result).toMatchObject({ lines: [], photo: null })
  await looked('pass')
  const [shown] = await board()
  expect(shown?.result?.lines.map(({ text }) => text)).toEqual(['一只笔筒'])
})

it('a picture that could be copied only after it was replaced takes nothing from the new one', async () => {
  const missing = (await aPhoto(test)).replace(/photo-\d+/, 'late')
  const first = await remade(await taken(await offered(), 'helper', 'receive'), { photos: [missing] })
  const next = await aPhoto(test)
  await remade(await taken(first, 'helper', 'again'), { photos: [next] })
  await aPhoto(test, 'late')
  await laterJobs(test)
  const { answers, unsettled } = await caseRow(test, first.caseId)
  const [shown = ''] = (answers?.['remake']?.['photos'] ?? []) as string[]
  expect([isKept(shown), sameFiles([shown], [next])]).toEqual([true, true])
  expect(unsettled).toBe(false)
})

it('taken off show it is gone from the page, the search and its own page; by its giver for good', async () => {
  const one = await displayed()
  await looked('pass')
  const away = await taken(one, 'staff', 'putAway')
  expect(await board()).toEqual([])
  expect(await found('花瓶')).toEqual([])
  expect(codeOf(await test.call('neighbour', 'reuse.open', { caseId: one.caseId }))).toBe('NOT_FOUND')
  const shown = await taken(away, 'helper', 'display')
  expect(await board()).toHaveLength(1)
  const hidden = await taken(shown, 'owner', 'hide')
  expect(await board()).toEqual([])
  expect(codeOf(await step(hidden, 'staff', 'display'))).toBe('INVALID_STATE')
})

it('is shown only where its giver agrees, who may say so later', async () => {
  const one = await remade(await taken(await offered({ show: 'no' }), 'staff', 'receive'))
  expect(codeOf(await step(one, 'staff', 'display'))).toBe('REUSE_NOT_SHOWN')
  const allowed = await taken(one, 'owner', 'letShow', { answers: { letShow: { show: 'yes' } } })
  await taken(allowed, 'staff', 'display')
  expect(await board()).toHaveLength(1)
})

it('says in which workshop it was made: one of the station, of that sort, that has begun', async () => {
  const workshop = { type: 'reuse_workshop' as const, title: '变废为宝' }
  const held = await putSession(test, { ...workshop, startAt: test.now() - 3 * DAY })
  const ahead = await putSession(test, { ...workshop, _id: 's-ahead', startAt: test.now() + DAY })
  const other = await putSession(test, { _id: 's-other', startAt: test.now() - DAY })
  const far = await putSession(test, {
    ...workshop,
    _id: 's-far',
    stationId: 'st2',
    startAt: test.now() - DAY,
  })
  const { items } = await test.must('helper', 'reuse.sessions', {})
  expect(items.map(({ sessionId }) => sessionId)).toEqual([held._id])
  const one = await remade(await taken(await offered(), 'staff', 'receive'))
  for (const { _id } of [ahead, other, far])
    expect(codeOf(await step(one, 'staff', 'workshop', { sessionId: _id }))).toBe('CASE_NO_ACTIVITY')
  await taken(await taken(one, 'staff', 'workshop', { sessionId: held._id }), 'staff', 'display')
  expect((await board())[0]?.result?.gathered).toMatchObject({ label: '哪次活动上做的' })
})

it('brings points once, by the rule of the station; none where it has no such rule', async () => {
  const balance = async () => (await test.must('owner', 'points.mine', {})).balance
  await displayed()
  await laterJobs(test)
  expect(await balance()).toBe(0)
  const [station] = await test.rows<StationDocument>('stations', { _id: 'st1' })
  if (!station) throw new Error('there is no station')
  const value = { ...{ minutesPerPoint: 60, wishPoints: 5, reusePoints: 3 }, texts: { hours: '', wish: '' } }
  const rules = [{ id: 'points-2', effectiveFrom: '2020-02-01', value }]
  await test.cloud.store.update('stations', {
    ...{ query: { _id: 'st1' }, update: { $set: { pointsRules: { rules, changes: [], version: 1 } } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  const one = await remade(await taken(await offered(), 'helper', 'receive'))
  await laterJobs(test)
  expect(await balance()).toBe(3)
  await taken(await remade(await taken(one, 'staff', 'again')), 'staff', 'display')
  await laterJobs(test)
  expect(await balance()).toBe(3)
  expect(codeOf(await step(await offered(), 'owner', 'receive'))).toBe('FORBIDDEN')
})

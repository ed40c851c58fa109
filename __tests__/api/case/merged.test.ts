/** Cases name each other: both ways are read by whoever sees both, and a duplicate hands those who joined it over, each told once. */
import type { CaseDocument } from '../../../src/domain/case/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { crashesOn, crashJobs, crashesIn, keepPresent, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf } from '../../support/test-cloud'
import { type TrialCloud, trialCloud } from '../../support/trial-cloud'

const STAFF = 'o-mends'
const OWNERS = ['o-first', 'o-second', 'o-third']
const NEIGHBOURS = Array.from({ length: 30 }, (_, i) => `o-neighbour-${i}`)
const LATE = 'o-late'
const [N0] = NEIGHBOURS as [string]

let test: TrialCloud
let rewind: () => Promise<void>
/** Three reports of one thing, in the order in which they were written. */
let ids: string[]

const form = { what: 'dark', place: 'gate', text: '路灯不亮', about: null }

beforeAll(async () => {
  test = await trialCloud()
  await stationOf(test)
  await appoint(test, STAFF, ['staff'])
  await appoint(test, 'o-elsewhere', ['staff'], { stationId: 'st2' })
  for (const openid of [...OWNERS, ...NEIGHBOURS, LATE]) await appoint(test, openid, [])
  ids = []
  for (const openid of OWNERS)
    ids.push((await test.get(openid, 'lamp.begin', { form, unnamed: false })).caseId)
  const [first = '', second = ''] = ids
  for (const openid of NEIGHBOURS) await test.get(openid, 'lamp.join', { caseId: second, joins: true })
  // Some have joined both, and the owner of the first has joined the second.
  for (const openid of NEIGHBOURS.slice(0, 5))
    await test.get(openid, 'lamp.join', { caseId: first, joins: true })
  await test.get(OWNERS[0] ?? '', 'lamp.join', { caseId: second, joins: true })
  // What the jobs do once a day is done.
  await test.jobs()
  rewind = await keepPresent(test)
}, 120_000)
beforeEach(() => rewind())
afterAll(() => test.close())

const row = async (nth: number): Promise<CaseDocument> =>
  (await test.rows<CaseDocument>('cases', { _id: ids[nth] ?? '' }))[0] as CaseDocument
const move = async (nth: number, event: string, number?: number, version?: number) =>
  test.ask(STAFF, 'lamp.move', {
    ...{ caseId: ids[nth], version: version ?? (await row(nth)).version, event },
    ...(number === undefined ? { words: '看过了' } : { number }),
  })
const letters = async (): Promise<string[]> =>
  (await test.rows<MessageDocument>('messages')).map(({ personId }) => personId).sort()
const personIds = (openids: readonly string[]) => openids.map((openid) => personIdOf(openid)).sort()
const linksOf = async (openid: string, nth: number) =>
  (await test.get(openid, 'lamp.open', { caseId: ids[nth] })).links.map(({ label, title }) => [label, title])

it('takes those who joined it and its owner over, once each, and tells each of them once', async () => {
  const merged = await move(1, 'merge', 1)
  expect(merged).toMatchObject({ ok: true, data: { state: 'merged' } })
  expect(merged.ops).toBeLessThanOrEqual(5)
  await laterJobs(test)
  await laterJobs(test)
  const { joined, outbox } = await row(0)
  expect([...(joined?.ids ?? [])].sort()).toEqual(personIds([OWNERS[1] ?? '', ...NEIGHBOURS]))
  expect([joined?.count, joined?.from, outbox]).toEqual([31, [ids[1]], []])
  // The owner of the first one had joined the second, and is not among those who join the own.
  expect(await letters()).toEqual(personIds([...OWNERS.slice(0, 2), ...NEIGHBOURS]))
  // From now on they hear of the one that leads.
  await move(0, 'mend')
  await laterJobs(test)
  const all = await letters()
  for (const openid of [OWNERS[0] ?? '', OWNERS[1] ?? '', ...NEIGHBOURS])
    expect([openid, all.filter((id) => id === personIdOf(openid)).length]).toEqual([openid, 2])
})

it('is read from both sides by whoever sees both, and opens', async () => {
  await move(1, 'merge', 1)
  await laterJobs(test)
  const lit = '第 1 号 · 东门 · 路灯不亮 · 在修'
  expect(await linksOf(STAFF, 1)).toEqual([['并到', lit]])
  expect(await linksOf(STAFF, 0)).toEqual([['并过来的', '第 2 号 · 东门 · 路灯不亮 · 并到另一件']])
  // Whoever joined sees the faces of both; the owner of the one sees all of it, and the face of the other.
  expect(await linksOf(N0, 1)).toEqual([['并到', '第 1 号 · 不亮 · 东门 · 在修']])
  expect(await linksOf(N0, 0)).toEqual([['并过来的', '第 2 号 · 不亮 · 东门 · 并到另一件']])
  expect(await linksOf(OWNERS[1] ?? '', 1)).toEqual([['并到', '第 1 号 · 不亮 · 东门 · 在修']])
  // Somebody else sees the open one and not that another was merged into it.
  expect(await linksOf(LATE, 0)).toEqual([])
  const page = await test.ask(STAFF, 'lamp.open', { caseId: ids[0] })
  expect(page.ops).toBe(1)
  const other = await test.ask(STAFF, 'lamp.open', { caseId: ids[1] })
  expect(other.ops).toBe(2)
})

it('names what is there, another one, begun before and still open, and no more than it may', async () => {
  const before = JSON.stringify(await test.rows('cases'))
  expect(codeOf(await move(1, 'merge', 77))).toBe('NOT_FOUND')
  expect(codeOf(await move(1, 'merge'))).toBe('NOT_FOUND')
  expect(codeOf(await move(1, 'merge', 2))).toBe('CASE_NOT_THIS_ONE')
  expect(codeOf(await move(1, 'merge', 3))).toBe('CASE_NOT_THIS_ONE')
  expect(codeOf(await move(1, 'near', 2))).toBe('CASE_NOT_THIS_ONE')
  const asked = { caseId: ids[1], version: 1, event: 'merge', number: 1 }
  expect(codeOf(await test.ask(OWNERS[1] ?? '', 'lamp.move', asked))).toBe('FORBIDDEN')
  expect(codeOf(await test.ask('o-elsewhere', 'lamp.move', asked))).toBe('OTHER_STATION')
  expect(JSON.stringify(await test.rows('cases'))).toBe(before)
  await move(0, 'close')
  expect(codeOf(await move(1, 'merge', 1))).toBe('CASE_NOT_THIS_ONE')
  // One that carries nobody names any other, once each, and as many as its kind says.
  expect(codeOf(await move(1, 'near', 1))).toBe('ok')
  expect(codeOf(await move(1, 'near', 1, 1))).toBe('ok')
  expect(codeOf(await move(1, 'near', 3, 1))).toBe('STALE')
  expect(codeOf(await move(1, 'near', 1))).toBe('CASE_NOT_THIS_ONE')
  expect(codeOf(await move(1, 'near', 3))).toBe('ok')
  expect(codeOf(await move(1, 'near', 1))).toBe('CASE_NAMES_ENOUGH')
  expect((await row(1)).links).toHaveLength(2)
})

it('whatever request dies, of the step or of the jobs, it comes to the same end', async () => {
  const whole = await move(1, 'merge', 1, 1)
  await laterJobs(test)
  const stand = async () => {
    const [from, into] = [await row(1), await row(0)]
    return [from.state, from.version, from.links, from.outbox, from.unsettled, into.joined, await letters()]
  }
  const end = await stand()
  for (const [request, kind] of crashesIn(test, whole)) {
    await rewind()
    test.cloud.fault({ function: 'api', openid: STAFF, request, kind })
    await move(1, 'merge', 1, 1).catch(() => undefined)
    expect(codeOf(await move(1, 'merge', 1, 1))).toBe('ok')
    await laterJobs(test)
    expect([request, kind, ...(await stand())]).toEqual([request, kind, ...end])
  }
  await rewind()
  await move(1, 'merge', 1, 1)
  const ready = await keepPresent(test)
  test.at(test.now() + 60_000)
  const { requestId } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  for (const crash of crashesOn(test, requestId, ['cases'])) {
    await ready()
    test.at(test.now() + 60_000)
    await crashJobs(test, crash)
    for (let run = 0; run < 4; run++) await laterJobs(test)
    expect([...crash, ...(await stand())]).toEqual([...crash, ...end])
  }
}, 240_000)

it('somebody who joins while it is merged goes over or is told that it is over', async () => {
  const late = [LATE, ...OWNERS.slice(2)]
  const [merged, ...joins] = await Promise.all([
    move(1, 'merge', 1, 1),
    ...late.map((openid) => test.ask(openid, 'lamp.join', { caseId: ids[1], joins: true })),
    ...late.map((openid) => test.ask(openid, 'lamp.join', { caseId: ids[0], joins: true })),
  ])
  expect(codeOf(merged)).toBe('ok')
  expect(joins.slice(2).map(codeOf)).toEqual(['ok', 'ok'])
  await laterJobs(test)
  const { joined } = await row(0)
  expect([...(joined?.ids ?? [])].sort()).toEqual(personIds([OWNERS[1] ?? '', ...NEIGHBOURS, ...late]))
  expect(joined?.count).toBe(joined?.ids.length)
})

it('when the one that leads is merged at the same moment, all end at the first', async () => {
  await test.get(LATE, 'lamp.join', { caseId: ids[2], joins: true })
  const replies = await Promise.all([move(2, 'merge', 2, 1), move(1, 'merge', 1, 1)])
  expect(codeOf(replies[1])).toBe('ok')
  await laterJobs(test)
  const { joined } = await row(0)
  const all = [
    OWNERS[1] ?? '',
    ...NEIGHBOURS,
    ...(codeOf(replies[0]) === 'ok' ? [OWNERS[2] ?? '', LATE] : []),
  ]
  expect([...(joined?.ids ?? [])].sort()).toEqual(personIds(all))
  expect(joined?.count).toBe(all.length)
})

it('one that is begun from another names it; a sealed one is seen there by nobody else', async () => {
  const parent = await test.get(STAFF, 'lamp.open', { caseId: ids[0] })
  expect(parent.begins).toEqual([
    {
      button: '写私事',
      page: expect.stringContaining(`/packages/case/form/index?kind=quiet&of=${ids[0]}`) as string,
    },
  ])
  expect((await test.get(N0, 'lamp.open', { caseId: ids[0] })).begins).toEqual([])
  const input = { form: { text: '暗语' }, unnamed: false, of: ids[0] }
  // Whoever sees the face alone begins nothing from it.
  expect(codeOf(await test.ask(N0, 'quiet.begin', input))).toBe('NOT_FOUND')
  expect(codeOf(await test.ask('o-elsewhere', 'quiet.begin', input))).toBe('NOT_FOUND')
  expect(codeOf(await test.ask(STAFF, 'quiet.begin', { ...input, of: 'k-nothing' }))).toBe('NOT_FOUND')
  const begun = await test.get(OWNERS[0] ?? '', 'quiet.begin', input)
  expect(begun.links).toMatchObject([{ label: '起因' }])
  expect(await linksOf(OWNERS[0] ?? '', 0)).toEqual([['由它起的', '第 1 号 · 暗语 · 等人接手']])
  expect(await linksOf(N0, 0)).toEqual([])
  await appoint(test, 'o-other-staff', ['staff'])
  await test.get(STAFF, 'quiet.move', { caseId: begun.caseId, version: 1, event: 'take', words: '我来' })
  expect(await linksOf(STAFF, 0)).toHaveLength(1)
  expect(await linksOf('o-other-staff', 0)).toEqual([])
})

/** What residents report, as phones ask about it: where it is, whether it is known already, who does it, and what everybody sees. */
import type { Input } from '../../../src/contract'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, MINUTE } from '@/domain/kernel/clock'
import { personIdOf } from '../../support/builders'
import { caseRow } from '../../support/cases'
import { laterJobs } from '../../support/crash'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const OWNER = 'o-wang'
const NEIGHBOUR = 'o-li'
const FAR = 'o-far'
const ZHAO = 'o-zhao'
const QIAN = 'o-qian'
const SUN = 'o-sun'
const STAFF = 'o-staff'

const HERE = 'building:g01:1 号楼'

let test: TestCloud
let started: number

beforeAll(async () => {
  test = await testCloud()
  started = test.now()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(started)
  await stationOf(test)
  await appoint(test, OWNER, [], { realName: '王秀英', gridId: 'g01', building: '１号楼' })
  await appoint(test, NEIGHBOUR, [], { realName: '李邻居', gridId: 'g01', building: '1 号楼' })
  await appoint(test, FAR, [], { realName: '周远', gridId: 'g02', building: '3 号楼' })
  await appoint(test, ZHAO, ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, QIAN, ['grid_worker'], { realName: '钱海', gridIds: ['g02'] })
  await appoint(test, SUN, ['team_leader'], { realName: '孙玉芬' })
  await appoint(test, STAFF, ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

const report = (
  openid = OWNER,
  said: Partial<Input<'incident.begin'>['form']> = {},
): Promise<{ caseId: string; version: number }> =>
  test.must(openid, 'incident.begin', {
    form: { category: 'facility', spot: HERE, where: '', text: '', photos: [], urgency: 'normal', ...said },
    unnamed: false,
  })

const move = async (
  openid: string,
  caseId: string,
  event: string,
  more: Partial<Input<'incident.move'>> = {},
) => {
  const { version } = await caseRow(test, caseId)
  return test.call(openid, 'incident.move', { caseId, version, event, words: '说一句', ...more })
}

const boardOf = async (openid: string, at: Input<'incident.board'> = {}): Promise<string[]> =>
  (await test.must(openid, 'incident.board', at)).items.map(({ caseId }) => caseId)

it('the form offers what the station has, the own building first', async () => {
  const { spots } = await test.must(OWNER, 'incident.form', {})
  expect(spots?.home).toBe(HERE)
  expect(spots?.grids[0]?.buildings[0]).toEqual({ spot: HERE, name: '1 号楼' })
})

it('lies where it is, not where whoever reports it lives, and is called by its name', async () => {
  const { caseId } = await report(OWNER, { spot: 'building:g02:3 号楼' })
  expect(await caseRow(test, caseId)).toMatchObject({ gridId: 'g02' })
  const [mine] = (await test.must(OWNER, 'incident.mine', {})).items
  expect(mine?.headline).toBe('北区二网格 3 号楼 · 东西坏了')
  const { items } = await test.must(QIAN, 'incident.desk', { view: 'reported' })
  expect(items.map((one) => one.caseId)).toEqual([caseId])
  expect((await test.must(ZHAO, 'incident.desk', { view: 'reported' })).items).toEqual([])
})

it('refuses a spot that the station has not, and nothing is written', async () => {
  const form = {
    category: 'facility',
    spot: 'building:g01:99 号楼',
    where: '',
    text: '',
    photos: [],
  } as const
  const input = { form: { ...form, urgency: 'normal' as const, photos: [] }, unnamed: false }
  expect(codeOf(await test.call(OWNER, 'incident.begin', input))).toBe('CASE_SPOT_GONE')
  expect(await test.rows('cases')).toEqual([])
})

it('shows what may be the same before it is written: of the same spot and sort, open, of two weeks', async () => {
  const { caseId } = await report()
  await report(FAR, { category: 'water' })
  await report(FAR, { spot: 'grid:g01' })
  const alike = () => boardOf(NEIGHBOUR, { spot: HERE, same: 'facility' })
  expect(await alike()).toEqual([caseId])
  test.at(started + 15 * DAY)
  expect(await alike()).toEqual([])
  test.at(started)
  await move(OWNER, caseId, 'withdraw')
  expect(await alike()).toEqual([])
})

it('the board of the own building holds what is there, and of somebody who lives nowhere nothing', async () => {
  const { caseId } = await report()
  const other = await report(FAR, { spot: 'building:g02:3 号楼' })
  expect(await boardOf(NEIGHBOUR, { spot: 'home' })).toEqual([caseId])
  expect((await boardOf(NEIGHBOUR)).sort()).toEqual([caseId, other.caseId].sort())
  expect(await boardOf(STAFF, { spot: 'home' })).toEqual([])
})

it('nobody but the desk and whoever has it in hand learns who reported it or what was written', async () => {
  // A photo that nobody has looked at is on no face; what has passed has a suite of its own.
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
  const photo = await aPhoto(test)
  const { caseId } = await report(OWNER, { text: '一句悄悄话', where: '三楼王家门口', photos: [photo] })
  await test.must(NEIGHBOUR, 'incident.join', { caseId, joins: true })
  const face = JSON.stringify([
    await test.must(NEIGHBOUR, 'incident.open', { caseId }),
    await test.must(FAR, 'incident.board', {}),
  ])
  expect(face).toContain('北区一网格 1 号楼')
  for (const secret of ['悄悄话', '王家', '秀英', '王*', personIdOf(OWNER), 'cloud://'])
    expect([secret, face.includes(secret)]).toEqual([secret, false])
})

it('is handed to somebody who has no desk: that one sees it whole, solves it with a photo, and another one looks', async () => {
  const { caseId } = await report()
  const { colleagues } = await test.must(ZHAO, 'incident.hands', {})
  expect(colleagues.map(({ personId }) => personId)).toContain(personIdOf(SUN))
  expect(codeOf(await move(ZHAO, caseId, 'assign', { to: personIdOf(NEIGHBOUR) }))).toBe('CASE_NOT_TO_THEM')
  expect(codeOf(await move(ZHAO, caseId, 'assign', { to: personIdOf(SUN) }))).toBe('ok')
  expect((await test.must(SUN, 'me.open', {})).things).toMatchObject([{ caseId, title: '小哨音' }])
  const photo = await aPhoto(test)
  const solved = await move(SUN, caseId, 'solve', {
    words: '换好了',
    answers: { solve: { photos: [photo] } },
  })
  expect(codeOf(solved)).toBe('ok')
  // What others see is checked first.
  await laterJobs(test)
  await test.cloud.idle()
  await laterJobs(test)
  const { answers } = await caseRow(test, caseId)
  expect(JSON.stringify(answers)).toContain('/kept/')
  const { story } = await test.must(OWNER, 'incident.open', { caseId })
  expect(story[2]).toMatchObject({
    text: '说办好了',
    words: '换好了',
    photos: [expect.stringContaining('/kept/')],
  })
  expect(codeOf(await move(SUN, caseId, 'look'))).toBe('FORBIDDEN')
  expect(codeOf(await move(STAFF, caseId, 'look'))).toBe('ok')
})

it('a case that was handed on is nobody else’s who once had the role', async () => {
  const { caseId } = await report()
  await move(ZHAO, caseId, 'assign', { to: personIdOf(SUN) })
  await appoint(test, SUN, [])
  const read = await test.must(SUN, 'incident.open', { caseId })
  expect(read).toMatchObject({ story: [], moves: [], mayCall: false })
  expect(codeOf(await test.call(SUN, 'incident.contact', { caseId }))).toBe('CASE_NOT_YOURS')
  expect(codeOf(await move(SUN, caseId, 'solve'))).toBe('FORBIDDEN')
})

it('whoever has it in hand does so in any grid', async () => {
  const { caseId } = await report()
  expect(codeOf(await move(ZHAO, caseId, 'assign', { to: personIdOf(QIAN) }))).toBe('ok')
  expect(await test.must(QIAN, 'incident.open', { caseId })).toMatchObject({ mayCall: true })
  expect(codeOf(await move(QIAN, caseId, 'solve'))).toBe('ok')
})

it('handed on after it has waited it is not late at once, and nobody is told that it was', async () => {
  const { caseId } = await report()
  await move(ZHAO, caseId, 'take')
  expect(codeOf(await move(ZHAO, caseId, 'wait', { words: '缺料', days: 15 }))).toBe('ok')
  test.at(started + 15 * DAY + MINUTE)
  await laterJobs(test)
  expect(codeOf(await move(STAFF, caseId, 'assign', { to: personIdOf(SUN) }))).toBe('ok')
  test.at(test.now() + MINUTE)
  await laterJobs(test)
  const { state, dueAt } = await caseRow(test, caseId)
  expect([state, (dueAt ?? 0) > test.now() + DAY]).toEqual(['handling', true])
  const told = await test.rows<{ text: string }>('messages', { personId: personIdOf(OWNER) })
  expect(told.filter(({ text }) => text.includes('没有按时办'))).toEqual([])
})

it('goes to the grid worker of another grid with its first clock', async () => {
  const { caseId } = await report()
  await move(ZHAO, caseId, 'take')
  const { dueAt } = await caseRow(test, caseId)
  expect(codeOf(await move(ZHAO, caseId, 'transfer', { gridId: 'g99' }))).toBe('CASE_SAME_GRID')
  expect(codeOf(await move(ZHAO, caseId, 'transfer', { gridId: 'g02' }))).toBe('ok')
  expect(await caseRow(test, caseId)).toMatchObject({ gridId: 'g02', dueAt, state: 'reported' })
  expect((await test.must(ZHAO, 'incident.desk', { view: 'reported' })).items).toEqual([])
  expect((await test.must(QIAN, 'incident.desk', { view: 'reported' })).items).toHaveLength(1)
  const letters = await test.rows<{ personId: string }>('messages')
  const told = letters.map(({ personId }) => personId)
  expect(told).toContain(personIdOf(QIAN))
  expect(told).not.toContain(personIdOf(ZHAO))
})

it('passed on and handled at the same moment it is one of both', async () => {
  const { caseId, version } = await report()
  const sent = await Promise.all([
    test.call(ZHAO, 'incident.move', { caseId, version, event: 'transfer', words: '转', gridId: 'g02' }),
    test.call(STAFF, 'incident.move', { caseId, version, event: 'solve', words: '好了' }),
  ])
  expect(sent.map(codeOf).sort()).toEqual(['STALE', 'ok'])
  const one = await caseRow(test, caseId)
  expect(['reported', 'handled']).toContain(one.state)
  expect(one.version).toBe(version + 1)
})

it('of two of the same the people of the later one go over, and each is told once', async () => {
  const first = await report()
  const second = await report(FAR)
  for (const openid of [NEIGHBOUR, QIAN])
    await test.must(openid, 'incident.join', { caseId: second.caseId, joins: true })
  const { number } = await caseRow(test, first.caseId)
  expect(codeOf(await move(STAFF, second.caseId, 'merge', { number }))).toBe('ok')
  await test.jobs()
  const into = await caseRow(test, first.caseId)
  expect(into.joined?.ids.sort()).toEqual([FAR, NEIGHBOUR, QIAN].map((one) => personIdOf(one)).sort())
  const letters = await test.rows<{ personId: string; text: string }>('messages')
  const merged = letters.filter(({ text }) => text.includes('同一件')).map(({ personId }) => personId)
  expect(merged.sort()).toEqual([FAR, NEIGHBOUR, QIAN].map((one) => personIdOf(one)).sort())
})

it('a neighbour who joined says that it is not solved after its owner found it good, and is told so beforehand', async () => {
  const { caseId } = await report()
  await test.must(NEIGHBOUR, 'incident.join', { caseId, joins: true })
  expect(codeOf(await move(OWNER, caseId, 'withdraw'))).toBe('JOINED_BY_OTHERS')
  await move(ZHAO, caseId, 'take')
  await move(ZHAO, caseId, 'solve')
  await move(STAFF, caseId, 'look')
  expect(codeOf(await move(OWNER, caseId, 'settle'))).toBe('ok')
  test.at(test.now() + DAY)
  await laterJobs(test)
  const { moves } = await test.must(NEIGHBOUR, 'incident.open', { caseId })
  expect(moves.filter(({ allowed }) => allowed).map(({ event }) => event)).toEqual(['reopen'])
  expect(codeOf(await move(NEIGHBOUR, caseId, 'reopen'))).toBe('ok')
  expect(await caseRow(test, caseId)).toMatchObject({ state: 'handling' })
  const told = await test.rows<{ text: string }>('messages', { personId: personIdOf(ZHAO) })
  expect(told.some(({ text }) => text.includes('有人说还没好'))).toBe(true)
})

it('what is good again no longer stands among what somebody has going on', async () => {
  const { caseId } = await report()
  await move(ZHAO, caseId, 'solve')
  await move(STAFF, caseId, 'look')
  expect((await test.must(OWNER, 'me.open', {})).things).toHaveLength(1)
  await move(OWNER, caseId, 'settle')
  expect((await test.must(OWNER, 'me.open', {})).things).toEqual([])
  const one: CaseDocument = await caseRow(test, caseId)
  expect(one).toMatchObject({ state: 'settled', openFor: [] })
})

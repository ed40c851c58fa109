/** Home visits on the real functions: the households of a building, a visit that arrives once, notes that stay sealed. */
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { DAY, HOUR, MINUTE } from '../../../src/domain/kernel/clock'
import { visitRules } from '../../../src/domain/visit/rules'
import type { VisitDocument } from '../../../src/domain/visit/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { aPhoto, judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { aVisit } from '../../support/visits'

jest.setTimeout(120_000)

const place = { gridId: 'g01', building: '1 号楼' }
const NOTE = '灶台边的药要提醒'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵网格', gridIds: ['g01'] })
  await appoint(test, 'mate', ['grid_leader'], { realName: '吴网格', gridIds: ['g01'] })
  await appoint(test, 'far', ['grid_worker'], { realName: '郑网格', gridIds: ['g02'] })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'head', ['station_admin'], { realName: '钱站长' })
  await put(test, 'people', [
    at('elder', '王秀英', '301', { birthDate: '1940-03-03' }),
    at('wife', '李桂兰', '202', { birthDate: '1960-03-03', family: [aDependant('乐乐')] }),
    at('husband', '张建国', '202'),
    at('door', '陈无门', ''),
    aPerson('other', { realName: '孙远', gridId: 'g02', building: '3 号楼', room: '101' }),
  ])
})
afterAll(() => test.close())

const at = (openid: string, realName: string, room: string, given = {}) =>
  aPerson(openid, { realName, ...place, unit: room && '2', room, ...given })

const elder = { personId: personIdOf('elder'), ...place }
const save = (given = {}, openid = 'zhao', key?: string) =>
  test.call(openid, 'visit.save', aVisit(elder, test.now(), given), key)
const rows = () => test.rows<VisitDocument>('visits')
const listed = async (openid = 'zhao') =>
  (await test.must(openid, 'visit.list', { home: place })).items.map(({ names, room, last, tags }) => ({
    ...{ names, room, last: last?.chips ?? null, tags },
  }))
const visitsAs = (openid: string) => test.must(openid, 'visit.household', { ...elder, shown: '' })

it('lists a building by its doors, those to be called on first, and writes the look down', async () => {
  expect(await test.must('zhao', 'visit.list', {})).toMatchObject({
    grids: [expect.objectContaining({ gridId: 'g01' })],
    items: [],
  })
  expect(await listed()).toEqual([
    { names: expect.arrayContaining(['李*', '张*']), room: '202', last: null, tags: [] },
    { names: ['王*'], room: '301', last: null, tags: ['elder'] },
    { names: ['陈*'], room: '', last: null, tags: [] },
  ])
  expect((await listed('staff'))[1]?.names).toEqual(['王秀英'])
  const looks = await test.rows<{ viewerId: string; personIds: string[] }>('reveals')
  expect(looks.find(({ viewerId }) => viewerId === personIdOf('zhao'))?.personIds).toHaveLength(4)
  await save({ alone: true })
  const after = await test.must('zhao', 'visit.list', { home: place })
  expect(after.items.map(({ room }) => room)).toEqual(['202', '', '301'])
  expect(after.items[2]).toMatchObject({ last: { chips: ['well'] }, tags: ['elder', 'alone'] })
  test.at(test.now() + 7 * DAY)
  expect((await listed()).map(({ room }) => room)).toEqual(['202', '301', ''])
})

it('asks the database the same few times for three hundred households', async () => {
  const many = Array.from({ length: 300 }, (_, i) =>
    aPerson(`m-${i}`, { realName: '王多', ...place, unit: '1', room: String(100 + i) }),
  )
  await put(test, 'people', many)
  await save()
  const reply = await test.call('zhao', 'visit.list', { home: place })
  expect(reply).toMatchObject({ ok: true, ops: 2, depth: 2 })
  expect(reply.ok && reply.data.items).toHaveLength(303)
  expect(reply.docs).toBeLessThanOrEqual(2 * 304 + 10)
  expect(await save()).toMatchObject({ ops: 2 })
  expect(await test.call('zhao', 'visit.household', { ...elder, shown: '' })).toMatchObject({ ops: 2 })
})

it('keeps the visits to a household when a relative is written down at its door, and when the relative leaves', async () => {
  const [first = '', second = ''] = ['aa', 'bb'].sort((a, b) => (personIdOf(a) < personIdOf(b) ? -1 : 1))
  await put(test, 'people', [at(second, '周秀兰', '501')])
  const home = { personId: personIdOf(second), ...place }
  const calledOn = (personId: string, chips: 'hardship' | 'well') =>
    test.must('zhao', 'visit.save', aVisit({ personId, ...place }, test.now(), { chips: [chips] }))
  await calledOn(home.personId, 'hardship')
  await put(test, 'people', [at(first, '周小妹', '501')])
  const household = async () => {
    const { items } = await test.must('zhao', 'visit.list', { home: place })
    return items.find(({ room }) => room === '501')
  }
  const page = (personId: string) => test.must('zhao', 'visit.household', { personId, ...place, shown: '' })
  expect(await household()).toMatchObject({ personId: home.personId, last: { chips: ['hardship'] } })
  // Whichever of the two the phone still knows it by.
  for (const one of [first, second])
    expect(await page(personIdOf(one))).toMatchObject({ names: ['周*', '周*'], visits: [{ moved: false }] })
  await calledOn(personIdOf(first), 'well')
  expect((await page(home.personId)).visits.map(({ entries }) => entries[0]?.chips)).toEqual([
    ['well'],
    ['hardship'],
  ])
  const reply = await test.call('zhao', 'visit.household', { ...home, shown: '' })
  expect(reply).toMatchObject({ ops: 2, depth: 2 })
  await test.cloud.store.update('people', {
    ...{ query: { _id: personIdOf(first) }, update: { $set: { building: '9 号楼' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(await household()).toMatchObject({ names: ['周*'], last: { chips: ['hardship'] } })
  expect((await page(home.personId)).visits).toHaveLength(1)
})

it('is one visit however often and however simultaneously it is handed in', async () => {
  const input = aVisit(elder, test.now(), { words: NOTE })
  const replies = await Promise.all(
    [1, 2, 3, 4].map(() => test.call('zhao', 'visit.save', input, 'one-and-the-same')),
  )
  expect(new Set(replies.map((reply) => (reply.ok ? reply.data.visitId : reply.error.code))).size).toBe(1)
  expect(await rows()).toHaveLength(1)
  const other = await test.call('zhao', 'visit.save', { ...input, words: '另一句' }, 'one-and-the-same')
  expect(codeOf(other)).toBe('REQUEST_KEY_REUSED')
  test.at(test.now() + 8 * DAY)
  expect(codeOf(await test.call('zhao', 'visit.save', input, 'one-and-the-same'))).toBe('ok')
  expect(codeOf(await test.call('zhao', 'visit.save', input, 'a-new-one-too-late'))).toBe('VISIT_TOO_OLD')
})

it('keeps when it was written down beside when it arrived, and no later than that', async () => {
  const now = test.now()
  await save({ at: now - 2 * HOUR })
  await save({ at: now + 3 * HOUR })
  const [early, ahead] = (await rows()).sort((a, b) => a.at - b.at)
  expect(early?.entries).toMatchObject([{ at: now - 2 * HOUR }])
  expect(early?.entries[0]?.receivedAt).toBeGreaterThanOrEqual(now)
  expect(ahead?.at).toBe(ahead?.entries[0]?.receivedAt)
})

it('keeps its note from everybody but its writer, the grid workers of the grid and the head', async () => {
  const photos = [await aPhoto(test, 'visit-sealed')]
  await save({ words: NOTE, photos })
  await test.cloud.idle()
  await test.jobs()
  const read: [string, boolean][] = [
    ['zhao', true],
    ['mate', true],
    ['head', true],
    ['staff', false],
  ]
  for (const [openid, may] of read) {
    const [visit] = (await visitsAs(openid)).visits
    expect([openid, visit?.entries[0]?.words === NOTE, visit?.sealed]).toEqual([openid, may, !may])
  }
  expect(codeOf(await test.call('far', 'visit.household', { ...elder, shown: '' }))).toBe('FORBIDDEN')
  // Nor does it stand in anything that is stored, or in any other answer.
  for (const name of ['visits', 'checks', 'messages', 'reveals', 'people'])
    expect([name, JSON.stringify(await test.rows(name)).includes(NOTE)]).toEqual([name, false])
  const answers = [
    await test.must('zhao', 'visit.list', { home: place }),
    await test.must('head', 'desk.open', {}),
    await test.must('head', 'moderation.queue', {}),
    await test.must('elder', 'me.open', {}),
    await test.must('elder', 'home.open', {}),
    await test.must('head', 'residents.find', { text: '王秀英' }),
  ]
  expect(JSON.stringify(answers)).not.toContain(NOTE)
  judgeText(test, '违规的话', 'risky', 20006)
  expect(codeOf(await save({ words: '违规的话' }))).toBe('TEXT_REFUSED')
})

it('is written only for whoever lives in the own grids, and stays where it was made when they move', async () => {
  const shown = (await test.must('zhao', 'visit.list', { home: place })).items[1]!.shown
  const other = { personId: personIdOf('other'), ...place }
  const named = (home: typeof other, given = {}) =>
    test.call('zhao', 'visit.save', aVisit(home, test.now(), given))
  expect(codeOf(await named(other))).toBe('FORBIDDEN')
  expect(codeOf(await named({ ...other, gridId: 'g02', building: '3 号楼' }))).toBe('FORBIDDEN')
  expect(codeOf(await named({ ...elder, building: '2 号楼' }))).toBe('VISIT_NOT_THERE')
  await test.cloud.store.update('people', {
    ...{ query: { _id: elder.personId }, update: { $set: { gridId: 'g02', building: '3 号楼' } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(codeOf(await named(elder))).toBe('FORBIDDEN')
  const kept = await named(elder, { shown, words: NOTE })
  expect(kept).toMatchObject({ ok: true, data: { moved: true } })
  expect(await rows()).toMatchObject([{ ...place, personId: elder.personId, moved: true }])
  const there = { personId: elder.personId, gridId: 'g02', building: '3 号楼', shown: '' }
  expect((await test.must('far', 'visit.household', there)).visits).toEqual([])
  const here = await test.must('zhao', 'visit.household', { ...elder, shown })
  expect(here).toMatchObject({
    moved: true,
    visits: [{ moved: true, place: expect.stringContaining('1 号楼') }],
  })
})

it('goes over with the record of whoever was written down twice, and back', async () => {
  const paper = { personId: 'r-paper', ...place }
  await put(test, 'people', [
    aPerson('', {
      ...{ _id: paper.personId, realName: '王秀英', birthDate: '1940-03-03', ...place, room: '301' },
      twins: [{ at: 1, why: 'person', child: '', others: [elder.personId] }],
    }),
  ])
  await test.must('zhao', 'visit.save', aVisit(paper, test.now(), { words: NOTE }))
  const both = { stays: elder.personId, closes: paper.personId }
  await test.must('staff', 'residents.merge', both)
  expect((await visitsAs('zhao')).visits).toMatchObject([{ entries: [{ words: NOTE }] }])
  await test.must('staff', 'residents.unmerge', { closes: paper.personId })
  expect((await visitsAs('zhao')).visits).toEqual([])
})

it('is added to and taken back by its writer alone, and never changed', async () => {
  const first = await test.must('zhao', 'visit.save', aVisit(elder, test.now(), { words: NOTE }))
  const { visitId } = first
  const add = (words: string, openid = 'zhao', key?: string) =>
    test.call(openid, 'visit.correct', { visitId, at: test.now(), chips: ['help'], words }, key)
  const before = (await rows())[0]!.entries[0]
  expect(codeOf(await add('不是我写的', 'mate'))).toBe('VISIT_NOT_YOURS')
  const twice = await Promise.all([
    add('要换灯泡', 'zhao', 'same-addition'),
    add('要换灯泡', 'zhao', 'same-addition'),
  ])
  expect(twice.map(codeOf)).toContain('ok')
  expect((await rows())[0]!.entries).toHaveLength(2)
  expect((await rows())[0]!.entries[0]).toEqual(before)
  expect((await visitsAs('zhao')).visits[0]).toMatchObject({
    entries: [
      { chips: ['well'], words: NOTE },
      { chips: ['help'], words: '要换灯泡' },
    ],
    mayCorrect: true,
  })
  for (let more = 2; more < visitRules.mostEntries; more++) await add(`第${more}句`)
  expect(codeOf(await add('再一句'))).toBe('VISIT_FULL')
  expect(codeOf(await test.call('mate', 'visit.takeBack', { visitId }))).toBe('VISIT_NOT_YOURS')
  for (let again = 0; again < 2; again++) await test.must('zhao', 'visit.takeBack', { visitId })
  expect((await visitsAs('head')).visits[0]).toMatchObject({ takenBack: true, entries: [], photos: [] })
  expect((await listed())[1]).toMatchObject({ last: null })
  expect(codeOf(await add('收回以后'))).toBe('INVALID_STATE')
  const late = await test.must('zhao', 'visit.save', aVisit(elder, test.now()))
  test.at(test.now() + visitRules.takeBackMs + MINUTE)
  expect(
    codeOf(await test.call('zhao', 'visit.takeBack', late.visitId ? { visitId: late.visitId } : { visitId })),
  ).toBe('VISIT_TAKE_BACK_OVER')
})

it('arrives exactly once with its photos whatever request dies', async () => {
  const photos = [await aPhoto(test, 'visit-crash-1'), await aPhoto(test, 'visit-crash-2')]
  const input = aVisit(elder, test.now(), { words: NOTE, photos })
  await alikeAfterCrashes(test, ['zhao', 'visit.save', input], async () => {
    await test.cloud.idle()
    const checks = await test.rows<CheckDocument>('checks')
    return {
      visits: (await rows()).map(({ personId, photos: kept, entries, content, unsettled }) => ({
        ...{ personId, kept, entries: entries.length, verdict: content?.verdict, unsettled },
      })),
      checks: checks.map(({ state, media }) => ({ state, media: media.length })),
    }
  })
})

/** Owns that a station is written by its head alone, seen by everybody at once, and by nobody's hand undone unnoticed. */
import { DAY, dayOf, HOUR, startOf, weekdayOf } from '../../../src/domain/kernel/clock'
import type { HomeMove } from '../../../src/domain/person/home-move-document'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aGrantForm } from '../../support/honours'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高远' })
  await appoint(test, 'second', ['station_admin'], { realName: '钱进' })
  await appoint(test, 'staff', ['staff'])
})
afterAll(() => test.close())

const form = {
  ...{ hours: '每天 9:00–18:00', phone: '0912-1234567', about: '街坊有事先到这里' },
  slogans: '有事您说话\n门一直开着',
}

const inDays = (days: number): string => dayOf(test.now() + days * DAY)

it('what the head writes stands on the page of the station in the same moment, and the way there stays', async () => {
  const { version, mayEdit } = await test.must('head', 'station.sheet', {})
  expect(mayEdit).toBe(true)
  const saved = await test.must('head', 'station.saveSheet', { form, version })
  expect(saved).toMatchObject({ by: '高*', version: version + 1 })
  const seen = await test.call('zhang', 'station.open', {})
  if (!seen.ok) throw new Error(seen.error.code)
  expect(seen.data.self).toEqual({
    about: '街坊有事先到这里',
    slogans: ['有事您说话', '门一直开着'],
  })
  expect(seen.data.contact).toMatchObject({ hours: '每天 9:00–18:00', phone: '09121234567' })
  expect(seen.data.contact?.location).toBeDefined()
  expect(seen.ops).toBeLessThanOrEqual(2)
})

it('what it was honoured with is what its honours say, the latest first, and nothing of people', async () => {
  const give = (form: object) =>
    test.must('staff', 'honour.grant', { personId: null, form: aGrantForm({ by: 'none', ...form }) })
  const unit = { as: 'unit', kind: 'unitHonour', name: '兴神路社区', level: 'city', grantedBy: '市文明办' }
  await give({ ...unit, title: '星级社区', year: 2024 })
  const { honourId } = await give({ ...unit, title: '文明单位', year: 2025 })
  await give({ as: 'past', name: '王建国', agreed: true, year: 2025 })
  const told = async () => (await test.must('zhang', 'station.open', {})).honours
  expect((await told()).map(({ title, caption }) => [title, caption])).toEqual([
    ['文明单位', '2025 年，市级，市文明办'],
    ['星级社区', '2024 年，市级，市文明办'],
  ])
  await test.must('staff', 'honour.move', { honourId, event: 'withdraw', version: 1, reason: '登记错了' })
  expect((await told()).map(({ title }) => title)).toEqual(['星级社区'])
})

it('the same sheet again is granted and writes nothing, also with the version of before', async () => {
  const { version } = await test.must('head', 'station.sheet', {})
  await test.must('head', 'station.saveSheet', { form, version })
  expect((await test.must('head', 'station.saveSheet', { form, version })).version).toBe(version + 1)
})

it('of two heads who write at once the second is told who was quicker', async () => {
  const { version } = await test.must('head', 'station.sheet', {})
  await test.must('second', 'station.saveSheet', { form, version })
  const late = await test.call('head', 'station.saveSheet', { form: { ...form, about: '别的话' }, version })
  expect(late).toMatchObject({ error: { code: 'STATION_CHANGED', details: { name: '钱*' } } })
  expect((await test.must('head', 'station.sheet', {})).form.about).toBe('街坊有事先到这里')
})

it('staff see it and do not write it, residents do neither', async () => {
  const { version, mayEdit } = await test.must('staff', 'station.sheet', {})
  expect(mayEdit).toBe(false)
  const days = { from: inDays(1), to: inDays(1), closed: true, version }
  expect(await test.code('staff', 'station.saveSheet', { form, version })).toBe('FORBIDDEN')
  expect(await test.code('staff', 'station.closeDays', days)).toBe('FORBIDDEN')
  expect(await test.code('zhang', 'station.sheet', {})).toBe('FORBIDDEN')
})

it('a sheet that cannot be kept is refused whole', async () => {
  const { version } = await test.must('head', 'station.sheet', {})
  const slogans = Array(9).fill('一句').join('\n')
  const reply = await test.call('head', 'station.saveSheet', { form: { ...form, slogans }, version })
  expect(codeOf(reply)).toBe('INVALID_INPUT')
})

it('closed days are told to residents a month ahead, and go when the office works after all', async () => {
  const { version } = await test.must('head', 'station.sheet', {})
  const far = { from: inDays(40), to: inDays(41) }
  const soon = { from: inDays(5), to: inDays(7) }
  await test.must('head', 'station.closeDays', { ...far, closed: true, version })
  expect((await test.must('zhang', 'station.open', {})).closed).toBeNull()
  const both = await test.must('head', 'station.closeDays', { ...soon, closed: true, version: version + 1 })
  expect(both.closed).toEqual([soon, far])
  expect((await test.must('zhang', 'station.open', {})).closed).toEqual(soon)
  await test.must('head', 'station.closeDays', { ...soon, closed: false, version: both.version })
  expect((await test.must('zhang', 'station.open', {})).closed).toBeNull()
})

/** When somebody's wish to move is to be answered. */
async function movesBy(openid: string): Promise<number> {
  const [person] = await test.rows<{ homeMove: HomeMove }>('people', { _id: personIdOf(openid) })
  return person?.homeMove.dueAt ?? 0
}

it('what is asked afterwards is answered later by the closed days, what was asked before is not', async () => {
  const answeredBy = async (openid: string): Promise<number> => {
    await test.must(openid, 'units.askMove', { stationId: 'st1', where: '3 号楼' })
    return movesBy(openid)
  }
  await put(test, 'people', [aPerson('one', { stationId: 'st2' }), aPerson('two', { stationId: 'st2' })])
  const before = await answeredBy('one')
  const { version } = await test.must('head', 'station.sheet', {})
  const days = { from: inDays(0), to: dayOf(before), closed: true, version }
  await test.must('head', 'station.closeDays', days)
  expect(await answeredBy('two')).toBeGreaterThan(before)
  expect(await movesBy('one')).toBe(before)
})

it('on a Saturday that is worked in exchange the clocks go on, and the day is told and taken back', async () => {
  const { version } = await test.must('head', 'station.sheet', {})
  const today = startOf(inDays(0))
  const saturday = dayOf(today + (13 - weekdayOf(today)) * DAY)
  const sunday = dayOf(startOf(saturday) + DAY)
  test.at(startOf(saturday) - 14 * HOUR)
  await put(test, 'people', [aPerson('one', { stationId: 'st2' }), aPerson('two', { stationId: 'st2' })])
  const answeredBy = async (openid: string): Promise<number> => {
    await test.must(openid, 'units.askMove', { stationId: 'st1', where: '3 号楼' })
    return movesBy(openid)
  }
  const before = await answeredBy('one')
  const friday = dayOf(test.now())
  const worked = { closed: false, works: true }
  const wrong = { from: friday, to: saturday, ...worked, version }
  expect(await test.code('head', 'station.closeDays', wrong)).toBe('DAYS_NO_WEEKEND')
  const weekend = { from: saturday, to: sunday }
  const sheet = await test.must('head', 'station.closeDays', { ...weekend, ...worked, version })
  expect([sheet.worked, sheet.closed]).toEqual([[weekend], []])
  expect(await answeredBy('two')).toBeLessThan(before)
  const off = { from: sunday, to: sunday, closed: true, version: sheet.version }
  const half = await test.must('head', 'station.closeDays', off)
  const [sat, sun] = [saturday, sunday].map((day) => ({ from: day, to: day }))
  expect([half.worked, half.closed]).toEqual([[sat], [sun]])
  const back = { ...weekend, closed: false, version: half.version }
  expect(await test.must('head', 'station.closeDays', back)).toMatchObject({ worked: [], closed: [] })
})

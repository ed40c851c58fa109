/** Importing honours of earlier years: each row once, people by their family name alone, and taken back while nobody has moved them. */
import type { HonourDocument } from '../../../src/domain/honour/documents'
import { alikeAfterCrashes } from '../../support/crash'
import { importing } from '../../support/imports'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

const head = '荣誉种类,荣誉名称,姓名,对象,年份,几月,周期,授予单位,级别,公开\n'
const rows = [
  '身边好人,,欧阳远,个人,2019,,按年,区委宣传部,区级,是',
  '时尚达人,,李爱华,个人,2018,3月,按月,兴神路社区,,',
  '集体荣誉,文明单位,兴神路社区新时代文明实践站,单位,2020年,,,市文明办,市级,',
].join('\n')
const wrong = [
  '最美庭院,,王家小院,个人,2019,,,社区,,',
  '身边好人,,,个人,2019,,,社区,,',
  '身边好人,,李爱华,居民,1979,,,社区,,',
].join('\n')

let test: TestCloud
let { look, toTheEnd, bring, refusedOf } = {} as ReturnType<typeof importing>
beforeAll(async () => {
  test = await testCloud()
  ;({ look, toTheEnd, bring, refusedOf } = importing(test))
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-other', ['staff'])
})
afterAll(() => test.close())

const honours = async () =>
  (await test.rows<HonourDocument>('honours')).sort((a, b) => (a.day < b.day ? -1 : 1))
const board = async () => {
  const { items } = await test.must('o-anyone', 'honour.board', { board: 'honours', kind: null })
  return items.map(({ honour, hidden }) => (honour ? `${honour.name} ${honour.title}` : `+${hidden}`))
}

it('looks first, says what it cannot read, and writes what it can as the desk would', async () => {
  const one = await look('honours', `${head}${rows}\n${wrong}\n`)
  expect(one.counts).toEqual({ added: 3, changed: 0, same: 0, refused: 3 })
  expect(await honours()).toEqual([])
  expect(await refusedOf(one.importId)).toEqual([
    [5, '「最美庭院」不是给这样的，请看「给谁」一列'],
    [6, '没有写名称或姓名'],
    [7, expect.stringContaining('哪一年「1979」不是 1980 到 2099 的整数')],
  ])
  // The names of people are sealed where the file is remembered, and in the honours they never stand.
  const kept = async () => JSON.stringify([await test.rows('importParts'), await honours()])
  expect(await kept()).not.toMatch(/欧阳远|李爱华/)
  await toTheEnd('import.run', one.importId)
  expect(await kept()).not.toMatch(/欧阳远|李爱华/)
  expect((await honours()).map(({ holder, period, level, day }) => [holder, period, level, day])).toEqual([
    [{ as: 'past', calling: '李*' }, { by: 'month', key: '2018-03' }, 'station', '2018-03-01'],
    [{ as: 'past', calling: '欧阳*' }, { by: 'year', key: '2019' }, 'district', '2019-01-01'],
    [{ as: 'unit', name: '兴神路社区新时代文明实践站' }, null, 'city', '2020-01-01'],
  ])
  // Whoever has not agreed is counted.
  expect(await board()).toEqual(['兴神路社区新时代文明实践站 文明单位', '欧阳* 身边好人', '+1'])
})

it('brings nothing twice, whoever brings it, and two of one family name are two', async () => {
  await bring('honours', head + rows)
  const again = await importing(test, 'o-other').bring('honours', head + rows)
  expect(again.counts).toMatchObject({ added: 0, same: 3 })
  expect((await look('honours', `${head}${rows.replace('李爱华', '李爱国')}`)).counts).toMatchObject({
    added: 1,
  })
  expect(await honours()).toHaveLength(3)
})

it('goes back but for what somebody has moved since', async () => {
  const { importId } = await bring('honours', head + rows)
  const [moved] = await honours()
  const rest = { honourId: moved?._id ?? '', event: 'rest', version: 1, reason: '在核实' } as const
  await test.must('o-staff', 'honour.move', rest)
  expect(await toTheEnd('import.undo', importId)).toMatchObject({ undone: 2, kept: 1 })
  expect((await honours()).map(({ _id }) => _id)).toEqual([moved?._id])
})

it('whichever request dies, a row is written once and goes back once', async () => {
  const standing = async () => (await honours()).map(({ day, title, version }) => [day, title, version])
  const { importId } = await look('honours', head + (rows.split('\n')[0] ?? ''))
  await alikeAfterCrashes(test, ['o-staff', 'import.run', { importId }], standing)
  await alikeAfterCrashes(test, ['o-staff', 'import.undo', { importId }], standing)
  expect(await honours()).toEqual([])
})

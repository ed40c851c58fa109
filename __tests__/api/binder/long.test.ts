/** Files of more rows than one of them holds: none is shorter than it says, and hours of two kinds are two sums. */
import { monthOf } from '../../../src/domain/kernel/clock'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { aRecord, binderOf, innards, makeBinder, setIn } from '../../support/binders'
import { personIdOf, put } from '../../support/builders'
import { keepPresent } from '../../support/crash'
import { fullStation, type FullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let full: FullStation
let month: string
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  full = await fullStation(test)
  await test.jobs()
  month = monthOf(test.now())
  rewind = await keepPresent(test)
})
afterAll(() => test.close())
beforeEach(() => rewind())

/** Whoever agrees to being reported. */
const agrees = personIdOf('o-wisher')

const many = (count: number, given: Partial<ServiceRecordDocument> = {}) =>
  put(
    test,
    'serviceRecords',
    Array.from({ length: count }, (_, n) => aRecord(test, n, given)),
  )

/** The text of a sheet. */
const sheetOf = async (asked: Promise<{ base64: string }>): Promise<string> => innards((await asked).base64)

const rowsWith = (text: string, words: string): number => text.split(words).length - 1

it('the ledger says that it is the newest part of more, and has no total of a part', async () => {
  await many(1_500)
  const ledger = () => sheetOf(test.must('o-staff', 'file.ledger', { month, as: 'sheet' }))
  const cut = await ledger()
  expect(cut).toContain('只有最新的 1000 笔，更早的没有写进来，所以不写合计')
  expect(cut).not.toContain('算数的')
  const found = await sheetOf(
    test.must('o-staff', 'file.ledger', { month, as: 'sheet', text: '楼道清扫 149' }),
  )
  // 149, 1149 and 1490 to 1499, wherever in the month they lie.
  expect(found).toMatch(/>12 笔 · 算数的 12 小时</)
})

it('the national sheets have every record of the month, and who led what it was of', async () => {
  const leader = (await test.rows<{ _id: string; realName: string }>('people', { openid: 'o-staff' }))[0]
  const day = `${full.binderMonth}-12`
  await many(1_500, { leaderId: leader?._id ?? '', day, ownerId: agrees })
  await put(test, 'serviceRecords', [aRecord(test, 9_999, { day, title: '没有同意的' })])
  const sheets = await sheetOf(test.must('o-admin', 'file.national', { month: full.binderMonth }))
  expect(rowsWith(sheets, '楼道清扫 ')).toBeGreaterThanOrEqual(1_500)
  expect(sheets).toContain('活动负责人')
  expect(sheets).toContain(leader?.realName)
  expect(sheets).not.toContain('没有同意的')
})

it('what is more than one file of national sheets holds is refused with what to do', async () => {
  await many(6_000, { day: `${full.binderMonth}-12`, ownerId: agrees })
  expect(await test.code('o-admin', 'file.national', { month: full.binderMonth })).toBe('SHEETS_TOO_LONG')
  const { handedOut } = await binderOf(test, full.binderMonth)
  expect(handedOut).toEqual([])
})

it('what help was rated in a month stands in that month, whenever it was ordered', async () => {
  const [order] = await test.rows<{ _id: string; history: object[] }>('cases', { kind: 'order' })
  const at = Date.parse(`${full.binderMonth}-20T02:00:00Z`)
  await setIn(test, 'cases', order?._id ?? '', {
    ...{
      createdAt: at - 30 * 24 * 3_600_000,
      movedAt: at + 3 * 24 * 3_600_000,
      handlerId: agrees,
      handlerName: '徐热心',
    },
    answers: { rate: { overall: '4' } },
    history: [...(order?.history ?? []), { on: 'rate', by: 'p', at }],
  })
  const sheets = await sheetOf(test.must('o-admin', 'file.national', { month: full.binderMonth }))
  for (const words of ['徐热心', '4 分', `${full.binderMonth}-20`]) expect(sheets).toContain(words)
  const other = await test.call('o-admin', 'file.national', { month })
  if (other.ok) expect(innards(other.data.base64)).not.toContain('徐热心')
})

it('minutes that were proved and minutes that were added are two columns with two sums', async () => {
  const [session] = await test.rows<{ _id: string; activityId: string }>('sessions', { stationId: 'st1' })
  const of = { sessionId: session?._id ?? '' }
  await put(test, 'serviceRecords', [
    aRecord(test, 1, { ...of, minutes: 7 }),
    aRecord(test, 2, { ...of, kind: 'added', minutes: 600 }),
  ])
  await makeBinder(test, 'o-staff', month)
  const { chapters } = await test.must('o-staff', 'binder.month', { month })
  const sums = Object.fromEntries(
    (chapters.find(({ key }) => key === 'activities')?.sums ?? []).map(({ head, sum }) => [head, sum]),
  )
  const records = (await test.rows<ServiceRecordDocument>('serviceRecords', { stationId: 'st1' })).filter(
    ({ sessionId, creditStands }) => sessionId !== null && creditStands,
  )
  const minutesOf = (kind: string) =>
    records.filter((one) => one.kind === kind).reduce((all, { minutes }) => all + minutes, 0)
  expect(sums).toMatchObject({ 证明的分钟: minutesOf('proved'), 补录的分钟: minutesOf('added') })
  expect(sums['分钟']).toBeUndefined()
})

/** What becomes of the rows of a frozen binder is told in one that follows, once, whenever it happens and however much it is. */
import { DAY, monthOf } from '../../../src/domain/kernel/clock'
import { spanOfMonth } from '../../../src/domain/points/months'
import { aRecord, linesOf, makeBinder, setIn } from '../../support/binders'
import { put } from '../../support/builders'
import { keepPresent } from '../../support/crash'
import { fullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let month: string
let rewind: () => Promise<void>
beforeAll(async () => {
  test = await testCloud()
  await fullStation(test)
  await test.jobs()
  month = monthOf(test.now())
  rewind = await keepPresent(test)
})
afterAll(() => test.close())
beforeEach(() => rewind())

/** Some days into the month after one. @returns that month */
function intoNext(of: string): string {
  test.at(spanOfMonth(of).until + 3 * DAY)
  return monthOf(test.now())
}

const records = (count: number) =>
  put(
    test,
    'serviceRecords',
    Array.from({ length: count }, (_, n) => aRecord(test, n)),
  )

/** What the binder of a month tells of the records that were put here. */
async function told(of: string): Promise<string[][]> {
  await makeBinder(test, 'o-staff', of)
  return (await linesOf(test, of, 'corrections'))
    .filter(({ key }) => key.startsWith('many-'))
    .map(({ key, cells }) => [key, String(cells[0]), String(cells[2])])
}

it('tells what changed of a month after the binder that followed it was frozen, and nothing twice', async () => {
  await records(3)
  const first = `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月 · 时长（签到证明的）`
  const second = intoNext(month)
  await makeBinder(test, 'o-staff', month)
  await setIn(test, 'serviceRecords', 'many-00000', { minutes: 90 })
  await setIn(test, 'serviceRecords', 'many-00002', { minutes: 45 })
  const third = intoNext(second)
  expect(await told(second)).toEqual([
    ['many-00000', first, '分钟 60 → 90'],
    ['many-00002', first, '分钟 60 → 45'],
  ])
  await setIn(test, 'serviceRecords', 'many-00001', { creditStands: false })
  await setIn(test, 'serviceRecords', 'many-00002', { minutes: 60 })
  const fourth = intoNext(third)
  expect(await told(third)).toEqual([
    ['many-00001', first, '不算数了'],
    ['many-00002', first, '又和定稿一样了'],
  ])
  intoNext(fourth)
  expect(await told(fourth)).toEqual([])
})

it('tells every one of them, however many there are', async () => {
  await records(600)
  const second = intoNext(month)
  await makeBinder(test, 'o-staff', month)
  for (let n = 0; n < 600; n += 1)
    await setIn(test, 'serviceRecords', `many-${String(n).padStart(5, '0')}`, { minutes: 30 })
  intoNext(second)
  const lines = await told(second)
  expect(lines).toHaveLength(600)
  expect(new Set(lines.map(([key]) => key)).size).toBe(600)
})

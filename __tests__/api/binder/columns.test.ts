/** A frozen binder outlives its registers: what was read is handed on and compared under the heads it was read under. */
import type { BinderPartDocument, Chapter, KeptColumn } from '../../../src/domain/binder/documents'
import { DAY, monthOf } from '../../../src/domain/kernel/clock'
import { spanOfMonth } from '../../../src/domain/points/months'
import type { Cell } from '../../../src/domain/words/csv'
import { binderOf, innards, linesOf, makeBinder, setIn } from '../../support/binders'
import { keepPresent } from '../../support/crash'
import { fullStation } from '../../support/full-station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

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
beforeEach(async () => {
  await rewind()
  test.at(spanOfMonth(month).until + 3 * DAY)
  await makeBinder(test, 'o-staff', month)
})

/** As if activities had been read by a version of the program whose register had these columns of today's. */
async function readUnder(columns: KeptColumn[] | undefined, cellsOf: (cells: Cell[]) => Cell[]) {
  const binder = await binderOf(test, month)
  const isIt = ({ key }: Chapter) => key === 'activities'
  const chapters = binder.chapters.map((one) =>
    isIt(one) ? { ...one, sums: [], ...(columns ? { columns } : { columns: undefined }) } : one,
  )
  await setIn(test, 'binders', binder._id, { chapters })
  for (const { id } of chapters.find(isIt)?.parts ?? []) {
    const [part] = await test.rows<BinderPartDocument>('binderParts', { _id: id })
    const lines = part?.lines.map(({ key, cells }) => ({ key, cells: cellsOf(cells) }))
    await setIn(test, 'binderParts', id, { lines })
  }
}

const correctedActivities = async () => {
  const following = monthOf(test.now())
  await makeBinder(test, 'o-staff', following)
  return (await linesOf(test, following, 'corrections')).filter(({ cells }) =>
    String(cells[0]).endsWith(' · 活动'),
  )
}

it('is handed on under the heads it was read under, whatever columns its registers have since', async () => {
  const kept = (await binderOf(test, month)).chapters.find(({ key }) => key === 'activities')?.columns ?? []
  const title = kept.findIndex(({ head }) => head === '活动')
  // A column fewer, and one that is gone by now in the place of another.
  await readUnder([{ head: '从前的一栏', room: 9 }, ...kept.slice(1, -1)], ([, ...cells]) => [
    '从前的话',
    ...cells.slice(0, -1),
  ])
  const told = await linesOf(test, month, 'activities')
  expect(told.length).toBeGreaterThan(0)
  for (const as of ['word', 'sheet'] as const) {
    const text = innards((await test.must('o-staff', 'binder.file', { month, as, volume: 0 })).base64)
    for (const words of ['从前的一栏', '从前的话', String(told[0]?.cells[title])])
      expect(text).toContain(words)
  }
  expect(await correctedActivities()).toEqual([])
})

it('that was kept until 0.21, without its heads, is handed on and compared as it was read', async () => {
  // Of the two columns of minutes there was one, which held both.
  await readUnder(undefined, (cells) => [...cells.slice(0, 11), 720, ...cells.slice(13)])
  const text = textOf((await test.must('o-staff', 'binder.file', { month, as: 'word', volume: 0 })).base64)
  for (const words of ['活动', '负责人', '分钟', '720', '情况']) expect(text).toContain(words)
  expect(await correctedActivities()).toEqual([])
})

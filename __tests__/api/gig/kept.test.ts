/** Posts and who saw which licence are kept for three years at least: no job takes any of it away, and nor does time. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { CaseDocument } from '../../../src/domain/case/documents'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-later', ['staff'], { realName: '吴芳' })
})
afterAll(() => test.close())

const rowOf = async (caseId: string): Promise<CaseDocument> =>
  (await test.rows<CaseDocument>('cases', { _id: caseId }))[0] as CaseDocument

async function hung(days: number): Promise<string> {
  const { caseId, version } = await test.must('o-staff', 'jobPost.begin', {
    unnamed: false,
    form: {
      ...{
        title: '帮厨',
        employer: '社区食堂',
        about: '做午饭',
        people: 2,
        content: '洗菜',
        conditions: '有健康证',
      },
      ...{ place: '幸福里', hours: '上午', payBy: 'day', pay: 120, source: '' },
      until: dayOf(test.now() + days * DAY),
    },
  })
  const see = { licence: 'business', tail: '7K3M' }
  const seen = { caseId, version, event: 'see' as const, answers: { see } }
  await test.must('o-staff', 'jobPost.move', seen as never)
  await test.must('o-staff', 'jobPost.move', { caseId, version: version + 1, event: 'publish' } as never)
  return caseId
}

it('one that is over stands as it was after three years and after ten, and one that hangs is not touched early', async () => {
  const [over, taken] = [await hung(1), await hung(40)]
  test.at(test.now() + 3 * DAY)
  await test.jobs()
  const ended = await rowOf(over)
  expect(ended.state).toBe('expired')
  expect((await rowOf(taken)).state).toBe('published')
  const { version } = await rowOf(taken)
  await test.must('o-staff', 'jobPost.move', { caseId: taken, version, event: 'fill' } as never)
  const filled = await rowOf(taken)
  const begun = test.now()
  // A day short of three years, a day more, and long after that.
  for (const days of [3 * 365 - 1, 3 * 365 + 1, 10 * 365]) {
    test.at(begun + days * DAY)
    await test.jobs()
    await test.jobs()
    expect([await rowOf(over), await rowOf(taken)]).toEqual([ended, filled])
  }
  // Whoever works there by then reads who saw which licence, and when.
  const { items } = await test.must('o-later', 'jobPost.desk', { view: 'expired' })
  expect(items.map(({ caseId }) => caseId)).toEqual([over])
  const { story } = await test.must('o-later', 'jobPost.open', { caseId: over })
  expect(story.map(({ text }) => text)).toEqual(['记了下来', '看过执照', '挂了出去', '到了日子，摘下来'])
  expect(ended.answers?.['see']).toEqual({ licence: 'business', tail: '7K3M' })
})

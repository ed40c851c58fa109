/** What is over is forgotten in its time: whose wish it was and where, and what single people answered in a survey. */
import { DAY } from '../../../src/domain/kernel/clock'
import type { SurveyDocument } from '../../../src/domain/survey/documents'
import { surveyRules } from '../../../src/domain/survey/rules'
import { wishRulesAt } from '../../../src/domain/wish/rules'
import { publishedSurvey, wantsHelp } from '../../support/surveys'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, makeWish, versionOf, wishIn, wishRow, wishStation } from '../../support/wishes'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const daysOn = async (days: number): Promise<void> => {
  test.at(test.now() + days * DAY)
  await test.jobs()
}
const whose = async (wishId: string) => {
  const { wisherName, calling, form } = await wishRow(test, wishId)
  return [wisherName, calling, form.place]
}
const known = ['王秀英', '王阿姨', '3 号楼 2 单元门口']
const forgotten = ['王*', '街坊', '']

it.each(['closed', 'withdrawn', 'rejected'] as const)(
  'half a year after a wish is %s nobody can tell whose it was and where',
  async (state) => {
    const wishId = await wishIn(test, state)
    const { knownDays } = wishRulesAt(test.now())
    await daysOn(knownDays - 1)
    expect(await whose(wishId)).toEqual(known)
    await daysOn(2)
    expect(await whose(wishId)).toEqual(forgotten)
    const seen = await test.must('o-admin', 'wish.open', { wishId })
    expect(JSON.stringify(seen)).not.toMatch(/王秀英|王阿姨|2 单元门口/)
    // It is still among the own, and what was granted with it stays.
    expect((await test.must('o-wisher', 'wish.mine', { as: 'maker' })).items).toHaveLength(1)
    expect(seen.title).toBe('想要一盏护眼灯')
  },
)

it('a wish that goes on, or is handed in anew, is not forgotten', async () => {
  const { wishId } = await makeWish(test)
  await daysOn(wishRulesAt(test.now()).knownDays + 1)
  expect(await whose(wishId)).toEqual(known)
  const again = await wishIn(test, 'rejected')
  await daysOn(100)
  const version = await versionOf(test, again)
  await test.must('o-wisher', 'wish.amend', { wishId: again, version, form: aWishForm(test) })
  await daysOn(100)
  expect(await whose(again)).toEqual(known)
})

it('a year after it was counted the single answers of a survey are gone, and what they came to stays', async () => {
  const surveyId = await publishedSurvey(test)
  for (const openid of ['o-wisher', 'h-0']) {
    await test.must(openid, 'survey.answer', { surveyId, given: wantsHelp as never })
  }
  await daysOn(8)
  // It is counted once whatever was on its way has arrived.
  await daysOn(1)
  const row = async () => (await test.rows<SurveyDocument>('surveys', { _id: surveyId }))[0]
  const answers = async () => (await test.rows('surveyAnswers', { surveyId })).length
  const { state, figures } = (await row()) ?? {}
  expect([state, await answers()]).toEqual(['analysed', 2])
  await daysOn(surveyRules.answersDays - 1)
  expect(await answers()).toBe(2)
  await daysOn(2)
  expect(await answers()).toBe(0)
  expect(await row()).toMatchObject({ state, figures })
  expect(await row()).not.toHaveProperty('forgetAt')
})

/** Owns that the search finds what has a page of its own, for whoever may open it and for nobody else, in the same requests. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { aWorkForm } from '../../support/livelihoods'
import { PARTNER, putPartner } from '../../support/partner'
import { appoint, stationOf } from '../../support/station'
import { publishedSurvey, wantsHelp } from '../../support/surveys'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'o-wang', [], { realName: '王建国' })
})
afterAll(() => test.close())

const found = async (text: string, openid = 'o-wang') => {
  const reply = await test.call(openid, 'search.find', { text })
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.ops).toBeLessThanOrEqual(3)
  return reply.data.groups.flatMap(({ items }) => items)
}

it('finds a survey while it asks, and what it came to where everybody may read that', async () => {
  const [open, kept] = [
    await publishedSurvey(test, { title: '院子里添什么' }),
    await publishedSurvey(test, { title: '院子里缺什么', open: false }),
  ]
  const asking = await found('院子里')
  expect(asking.map(({ id }) => id).sort()).toEqual([open, kept].sort())
  expect(asking.every(({ page }) => page.includes('survey/answer'))).toBe(true)
  for (const surveyId of [open, kept])
    await test.must('o-wang', 'survey.answer', { surveyId, given: wantsHelp as never })
  test.at(test.now() + 8 * DAY)
  // The timer has not run yet: nobody may answer any more, and there is nothing to read.
  expect(await found('院子里')).toEqual([])
  await test.jobs()
  test.at(test.now() + HOUR)
  await test.jobs()
  const results = await found('院子里')
  expect(results.map(({ id }) => id)).toEqual([open])
  expect(results[0]?.page).toContain('survey/result')
  expect(await test.code('o-wang', 'survey.report', { surveyId: open })).toBe('ok')
  expect(await test.code('o-wang', 'survey.report', { surveyId: kept })).not.toBe('ok')
})

it('finds works by what they are for, and partners that residents see', async () => {
  const { workId } = await test.must('o-staff', 'livelihood.save', { form: aWorkForm(test) })
  expect((await found('水厕')).map(({ id }) => id)).toEqual([workId])
  await putPartner(test)
  expect((await found('诚信')).map(({ id }) => id)).toEqual([PARTNER])
  expect((await found('理发')).map(({ caption }) => caption)).toEqual(['公益合伙人，北门'])
  // Whom to call there is the station's to know.
  expect(await found('孙师傅')).toEqual([])
  await test.cloud.store.update('partners', {
    ...{ query: { _id: PARTNER }, update: { $set: { active: false } } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  })
  expect(await found('理发')).toEqual([])
})

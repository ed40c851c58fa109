/** What lies around a survey: people learn of it once, the desk of what waits, paper says no more than the page, and two records are one person. */
import { strFromU8, unzipSync } from 'fflate'
import { DAY, HOUR, monthOf } from '../../../src/domain/kernel/clock'
import type { NoticeDocument } from '../../../src/domain/notice/documents'
import type { SurveyDocument } from '../../../src/domain/survey/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { alikeAfterCrashes, crashesOn, crashJobs, keepPresent, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { aQuestion, aSurveyForm, publishedSurvey, wantsHelp } from '../../support/surveys'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { textOf } from '../../support/word'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  await put(test, 'people', [
    aPerson('o-in', { realName: '王秀英', gridId: 'g01', subscriptions: { stationNotice: 2 } }),
    aPerson('o-out', { gridId: 'g02', subscriptions: { stationNotice: 2 } }),
  ])
})
afterAll(() => test.close())

const notices = () => test.rows<NoticeDocument>('notices')
const letters = async () =>
  (await test.rows<{ personId: string; title: string }>('messages')).map(({ personId }) => personId)
const sheetText = (base64: string): string =>
  Object.values(unzipSync(Buffer.from(base64, 'base64')))
    .map((part) => strFromU8(part))
    .join('\n')

it('is told by one notice to those whom it asks, by the ways of every notice, whatever dies', async () => {
  const form = aSurveyForm(test, { title: '一网格想要什么', gridIds: ['g01'] })
  const { surveyId, version } = await test.must('o-staff', 'survey.save', { form })
  await laterJobs(test)
  expect(await notices()).toEqual([])
  await test.must('o-staff', 'survey.move', { surveyId, version, event: 'publish' })
  const again = await keepPresent(test)
  const clean = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  for (const crash of [null, ...crashesOn(test, clean.requestId, ['surveys', 'notices'])]) {
    await again()
    if (crash) await crashJobs(test, crash)
    await laterJobs(test)
    const told = await notices()
    expect([crash, told.length, await letters()]).toEqual([crash, 1, [personIdOf('o-in')]])
  }
  const [notice] = await notices()
  expect(notice).toMatchObject({
    ...{ title: '请您填：一网格想要什么', state: 'published', surveyId, expiresAt: form.endsAt },
    ...{ authorId: personIdOf('o-staff'), audience: ['grid:g01'] },
  })
  const read = await test.must('o-in', 'notice.open', { noticeId: notice?._id ?? '' })
  expect(read).toMatchObject({ surveyId, askReceipt: false, from: '社区工作人员 周*' })
  const inboxOf = async (openid: string) => JSON.stringify(await test.must(openid, 'inbox.open', {}))
  expect([await inboxOf('o-in'), await inboxOf('o-out')].map((one) => one.includes('想要什么'))).toEqual([
    true,
    false,
  ])
})

it('the notice of it stands no longer than it is open, whatever dies when it is closed early', async () => {
  const surveyId = await publishedSurvey(test)
  await laterJobs(test)
  const inInbox = async () => JSON.stringify(await test.must('o-in', 'inbox.open', {})).includes('请您填')
  expect(await inInbox()).toBe(true)
  const { version } = (await test.must('o-staff', 'survey.form', { surveyId })).survey ?? { version: 0 }
  const close = ['o-staff', 'survey.move', { surveyId, version, event: 'close' }] as const
  await alikeAfterCrashes(test, [...close], async () => [
    await inInbox(),
    (await notices()).map(({ expiresAt }) => expiresAt <= test.now()),
  ])
  expect(await inInbox()).toBe(false)
})

it('one that is closed before it was told of is told of no more', async () => {
  const surveyId = await publishedSurvey(test)
  const { version } = (await test.must('o-staff', 'survey.form', { surveyId })).survey ?? { version: 0 }
  await test.must('o-staff', 'survey.move', { surveyId, version, event: 'close' })
  await laterJobs(test)
  expect(await notices()).toEqual([])
})

it('says at the desk who waits to be called and what ends soon', async () => {
  const surveyId = await publishedSurvey(test)
  await test.must('o-in', 'survey.answer', { surveyId, given: wantsHelp as never })
  await test.must('o-in', 'survey.contact', { surveyId, questionId: 'q2', agree: true })
  const waits = async () =>
    (await test.must('o-staff', 'desk.open', {})).toDos.flatMap(({ kind, title }) =>
      kind === 'survey' ? [title] : [],
    )
  expect(await waits()).toEqual(['王* 请社区联系'])
  test.at(test.now() + 6.5 * DAY)
  expect((await waits()).sort()).toEqual(['「邻里需求调查」快收完了', '王* 请社区联系'].sort())
  await test.must('o-in', 'survey.withdrawContact', { surveyId })
  expect(await waits()).toEqual(['「邻里需求调查」快收完了'])
})

it('has a code while it is open, and on paper nothing that its page hides', async () => {
  const questions = [
    aQuestion({ id: 'q1', kind: 'scale', title: '路灯亮不亮', needed: true }),
    aQuestion({ id: 'q2', kind: 'text', title: '还想说的' }),
  ]
  const surveyId = await publishedSurvey(test, { title: '路灯', questions })
  const poster = await test.must('o-staff', 'file.surveyCode', { surveyId })
  expect(textOf(poster.base64)).toContain('微信扫一扫，一页填完，不记名')
  const [{ code } = { code: '' }] = await test.rows<SurveyDocument>('surveys', { _id: surveyId })
  await test.must('o-staff', 'file.surveyCode', { surveyId })
  expect((await test.rows<SurveyDocument>('surveys', { _id: surveyId }))[0]?.code).toBe(code)
  const sheet = { surveyId, as: 'sheet' } as const
  expect(await test.code('o-staff', 'file.survey', sheet)).toBe('NOTHING_TO_WRITE')
  for (let at = 0; at < 12; at += 1) {
    const given = { q1: [at < 9 ? '4' : '2'], ...(at === 0 && { q2: ['只有我写了一句'] }) }
    await test.must(`o-p${at}`, 'survey.answer', { surveyId, given: given as never })
  }
  const endsAt = test.now() + 7 * DAY
  test.at(endsAt + HOUR)
  await test.jobs()
  test.at(test.now() + HOUR)
  await test.jobs()
  expect(await test.code('o-staff', 'file.surveyCode', { surveyId })).toBe('SURVEY_OVER')
  const report = await test.must('o-staff', 'survey.report', { surveyId })
  const text = sheetText((await test.must('o-staff', 'file.survey', sheet)).base64)
  expect(report.questions?.[0]?.cells.some(({ count }) => count === null)).toBe(true)
  expect(text).toContain('少于 5 人')
  expect(text).not.toContain('只有我写了一句')
  expect(await test.code('o-in', 'file.survey', sheet)).toBe('FORBIDDEN')
  // A line in the register of the month in which it ended, as in its file.
  const of = { month: monthOf(endsAt), register: 'surveys' as const }
  const { items } = await test.must('o-staff', 'binder.rows', of)
  expect(items.map(({ cells }) => cells.map(String).slice(1, 4))).toEqual([
    ['路灯', String(report.people), '12'],
  ])
  expect(textOf((await test.must('o-staff', 'file.register', { ...of, as: 'word' })).base64)).toContain(
    '路灯',
  )
})

it('whoever has handed it in by a record that was closed into the own one has handed it in', async () => {
  const surveyId = await publishedSurvey(test)
  await test.must('o-out', 'survey.answer', { surveyId, given: wantsHelp as never })
  const former = [{ personId: personIdOf('o-out'), at: test.now(), by: 'o-staff', cardToken: '' }]
  await put(test, 'people', [aPerson('o-now', { gridId: 'g01', former } as object)])
  expect((await test.must('o-now', 'survey.open', { surveyId })).given).toBe(true)
  expect((await test.must('o-now', 'survey.list', {})).items).toMatchObject([{ given: true }])
  await test.must('o-now', 'survey.answer', { surveyId, given: wantsHelp as never })
  expect(await test.rows('surveyAnswers', { surveyId })).toHaveLength(1)
  expect(await test.rows('surveyTickets', { surveyId })).toHaveLength(1)
})

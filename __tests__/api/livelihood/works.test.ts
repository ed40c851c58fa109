/** Owns works for the neighbourhood: figures as they were written, steps that are told once, questions that staff open. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { alikeAfterCrashes } from '../../support/crash'
import { aWorkForm } from '../../support/livelihoods'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '周敏' })
  for (const openid of ['o-wang', 'o-li', 'o-hua']) await appoint(test, openid, [], { realName: '王秀英' })
})
afterAll(() => test.close())

const aWork = async () => (await test.must('o-staff', 'livelihood.save', { form: aWorkForm(test) })).workId
const opened = (workId: string, openid = 'o-wang') => test.must(openid, 'livelihood.open', { workId })
const letters = (openid: string) =>
  test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'caseMoved' })

it('figures stand as they were written, and only what was planned in numbers has a bar', async () => {
  const work = await opened(await aWork())
  expect(work.metrics).toEqual([
    { name: '水厕', done: '12', planned: '20', unit: '座', note: '剩下的八座开春再做', percent: 60 },
    { name: '绿化', done: '1.8 万', planned: '', unit: '㎡', note: '', percent: null },
  ])
  expect(work).toMatchObject({ money: '10 多万元', asOf: dayOf(test.now() - DAY), source: '社区验收单' })
  const odd = {
    ...aWorkForm(test),
    metrics: [{ name: '路', done: '很多', planned: '', unit: '米', note: '' }],
  }
  expect(await test.call('o-staff', 'livelihood.save', { form: odd })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
})

it('a step is told to each who follows, once, whatever dies, and not to whoever has left', async () => {
  const workId = await aWork()
  for (const openid of ['o-wang', 'o-li', 'o-hua', 'o-staff'])
    await test.must(openid, 'livelihood.follow', { workId, on: true })
  await test.must('o-hua', 'livelihood.follow', { workId, on: false })
  const input = { workId, version: 1, day: dayOf(test.now()), text: '第三座做好了' }
  await alikeAfterCrashes(test, ['o-staff', 'livelihood.step', input], async () => [
    (await opened(workId)).steps.map(({ text }) => text),
    await Promise.all(['o-wang', 'o-li', 'o-hua', 'o-staff'].map(async (one) => (await letters(one)).length)),
  ])
  expect((await opened(workId)).steps).toHaveLength(1)
  expect((await letters('o-wang')).map(({ title, text }) => [title, text])).toEqual([
    ['「旱厕改水厕」有新进展', '第三座做好了'],
  ])
  expect((await letters('o-hua')).length + (await letters('o-staff')).length).toBe(0)
})

it('a question is nobody else’s before staff open it with an answer, and never says who asked', async () => {
  const workId = await aWork()
  await test.must('o-wang', 'livelihood.ask', { workId, text: '哪天完工？' })
  await test.must('o-wang', 'livelihood.ask', { workId, text: '我家门口修不修？' })
  expect([(await opened(workId)).mine.length, (await opened(workId, 'o-li')).mine.length]).toEqual([2, 0])
  const desk = await test.must('o-staff', 'livelihood.desk', {})
  const waiting = desk.waiting.sort((a, b) => (a.text < b.text ? -1 : 1))
  expect(waiting.map(({ text, name }) => [text, name])).toEqual([
    ['哪天完工？', '王*'],
    ['我家门口修不修？', '王*'],
  ])
  const waits = async () =>
    (await test.must('o-staff', 'desk.open', {})).toDos.filter(({ kind }) => kind === 'livelihood').length
  expect(await waits()).toBe(2)
  const answer = (at: number, open: boolean) =>
    test.call('o-staff', 'livelihood.answer', {
      ...{ questionId: waiting[at]?.questionId ?? '', version: 1, answer: '年底前。', open },
    })
  for (const one of [await answer(0, true), await answer(0, true), await answer(1, false)])
    expect(one).toMatchObject({ ok: true })
  expect(await waits()).toBe(0)
  expect(await answer(0, false)).toMatchObject({ error: { code: 'STALE' } })
  const others = await opened(workId, 'o-li')
  expect(others.questions.map(({ text, answer: said }) => [text, said])).toEqual([['哪天完工？', '年底前。']])
  expect(JSON.stringify(others)).not.toContain(personIdOf('o-wang'))
  expect((await opened(workId)).mine).toMatchObject([{ text: '我家门口修不修？', answer: '年底前。' }])
  expect(await letters('o-wang')).toHaveLength(2)
})

it('pictures are shown once they were checked, and the two lists of them stay apart', async () => {
  const [before, after] = [await aPhoto(test), await aPhoto(test)]
  const form = aWorkForm(test, { before: [before], after: [after] })
  const { workId, picturesWait } = await test.must('o-staff', 'livelihood.save', { form })
  expect(picturesWait).toBe(true)
  await test.cloud.idle()
  const shown = await opened(workId)
  expect([shown.before.length, shown.after.length]).toEqual([1, 1])
  expect(shown.before).not.toEqual(shown.after)
})

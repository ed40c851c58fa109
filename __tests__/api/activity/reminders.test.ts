/** Reminders of a session: the evening before, or two hours before for who came later; once each, never to who cancelled. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { sessionPatch } from '../../../src/domain/activity/session-changes'
import { DAY, HOUR, instantOf, dayOf, MINUTE } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aDependant, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { crashJobs, laterJobs } from '../../support/crash'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
let evening: number
let startAt: number
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  const day = dayOf(test.now() + 3 * DAY)
  startAt = instantOf(day, '09:00')
  evening = instantOf(dayOf(startAt - DAY), '18:00')
  test.at(evening - 5 * HOUR)
})
afterAll(() => test.close())

const reminders = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) })).filter(
    ({ kind }) => kind === 'sessionSoon',
  )
const signUp = (openid: string, sessionId: string, forPersonId?: string) =>
  test.must(openid, 'activity.signUp', { sessionId, ...(forPersonId && { forPersonId }) })

it('reminds the evening before, once, and two hours before whoever has come since', async () => {
  const { _id: id } = await putSession(test, { startAt, bring: '工具' })
  for (const openid of ['early', 'leaver']) await signUp(openid, id)
  await test.jobs()
  expect(await reminders('early')).toEqual([])
  await test.must('leaver', 'activity.cancel', { sessionId: id })
  test.at(evening + MINUTE)
  await test.jobs()
  await test.jobs()
  expect(await reminders('leaver')).toEqual([])
  const [told, ...more] = await reminders('early')
  expect(more).toEqual([])
  expect(told?.text).toMatch(/9:00，.+：您报了「.+」。请带工具。来不了请现在取消/)

  await signUp('late', id)
  test.at(startAt - 2 * HOUR + MINUTE)
  await test.jobs()
  expect(await reminders('late')).toHaveLength(1)
  expect(await reminders('early')).toHaveLength(1)
  test.at(startAt + MINUTE)
  await laterJobs(test)
  expect(await reminders('late')).toHaveLength(1)
  const [session] = await test.rows<SessionDocument>('sessions', { _id: id })
  expect(session).toMatchObject({ state: 'ongoing', nextDueAt: session?.endAt })
})

it('is one message for a family, and none for who waits', async () => {
  const child = aDependant('小雨')
  await put(test, 'people', [aPerson('parent', { family: [child] })])
  const { _id: id } = await putSession(test, { startAt, capacity: 2, queueCapacity: 5 })
  await signUp('parent', id)
  await signUp('parent', id, child.personId)
  await signUp('waiting', id)
  test.at(evening + MINUTE)
  await test.jobs()
  const told = await reminders('parent')
  expect(told.map(({ text }) => text.includes('您和家人报了'))).toEqual([true])
  expect(await reminders('waiting')).toEqual([])
})

it('says nothing of what is cancelled, and reminds of the new time of what is moved', async () => {
  const move = async (id: string, change: Omit<Parameters<typeof sessionPatch>[1], 'now'>) => {
    const [session] = await test.rows<SessionDocument>('sessions', { _id: id })
    const { guard, patch } = sessionPatch(session!, { ...change, now: test.now() })
    await test.cloud.store.update('sessions', {
      ...{ query: { _id: id, ...guard }, update: { ...patch }, nowMs: test.now() },
      ...{ replace: false, multi: false, upsert: false },
    })
  }
  const off = await putSession(test, { startAt })
  const later = await putSession(test, { startAt: startAt + 3 * HOUR })
  await signUp('anna', off._id)
  await signUp('bao', later._id)
  await move(off._id, { to: 'cancelled', notice: '下雨' })
  const newStart = startAt + DAY
  await move(later._id, {
    to: 'postponed',
    times: { startAt: newStart, endAt: newStart + HOUR, enrolUntil: newStart },
  })
  test.at(evening + MINUTE)
  await test.jobs()
  expect([...(await reminders('anna')), ...(await reminders('bao'))]).toEqual([])
  test.at(evening + DAY + MINUTE)
  await test.jobs()
  expect(await reminders('bao')).toHaveLength(1)
})

it('a timer that stood still for hours does not ring late at night, and nobody is rung up before seven', async () => {
  const { _id: id } = await putSession(test, { startAt: instantOf(dayOf(startAt), '08:00') })
  await signUp('sleeper', id)
  test.at(evening + 5 * HOUR)
  await test.jobs()
  test.at(instantOf(dayOf(startAt), '06:30'))
  await test.jobs()
  expect(await reminders('sleeper')).toEqual([])
})

it('reminds once though the timer dies on its way', async () => {
  for (let request = 2; request <= 12; request++) {
    test.at(evening - HOUR)
    const { _id: id } = await putSession(test, { startAt })
    await signUp(`early-${request}`, id)
    test.at(evening + MINUTE)
    await crashJobs(test, [request, 'kill'])
    await laterJobs(test)
    expect(await reminders(`early-${request}`)).toHaveLength(1)
  }
})

/** Owns that a festival prepares itself: one draft a fortnight ahead, told once, never published by itself, wherever a run ends. */
import type { ActivityDocument } from '../../../src/domain/activity/documents'
import { DAY, dayOf, HOUR, startOf } from '../../../src/domain/kernel/clock'
import type { SeasonDocument } from '../../../src/domain/season/documents'
import { anActivity, personIdOf, put } from '../../support/builders'
import { crashJobs, everyCrash } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
afterAll(() => test.close())

const last = startOf('2025-12-20') + 9 * 3_600_000
const original = () =>
  anActivity({
    ...{ _id: 'a-last', title: '第二届冬日慰问', leaderId: personIdOf('staff'), state: 'archived' },
    plan: [{ sessionId: 's-last', startAt: last, endAt: last + 7_200_000, enrolUntil: last }],
  })

async function begin() {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'head', ['station_admin'])
  await put(test, 'activities', [original()])
  const { version } = await test.must('staff', 'season.list', {})
  return test.must('staff', 'season.save', { key: 'winter', activityId: 'a-last', version })
}
beforeEach(begin)

const drafts = () => test.rows<ActivityDocument>('activities', { state: 'draft' })
const letters = (openid: string) =>
  test.rows('messages', { personId: personIdOf(openid), title: '冬日慰问的活动起草好了' })
const winter = startOf('2026-12-20')

it('is looked at in two requests and prepared in three', async () => {
  const reply = await test.call('staff', 'season.list', {})
  expect(reply).toMatchObject({ ok: true, ops: 2 })
  const days = reply.ok ? reply.data.days : []
  expect(days.find(({ key }) => key === 'winter')).toMatchObject({
    ...{ day: '2026-12-20', plan: { next: '2026-12-20', draftOn: '2026-12-06', draftId: null } },
  })
  const { version } = reply.ok ? reply.data : { version: 0 }
  const saved = await test.call('head', 'season.save', { key: 'friday', activityId: null, version })
  expect(saved).toMatchObject({ ok: true, ops: 2 })
  expect(await test.code('li', 'season.list', {})).toBe('FORBIDDEN')
  expect(await test.code('staff', 'season.save', { key: 'spring', activityId: 'a-none', version })).toBe(
    'NOT_FOUND',
  )
})

it('begins like anything that was held, however much has been held since, found by its name', async () => {
  const since = Array.from({ length: 40 }, (_, i) =>
    anActivity({ _id: `a-since-${i}`, title: `大扫除 ${i}`, state: 'archived', createdAt: test.now() + i }),
  )
  const elders = { _id: 'a-elders', title: '第三届重阳敬老宴', createdAt: 1 }
  await put(test, 'activities', [
    ...since,
    anActivity({ ...elders, state: 'archived' }),
    anActivity({ ...elders, _id: 'a-draft', title: '重阳草稿', state: 'draft' }),
    anActivity({ ...elders, _id: 'a-else', title: '重阳在别站', state: 'archived', stationId: 'st2' }),
  ])
  const { choices, version } = await test.must('staff', 'season.list', {})
  expect(choices.map(({ activityId }) => activityId)).not.toContain('a-elders')
  const found = await test.call('staff', 'season.list', { text: '重阳' })
  expect(found).toMatchObject({ ok: true, ops: 2, data: { choices: [{ activityId: 'a-elders' }] } })
  for (const activityId of ['a-draft', 'a-else'])
    expect(await test.code('staff', 'season.save', { key: 'doubleNinth', activityId, version })).toBe(
      'NOT_FOUND',
    )
  const saved = await test.must('staff', 'season.save', {
    key: 'doubleNinth',
    activityId: 'a-elders',
    version,
  })
  expect(saved.days.find(({ key }) => key === 'doubleNinth')?.plan).toMatchObject({
    title: '第三届重阳敬老宴',
  })
})

it('a fortnight ahead a draft lies there, a year on in its series; those of the station are told, and nobody else', async () => {
  test.at(winter - 14 * DAY - HOUR)
  await test.jobs()
  expect(await drafts()).toHaveLength(0)
  test.at(winter - 14 * DAY)
  await Promise.all([test.jobs(), test.jobs()])
  await test.jobs()
  const [draft, ...others] = await drafts()
  expect(others).toEqual([])
  expect(draft).toMatchObject({ title: '第三届冬日慰问', leaderId: personIdOf('staff') })
  expect(dayOf(draft?.plan[0]?.startAt ?? 0)).toBe('2026-12-20')
  expect([(await letters('staff')).length, (await letters('head')).length]).toEqual([1, 1])
  expect(await test.rows('sessions')).toHaveLength(0)
  const { activityId, version } = await test.must('staff', 'desk.activity', { activityId: draft?._id ?? '' })
  const sent = await test.must('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  await test.must('head', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
  expect(await test.rows('sessions')).toHaveLength(1)
})

it('a draft that was put aside, and a day that was left out, are not written again', async () => {
  const { version } = await test.must('staff', 'season.list', {})
  const skipped = await test.must('staff', 'season.skip', { key: 'winter', day: '2026-12-20', version })
  expect(skipped.days.find(({ key }) => key === 'winter')?.plan).toMatchObject({ next: '2027-12-20' })
  test.at(winter - 10 * DAY)
  await test.jobs()
  expect(await drafts()).toHaveLength(0)
})

it('a series counts on from the one that was held last, and what is switched off and on knows what is done', async () => {
  test.at(winter - 14 * DAY)
  await test.jobs()
  const [draft] = await drafts()
  const { activityId, version } = await test.must('staff', 'desk.activity', { activityId: draft?._id ?? '' })
  const sent = await test.must('staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  await test.must('head', 'desk.moveActivity', { activityId, version: sent.version, event: 'approve' })
  const off = { key: 'winter' as const, activityId: null }
  const switched = await test.must('staff', 'season.save', {
    ...{ ...off, version: (await test.must('staff', 'season.list', {})).version },
  })
  expect(switched.days.find(({ key }) => key === 'winter')?.plan).toBeNull()
  const on = await test.must('staff', 'season.save', {
    ...off,
    activityId: 'a-last',
    version: switched.version,
  })
  expect(on.days.find(({ key }) => key === 'winter')?.plan).toMatchObject({ next: '2027-12-20' })
  test.at(startOf('2027-12-06'))
  await test.jobs()
  expect((await drafts()).map(({ title }) => title)).toEqual(['第四届冬日慰问'])
})

it('wherever the job dies there is one draft, and each is told once', async () => {
  for (const crash of everyCrash(8, ['before', 'after', 'kill'])) {
    await begin()
    test.at(winter - 14 * DAY)
    await crashJobs(test, crash)
    for (let run = 0; run < 3; run++) {
      test.at(test.now() + 3 * 60_000)
      await test.jobs()
    }
    expect([crash, (await drafts()).length, (await letters('head')).length]).toEqual([crash, 1, 1])
    const [seasons] = await test.rows<SeasonDocument>('seasons')
    expect(seasons).toMatchObject({ outbox: [], unsettled: false })
  }
})

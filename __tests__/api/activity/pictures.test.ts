/** The photos of an activity on the real functions: nobody sees one before it has passed, everybody afterwards, nobody once it was stopped. */
import type { ActivityDocument, SessionDocument } from '../../../src/domain/activity/documents'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { isKept, stemOf } from '../../../src/domain/moderation/kept-files'
import { DAY } from '../../../src/domain/kernel/clock'
import { anActivityForm } from '../../support/activity-forms'
import { aPhoto, sendVerdict } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
  await appoint(test, 'o-admin', ['station_admin'])
})
afterAll(() => test.close())

const withPhotos = (photos: string[]) => anActivityForm(test.now() + 3 * DAY, { photos })

const created = (photos: string[]) =>
  test.must('o-staff', 'desk.createActivity', { form: withPhotos(photos) })

async function publish({ activityId, version }: { activityId: string; version: number }) {
  const sent = await test.must('o-staff', 'desk.moveActivity', { activityId, version, event: 'submit' })
  const { version: now } = sent
  return test.must('o-admin', 'desk.moveActivity', { activityId, version: now, event: 'approve' })
}

/** What a neighbour sees of the one session: in the list, on home, on its page. */
async function seen(): Promise<{ list: string | null; home: string | null; page: string[] }> {
  const { items } = await test.must('o-guest', 'activity.list', {})
  const { week } = await test.must('o-guest', 'home.open', {})
  const page = await test.must('o-guest', 'activity.detail', { sessionId: items[0]?.sessionId ?? '' })
  return { list: items[0]?.cover ?? null, home: week[0]?.cover ?? null, page: page.photos }
}

const stored = async (): Promise<ActivityDocument> => {
  const [activity] = await test.rows<ActivityDocument>('activities')
  if (!activity) throw new Error('there is no activity')
  return activity
}

/** The service says nothing by itself until it is made to. */
const silence = () => test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })

/** Everything the service was asked about passes now. */
async function passAll(): Promise<void> {
  for (const { media } of await checks())
    for (const { traceId } of media) if (traceId) await sendVerdict(test, traceId, 'pass')
}

const checks = () => test.rows<CheckDocument>('checks')

it('shows the drawing until the photos have passed, then the cover everywhere and the others on the page', async () => {
  silence()
  const photos = [await aPhoto(test), await aPhoto(test)]
  const published = await publish(await created(photos))
  expect(published.photoCheck?.verdict).toBe('pending')
  expect(await seen()).toEqual({ list: null, home: null, page: [] })
  await passAll()
  const { list, home, page } = await seen()
  expect(page.map(stemOf)).toEqual(photos.map(stemOf))
  expect(page.every(isKept)).toBe(true)
  expect([list, home]).toEqual([page[0], page[0]])
})

it('shows what had passed before it was published', async () => {
  const made = await created([await aPhoto(test)])
  await test.cloud.idle()
  await publish(await test.must('o-staff', 'desk.activity', { activityId: made.activityId }))
  expect((await seen()).page).toHaveLength(1)
})

it('hides photos that staff turn down, on sessions that are over as well', async () => {
  await publish(await created([await aPhoto(test)]))
  await test.cloud.idle()
  test.at(test.now() + 5 * DAY)
  const [check] = await checks()
  if (!check) throw new Error('no check')
  const given = { checkId: check._id, version: check.version, verdict: 'blocked' as const, reason: '有人脸' }
  expect(codeOf(await test.call('o-staff', 'moderation.decide', given))).toBe('OWN_RECORD')
  await test.must('o-admin', 'moderation.decide', given)
  const [session] = await test.rows<SessionDocument>('sessions')
  expect(session?.pictures?.files).toEqual([])
})

it('photos that were turned down go before a second person once whoever handed them in asks, and are shown again', async () => {
  await appoint(test, 'o-second', ['station_admin'])
  const { activityId } = await publish(await created([await aPhoto(test)]))
  await test.cloud.idle()
  const [check] = await checks()
  const given = { checkId: check?._id ?? '', version: check?.version ?? 0 }
  await test.must('o-admin', 'moderation.decide', { ...given, verdict: 'blocked', reason: '有人脸' })
  const read = async (openid: string) => (await test.must(openid, 'desk.activity', { activityId })).photoCheck
  expect(await read('o-staff')).toEqual({
    ...{ checkId: given.checkId, verdict: 'blocked', reason: '有人脸', mayAppeal: true },
  })
  expect((await read('o-admin'))?.mayAppeal).toBe(false)
  const asked = { checkId: given.checkId, reason: '拍的是海报，不是人' }
  expect(codeOf(await test.call('o-admin', 'moderation.appeal', asked))).toBe('NOT_FOUND')
  const asks = await Promise.all([1, 2].map(() => test.call('o-staff', 'moderation.appeal', asked)))
  expect(asks.map(codeOf)).toEqual(['ok', 'ok'])
  expect(await read('o-staff')).toMatchObject({ verdict: 'inReview', mayAppeal: false })
  const [waits] = (await test.must('o-second', 'moderation.queue', {})).items
  const hears = { checkId: given.checkId, version: waits?.version ?? 0, verdict: 'passed' as const }
  expect(codeOf(await test.call('o-admin', 'moderation.decide', hears))).toBe('OTHER_DECIDER')
  await test.must('o-second', 'moderation.decide', hears)
  expect(await read('o-staff')).toMatchObject({ verdict: 'passed', mayAppeal: false })
  expect((await seen()).page).toHaveLength(1)
})

it('an appeal ends with the photos it was about', async () => {
  const { activityId, form, version } = await publish(await created([await aPhoto(test)]))
  await test.cloud.idle()
  const [check] = await checks()
  const given = { checkId: check?._id ?? '', version: check?.version ?? 0 }
  await test.must('o-admin', 'moderation.decide', { ...given, verdict: 'blocked', reason: '有人脸' })
  const sessions = form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
  const other = { ...form, sessions, photos: [await aPhoto(test)] }
  await test.must('o-staff', 'desk.updateActivity', { activityId, version, form: other })
  await test.cloud.idle()
  const late = { checkId: given.checkId, reason: '不是人' }
  expect(codeOf(await test.call('o-staff', 'moderation.appeal', late))).toBe('INVALID_STATE')
  expect((await seen()).page).toHaveLength(1)
})

it('takes other photos for what is published, checks them anew and forgets the former check', async () => {
  const published = await publish(await created([await aPhoto(test)]))
  await test.cloud.idle()
  const { activityId, form } = await test.must('o-staff', 'desk.activity', {
    activityId: published.activityId,
  })
  const sessions = form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
  silence()
  const photo = await aPhoto(test)
  const given = { activityId, version: published.version, form: { ...form, sessions, photos: [photo] } }
  await test.must('o-staff', 'desk.updateActivity', given)
  expect((await seen()).page).toEqual([])
  // The same again is answered and makes no other check.
  await test.must('o-staff', 'desk.updateActivity', given)
  await passAll()
  expect((await seen()).page.map(stemOf)).toEqual([photo].map(stemOf))
  expect((await checks()).map(({ state }) => state).sort()).toEqual(['passed', 'replaced'])
})

it('keeps what has passed when one is taken away or another becomes the cover, without another check', async () => {
  const photos = [await aPhoto(test), await aPhoto(test), await aPhoto(test)]
  const { activityId, version } = await publish(await created(photos))
  await test.cloud.idle()
  const { form } = await test.must('o-staff', 'desk.activity', { activityId })
  const sessions = form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
  const [first = '', , third = ''] = form.photos ?? []
  const changed = { ...form, sessions, photos: [third, first] }
  await test.must('o-staff', 'desk.updateActivity', { activityId, version, form: changed })
  expect((await seen()).page).toEqual([third, first])
  expect(await checks()).toHaveLength(1)
})

it('leaves the photos alone when a phone with an older version saves the form, and takes them off when told', async () => {
  const { activityId, version } = await publish(await created([await aPhoto(test)]))
  await test.cloud.idle()
  const { form } = await test.must('o-staff', 'desk.activity', { activityId })
  const sessions = form.sessions.map((one) => ({ ...one, seenStartAt: one.startAt }))
  const { photos: _photos, ...older } = { ...form, sessions, intro: '换了介绍' }
  const saved = await test.must('o-staff', 'desk.updateActivity', { activityId, version, form: older })
  expect((await seen()).page).toHaveLength(1)
  const none = { ...older, photos: [] }
  await test.must('o-staff', 'desk.updateActivity', { activityId, version: saved.version, form: none })
  await test.cloud.idle()
  expect((await seen()).page).toEqual([])
  expect((await checks()).map(({ state }) => state)).toEqual(['replaced'])
})

it('makes one activity and one check for one request key, and a check of its own for a copy', async () => {
  // The clock runs: what is sent thrice is made once.
  const form = withPhotos([await aPhoto(test)])
  const send = () => test.must('o-staff', 'desk.createActivity', { form }, 'photo-key-0001')
  await Promise.all([1, 2, 3].map(send))
  await test.cloud.idle()
  expect(await checks()).toHaveLength(1)
  const { _id: activityId } = await stored()
  await test.must('o-staff', 'desk.copyActivity', { activityId, firstStartAt: test.now() + 30 * DAY })
  await test.cloud.idle()
  expect((await checks()).map(({ state }) => state)).toEqual(['passed', 'passed'])
})

it('takes six at most, and nothing that another person uploaded', async () => {
  const many = await Promise.all([1, 2, 3, 4, 5, 6, 7].map(() => aPhoto(test)))
  expect(codeOf(await test.call('o-staff', 'desk.createActivity', { form: withPhotos(many) }))).toBe(
    'INVALID_INPUT',
  )
  const theirs = (many[0] ?? '').replace('/wish/', `/activity/p${'0'.repeat(19)}/`)
  expect(codeOf(await test.call('o-staff', 'desk.createActivity', { form: withPhotos([theirs]) }))).toBe(
    'INVALID_INPUT',
  )
})

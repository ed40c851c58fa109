/** Posts with their own number of people: a race for one of them, queues by post, and the form that divides the seats. */
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { disagreements } from '../../support/agreement'
import { aPerson, personIdOf, put, putPeople, putSession } from '../../support/builders'
import { anActivityForm } from '../../support/activity-forms'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const DAY = 86_400_000

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const posts = [
  { postId: 'p1', name: '引导', capacity: 10 },
  { postId: 'p2', name: '急救', capacity: 2 },
]
const seatsOf = async (sessionId: string) =>
  (await test.rows<SessionDocument>('sessions', { _id: sessionId }))[0]?.seats

it('forty at once on a post of ten let in exactly ten, and the others queue for it, while the other post stays open', async () => {
  const { _id: sessionId } = await putSession(test, { posts, capacity: 12, queueCapacity: 50 })
  const people = await putPeople(test, 'p', 40)
  const replies = await Promise.all(
    people.map((openid) => test.call(openid, 'activity.signUp', { sessionId, postId: 'p1' })),
  )
  const states = replies.map((reply) => (reply.ok ? reply.data.standing.state : reply.error.code))
  expect(states.filter((state) => state === 'confirmed')).toHaveLength(10)
  expect(states.filter((state) => state === 'waiting')).toHaveLength(30)
  expect(await seatsOf(sessionId)).toMatchObject({
    free: 2,
    posts: { p1: { free: 0, waiting: 30 }, p2: { free: 2, waiting: 0 } },
  })
  expect(await disagreements(test, sessionId)).toEqual([])
  const positions = replies.flatMap((reply) => (reply.ok ? (reply.data.standing.position ?? []) : []))
  expect([...positions].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))

  await put(test, 'people', [aPerson('nurse')])
  const nurse = await test.call('nurse', 'activity.signUp', { sessionId, postId: 'p2' })
  expect(nurse).toMatchObject({
    ok: true,
    data: { standing: { state: 'confirmed', post: '急救' }, free: 1, posts: [{ free: 0 }, { free: 1 }] },
  })
  expect(nurse.ops).toBeLessThanOrEqual(4)
  expect(nurse.depth).toBeLessThanOrEqual(3)
  const [row] = await test.rows<EnrollmentDocument>('enrollments', { personId: personIdOf('nurse') })
  expect(row?.post).toBe('p2')
})

it('a place given back goes to who waits for that post, at the price of any other', async () => {
  const { _id: sessionId } = await putSession(test, {
    posts: [
      { postId: 'p1', name: '引导', capacity: 1 },
      { postId: 'p2', name: '急救', capacity: 1 },
    ],
    capacity: 2,
  })
  const [a = '', b = '', c = '', d = ''] = await putPeople(test, 'q', 4)
  const sign = (openid: string, postId: string) => test.must(openid, 'activity.signUp', { sessionId, postId })
  await sign(a, 'p1')
  await sign(b, 'p2')
  expect((await sign(c, 'p2')).standing).toMatchObject({ state: 'waiting', position: 1, post: '急救' })
  expect((await sign(d, 'p1')).standing).toMatchObject({ state: 'waiting', position: 1, post: '引导' })
  const left = await test.call(a, 'activity.cancel', { sessionId })
  expect(left.ops).toBeLessThanOrEqual(6)
  expect((await seatsOf(sessionId))?.offers).toMatchObject([{ who: personIdOf(d), post: 'p1' }])
  const seen = await test.must(d, 'activity.detail', { sessionId })
  expect(seen.posts).toEqual([
    { postId: 'p1', name: '引导', capacity: 1, free: 0, waiting: 0 },
    { postId: 'p2', name: '急救', capacity: 1, free: 0, waiting: 1 },
  ])
  expect((await test.must(d, 'activity.acceptOffer', { sessionId })).standing).toMatchObject({
    state: 'confirmed',
    post: '引导',
  })
  expect(await disagreements(test, sessionId)).toEqual([])
})

it('asks for the post where there are several, and needs no asking where there is one', async () => {
  const several = await putSession(test, { posts, capacity: 12 })
  const one = await putSession(test, {
    posts: [{ postId: 'p1', name: '引导', capacity: 3 }],
    capacity: 3,
    startAt: test.now() + 5 * DAY,
  })
  await put(test, 'people', [aPerson('wang')])
  for (const postId of [undefined, 'p7'])
    expect(
      codeOf(
        await test.call('wang', 'activity.signUp', { sessionId: several._id, ...(postId && { postId }) }),
      ),
    ).toBe('POST_NEEDED')
  const signed = await test.must('wang', 'activity.signUp', { sessionId: one._id })
  expect(signed.standing).toMatchObject({ state: 'confirmed', post: '引导' })
})

it('the desk declares posts, and changes them only as far as people in them allow', async () => {
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'admin', ['station_admin'], { realName: '陈站长' })
  const startAt = test.now() + 3 * DAY
  const form = {
    ...anActivityForm(startAt),
    posts: [
      { name: '引导', capacity: 3 },
      { name: '急救', capacity: 2 },
    ],
  }
  expect(
    codeOf(
      await test.call('staff', 'desk.createActivity', {
        form: { ...form, posts: [...form.posts, ...form.posts] },
      }),
    ),
  ).toBe('BAD_POSTS')
  const made = await test.must('staff', 'desk.createActivity', { form })
  expect(made.form).toMatchObject({ capacity: 5, posts: [{ postId: 'p1' }, { postId: 'p2' }] })
  const { activityId } = made
  const sent = await test.must('staff', 'desk.moveActivity', {
    activityId,
    version: made.version,
    event: 'submit',
  })
  const out = await test.must('admin', 'desk.moveActivity', {
    activityId,
    version: sent.version,
    event: 'approve',
  })
  const sessionId = out.sessions[0]?.sessionId ?? ''
  await put(test, 'people', [aPerson('wang')])
  await test.must('wang', 'activity.signUp', { sessionId, postId: 'p2' })

  const change = (version: number, wanted: object[]) =>
    test.call('staff', 'desk.updateActivity', {
      activityId,
      version,
      form: {
        ...out.form,
        posts: wanted as typeof out.form.posts,
        sessions: out.form.sessions.map((session) => ({ ...session, seenStartAt: session.startAt })),
      },
    })
  const guide = { postId: 'p1', name: '引导', capacity: 3 }
  expect(codeOf(await change(out.version, [guide]))).toBe('POST_TAKEN')
  expect(codeOf(await change(out.version, []))).toBe('POSTS_FIXED')
  const wanted = [
    { postId: 'p2', name: '救护', capacity: 1 },
    { name: '搬运', capacity: 4 },
  ]
  const changed = await change(out.version, wanted)
  expect(changed).toMatchObject({ ok: true, data: { form: { capacity: 5 } } })
  // Sent twice it is done once.
  expect(await change(out.version, wanted)).toMatchObject({ ok: true, data: { version: out.version + 1 } })
  expect(await seatsOf(sessionId)).toMatchObject({
    capacity: 5,
    free: 4,
    posts: { p2: { capacity: 1, free: 0 }, p3: { capacity: 4, free: 4 } },
  })
  const roster = await test.must('staff', 'attendance.roster', { sessionId })
  expect(roster.rows.map(({ post }) => post)).toEqual(['救护'])
  const paper = await test.must('staff', 'desk.printRoster', { sessionId })
  expect(paper.rows.map(({ post }) => post)).toEqual(['救护'])
  expect(await disagreements(test, sessionId)).toEqual([])
})

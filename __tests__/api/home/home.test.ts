/** What the home page says: what concerns me first, where I stand, and what waits for whoever works at the station. */
import { appPages } from '../../../src/domain/app-pages'
import { DAY, HOUR, startOfDay } from '../../../src/domain/kernel/clock'
import { aDependant, aPerson, aSession, put, putPeople, putSession } from '../../support/builders'
import { inBuilding, sentNotice } from '../../support/notices'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('o-wang', {
      realName: '王建国',
      gridId: 'g01',
      building: '1 号楼',
      family: [aDependant('小明')],
    }),
    aPerson('o-li', { realName: '李梅', gridId: 'g01', building: '1 号楼' }),
    aPerson('o-grid', { realName: '周网格', roles: ['grid_worker'], gridIds: ['g01'] }),
    aPerson('o-staff', { realName: '孙专职', roles: ['staff'] }),
    aPerson('o-shop', { realName: '钱掌柜', roles: ['partner_user'] }),
    aPerson('o-new', { nickname: '', realName: '', building: '' }),
  ])
})
afterAll(() => test.close())

const home = (openid: string) => test.must(openid, 'home.open', {})
const audience = inBuilding('g01', '1 号楼')

it('a notice of my building comes before receipts of my own doings, with who says so', async () => {
  const { noticeId } = await sentNotice(test, 'o-grid', { audience })
  test.at(test.now() + HOUR)
  const { _id: sessionId } = await putSession(test, { capacity: 1 })
  const [other = ''] = await putPeople(test, 'p', 1)
  await test.must(other, 'activity.signUp', { sessionId })
  await test.must('o-wang', 'activity.signUp', { sessionId })
  await test.must(other, 'activity.cancel', { sessionId })
  expect(await home('o-wang')).toMatchObject({
    unread: 2,
    strip: { is: 'notice', id: noticeId, from: '网格员 周*', page: appPages.notice(noticeId) },
  })
  await test.must('o-wang', 'notice.open', { noticeId })
  expect(await home('o-wang')).toMatchObject({ unread: 1, strip: { is: 'message', from: '' } })
})

it('says where I stand with each session of the week, else where a family member does', async () => {
  const soon = (hours: number) => ({ startAt: test.now() + DAY + hours * HOUR })
  const mine = await putSession(test, soon(0))
  const queued = await putSession(test, { ...soon(4), capacity: 1 })
  const childs = await putSession(test, soon(8))
  const free = await putSession(test, soon(12))
  const [first = '', second = ''] = await putPeople(test, 'p', 2)
  for (const openid of [first, second]) await test.must(openid, 'activity.signUp', { sessionId: queued._id })
  for (const { _id: sessionId } of [mine, queued]) await test.must('o-wang', 'activity.signUp', { sessionId })
  const { profile } = await test.must('o-wang', 'me.open', {})
  const forPersonId = profile.family[0]?.personId ?? ''
  await test.must('o-wang', 'activity.signUp', { sessionId: childs._id, forPersonId })
  const reply = await test.call('o-wang', 'home.open', {})
  expect([reply.ops <= 5, reply.depth <= 2]).toEqual([true, true])
  const { week } = await home('o-wang')
  expect(week.map((session) => [session.sessionId, session.mine])).toEqual([
    [mine._id, { state: 'confirmed', position: null, name: '我自己', isSelf: true }],
    [queued._id, { state: 'waiting', position: 2, name: '我自己', isSelf: true }],
    [childs._id, { state: 'confirmed', position: null, name: '小明', isSelf: false }],
    [free._id, null],
  ])
  await test.must('o-wang', 'activity.cancel', { sessionId: mine._id })
  expect((await home('o-wang')).week[0]?.mine).toBeNull()
})

it('a shift that repeats every day is one line, and takes no place from the events', async () => {
  const morning = startOfDay(test.now()) + DAY + 9 * HOUR
  for (let day = 0; day < 6; day++) {
    const session = aSession(test.now(), { title: '值守', startAt: morning + day * DAY })
    await put(test, 'sessions', [{ ...session, activityId: 'duty' }])
  }
  const event = await putSession(test, { title: '剪窗花', startAt: morning + 5 * DAY + HOUR })
  const { week, shifts } = await home('o-wang')
  expect(week.map(({ sessionId }) => sessionId)).toEqual([event._id])
  expect(shifts).toMatchObject([{ title: '值守', startAt: morning, days: 6, mine: null }])
})

it('tells a grid manager how many have not seen the own notice, until each has seen it or was told', async () => {
  const { noticeId } = await sentNotice(test, 'o-grid', { audience })
  const unseen = async () => (await home('o-grid')).desk?.unseen
  expect(await unseen()).toMatchObject({ noticeId, people: 2 })
  const reply = await test.call('o-grid', 'home.open', {})
  expect([reply.ops <= 5, reply.depth <= 2]).toEqual([true, true])
  await test.must('o-wang', 'notice.open', { noticeId })
  expect(await unseen()).toMatchObject({ noticeId, people: 1 })
  const list = await test.must('o-grid', 'notice.callList', { noticeId })
  const [left] = list.items
  await test.must('o-grid', 'notice.tick', { noticeId, personId: left?.personId ?? '', how: 'call' })
  expect(await unseen()).toBeNull()
  // Another's notice is another's work.
  expect((await home('o-staff')).desk?.unseen).toBeNull()
})

it('shows staff the three that are due first, in the same number of requests as anybody', async () => {
  const from = test.now()
  const applicants = [1, 2, 3, 4, 5].map((i) => {
    const person = aPerson(`o-apply-${i}`, { realName: `张${i}` })
    const dueAt = from + (9 - i) * HOUR
    return { ...person, volunteer: { ...person.volunteer, state: 'pendingReview', dueAt } }
  })
  await put(test, 'people', applicants)
  const { desk } = await home('o-staff')
  expect(desk?.toDos.map(({ title }) => title)).toEqual([
    '张* 申请做志愿者',
    '张* 申请做志愿者',
    '张* 申请做志愿者',
  ])
  expect(desk?.toDos.map(({ dueAt }) => dueAt)).toEqual([4, 5, 6].map((hours) => from + hours * HOUR))
  const reply = await test.call('o-staff', 'home.open', {})
  expect([reply.ops <= 5, reply.depth <= 2]).toEqual([true, true])
})

it('nobody without a role sees what waits; a merchant sees the counter', async () => {
  expect(await home('o-wang')).toMatchObject({ desk: null, counter: false, unknown: false })
  expect(await home('o-shop')).toMatchObject({ desk: null, counter: true })
  expect(await home('o-new')).toMatchObject({ desk: null, unknown: true })
})

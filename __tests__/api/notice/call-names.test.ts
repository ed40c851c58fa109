/** The call list tells whom to call: whole names, entrance and flat for those who look after the building, and each such look is written down. */
import { seal } from '../../../cloudfunctions/api/platform/cipher'
import type { PhoneAccessDocument } from '../../../cloudfunctions/api/repositories/phone-access-log'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { inBuilding, nobody, sentNotice } from '../../support/notices'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const home = { gridId: 'g01', building: '1 号楼' }
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  const phone = { phoneCipher: seal('13800001234'), maskedPhone: '138****1234' }
  await put(test, 'people', [
    aPerson('zheng-a', { ...home, ...phone, realName: '郑爱华', unit: '2', room: '301' }),
    aPerson('zheng-b', { ...home, ...phone, realName: '郑国强', unit: '2', room: '402' }),
  ])
})
afterAll(() => test.close())

const looks = () => test.rows<PhoneAccessDocument>('reveals')

it('a grid worker sees whole names and doors of the own buildings, written down before and told to those seen', async () => {
  const { noticeId } = await sentNotice(test, 'zhao', { audience: inBuilding('g01', '1 号楼') })
  const { items } = await test.must('zhao', 'notice.callList', { noticeId })
  expect(items.map(({ name, unit, room }) => [name, unit, room]).sort()).toEqual([
    ['郑国强', '2', '402'],
    ['郑爱华', '2', '301'],
  ])
  const [look, ...more] = await looks()
  expect(more).toEqual([])
  expect(look).toMatchObject({ viewerId: personIdOf('zhao'), caseId: noticeId })
  expect([...(look?.personIds ?? [])].sort()).toEqual(['zheng-a', 'zheng-b'].map(personIdOf).sort())
  await test.must('zhao', 'notice.callList', { noticeId })
  expect(await looks()).toHaveLength(1)
  const told = (await test.must('zheng-a', 'me.phoneLooks', {})).items
  expect(told).toMatchObject([{ by: '网格员 赵*' }])
  expect(told[0]?.reason).toContain('看了姓名和门牌')
})

it('the number comes with the same name, and a tick answers the same row', async () => {
  const { noticeId } = await sentNotice(test, 'zhao', { audience: inBuilding('g01', '1 号楼') })
  const about = { noticeId, personId: personIdOf('zheng-a') }
  expect(await test.must('zhao', 'notice.reveal', about)).toMatchObject({ name: '郑爱华' })
  const ticked = await test.must('zhao', 'notice.tick', { ...about, how: 'call' })
  expect(ticked).toMatchObject({ name: '郑爱华', unit: '2', room: '301', reachedBy: 'call' })
  expect(await looks()).toHaveLength(2)
})

it('the staff sees them as its daily work, which is not written down', async () => {
  const { noticeId } = await sentNotice(test, 'staff', { audience: { ...nobody, station: true } })
  const { items } = await test.must('staff', 'notice.callList', { noticeId })
  expect(items.map(({ name }) => name)).toEqual(expect.arrayContaining(['郑爱华', '郑国强']))
  expect(await looks()).toEqual([])
})

it('people of other grids stand masked and without a door on the list of whoever leads the activity', async () => {
  await put(test, 'people', [
    aPerson('far', { gridId: 'g02', building: '3 号楼', realName: '冯玉梅', unit: '1', room: '101' }),
  ])
  const session = await putSession(test, { leaderId: personIdOf('zhao') })
  const plan = { sessionId: session._id, startAt: session.startAt, endAt: session.endAt, enrolUntil: 0 }
  const activity = { _id: session.activityId, stationId: 'st1', title: '大扫除', state: 'published' }
  await put(test, 'activities', [
    { ...activity, gridIds: [], leaderId: personIdOf('zhao'), plan: [plan], history: [], createdAt: 0 },
  ])
  await test.must('far', 'activity.signUp', { sessionId: session._id })
  const audience = { ...nobody, activityIds: [session.activityId] }
  const { noticeId } = await sentNotice(test, 'zhao', { audience })
  const { items } = await test.must('zhao', 'notice.callList', { noticeId })
  expect(items).toMatchObject([{ name: '冯*', unit: '', room: '' }])
  expect(await looks()).toEqual([])
})

it('entrance and flat are asked of residents and at the desk, and only their owner and those who call read them', async () => {
  const { profile } = await test.must('zheng-a', 'me.updateProfile', { unit: '3', room: '502' })
  expect(profile).toMatchObject({ unit: '3', room: '502', building: '1 号楼' })
  const registered = await test.must('zhao', 'desk.registerResident', {
    ...{ realName: '张桂珍', sex: 'woman', birthDate: '1941-02-03', ...home, unit: '1', room: '101' },
    consentEvidence: '当面答应',
  })
  const [stored] = await test.rows('people', { _id: registered.personId })
  expect(stored).toMatchObject({ unit: '1', room: '101' })
})

/** The station's week at the desk: who came on each day, and who has signed up for those to come, session by session. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { putSession } from '../../support/builders'
import { attended, visit } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

/** A Wednesday at nine. */
const wednesday = Date.parse('2027-03-10T01:00:00Z')

it('counts those who came until today and those who signed up from tomorrow on, with no request of its own', async () => {
  test.at(wednesday)
  const before = (await test.call('o-staff', 'desk.open', {})).ops
  test.at(wednesday - 3 * DAY)
  const monday = await attended(test, ['wang', 'zhao'], { startAt: wednesday - 2 * DAY, title: '周一的' })
  await visit(test, 'wang', monday)
  test.at(wednesday)
  const friday = await putSession(test, { startAt: wednesday + 2 * DAY, title: '周五的' })
  await test.must('wang', 'activity.signUp', { sessionId: friday._id })
  const call = await test.call('o-staff', 'desk.open', {})
  expect(call.ops).toBe(before)
  const week = call.ok ? call.data.week : []
  expect(week.map(({ day, people }) => [day, people])).toEqual([
    ['2027-03-08', 1],
    ['2027-03-09', 0],
    ['2027-03-10', 0],
    ['2027-03-11', 0],
    ['2027-03-12', 1],
    ['2027-03-13', 0],
    ['2027-03-14', 0],
  ])
  expect(week.flatMap(({ sessions }) => sessions)).toEqual([
    { sessionId: monday._id, title: '周一的', startAt: monday.startAt, people: 1 },
    { sessionId: friday._id, title: '周五的', startAt: friday.startAt, people: 1 },
  ])
})

it("keeps today's sessions apart from the week's, and what began last night until it is over", async () => {
  test.at(wednesday)
  const night = await putSession(test, {
    ...{ startAt: wednesday - 10 * HOUR, endAt: wednesday + HOUR, title: '昨晚的' },
  })
  await putSession(test, { startAt: wednesday - DAY, endAt: wednesday - DAY + HOUR, title: '昨天的' })
  const { today } = await test.must('o-staff', 'desk.open', {})
  expect(today.map(({ sessionId }) => sessionId)).toEqual([night._id])
  test.at(wednesday + 2 * HOUR)
  expect((await test.must('o-staff', 'desk.open', {})).today).toEqual([])
})

it('shows nothing of another station, and to a team leader only what is theirs', async () => {
  test.at(wednesday)
  await putSession(test, { startAt: wednesday + DAY, title: '别站的', stationId: 'elsewhere' })
  await putSession(test, { startAt: wednesday + DAY, title: '别人的' })
  await appoint(test, 'o-leader', ['team_leader'])
  const sessionsOf = async (openid: string) =>
    (await test.must(openid, 'desk.open', {})).week.flatMap(({ sessions }) =>
      sessions.map(({ title }) => title),
    )
  expect(await sessionsOf('o-staff')).toEqual(['别人的'])
  expect(await sessionsOf('o-leader')).toEqual([])
})

/** Whoever has a stall is told by the jobs: that it is theirs or not any more, and that the fair has moved or is off; what is undone at once is never told. */
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { anActivityForm } from '../../support/activity-forms'
import { laterJobs } from '../../support/crash'
import { personIdOf } from '../../support/builders'
import { agreed, putAlly, someStalls } from '../../support/stalls'
import { appoint, stationOf } from '../../support/station'
import { activeTeam } from '../../support/teams'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(180_000)

let test: TestCloud
let sessionId: string
let startAt: number
let activity: { activityId: string; version: number }
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高站长' })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'lead', [], {
    ...{ realName: '孙队长', 'volunteer.state': 'active', birthDate: '1970-01-01' },
  })
  for (const [openid, partnerId] of [
    ['shop', 'ally-a'],
    ['wife', 'ally-a'],
    ['other', 'ally-b'],
  ] as const)
    await appoint(test, openid, ['partner_user'], { partnerId })
  await putAlly(test, 'ally-a', '和顺理发店')
  await putAlly(test, 'ally-b', '明亮眼镜店')
  for (const id of ['ally-a', 'ally-b']) await agreed(test, 'staff', id)
  startAt = test.now() + 3 * DAY
  const form = anActivityForm(startAt, {
    ...{ title: '邻里公益大集', type: 'fair', placeName: '文化广场', riskNotice: '当心' },
    sessions: [{ startAt, endAt: startAt + 2 * HOUR }],
  })
  const draft = await test.must('staff', 'desk.createActivity', { form })
  const waits = await test.must('staff', 'desk.moveActivity', { ...idOf(draft), event: 'submit' })
  const published = await test.must('head', 'desk.moveActivity', { ...idOf(waits), event: 'approve' })
  activity = idOf(published)
  sessionId = published.sessions[0]?.sessionId ?? ''
  await test.must('staff', 'stalls.lay', { sessionId, version: 0, expected: null, stalls: someStalls(4) })
  await laterJobs(test)
})
afterAll(() => test.close())

const idOf = ({ activityId, version }: { activityId: string; version: number }) => ({ activityId, version })
const give = (number: number, id: string, is: 'ally' | 'team' = 'ally') =>
  test.must('staff', 'stalls.give', { sessionId, number, to: { is, id } })
const takeBack = (number: number, holderId: string) =>
  test.must('staff', 'stalls.takeBack', { sessionId, number, holderId })
const move = async (given: { event: 'postpone'; startAt: number; endAt: number } | { event: 'cancel' }) => {
  const { version } = activity
  const moved = { sessionId, version, reason: '下雨', seenStartAt: startAt, ...given }
  activity = idOf(await test.must('staff', 'desk.moveSession', moved))
}
/** What has been told about stalls, by whom it was told to. */
const told = async () => {
  const rows = await test.rows<MessageDocument>('messages', { kind: 'caseMoved' })
  const about = rows.filter(({ title }) => title.startsWith('大集'))
  return about
    .map(({ personId, title, text }) => ({ personId, title, text }))
    .sort((a, b) => (`${a.personId}${a.title}` < `${b.personId}${b.title}` ? -1 : 1))
}
const titles = async () => (await told()).map(({ personId, title }) => `${personId} ${title}`)

it('everybody who acts for a partner, and who leads a team, is told of their stall', async () => {
  const { teamId } = await activeTeam(test, { staff: 'staff', head: 'head', leader: 'lead' })
  await give(1, 'ally-a')
  await give(2, teamId, 'team')
  expect(await told()).toEqual([])
  await laterJobs(test)
  expect(await titles()).toEqual(
    ['lead', 'shop', 'wife'].map((openid) => `${personIdOf(openid)} 大集上给您留了摊位`).sort(),
  )
  const said = (await told()).find(({ personId }) => personId === personIdOf('shop'))
  expect(said?.text).toMatch(/^「邻里公益大集」\d+ 月 \d+ 日 周. \d+:\d\d，文化广场，1 号摊位。/)
  await laterJobs(test)
  expect(await told()).toHaveLength(3)
})

it('what is undone before the jobs come is never told, and what is taken back later is', async () => {
  await give(1, 'ally-a')
  await takeBack(1, 'ally-a')
  await laterJobs(test)
  expect(await told()).toEqual([])
  await give(1, 'ally-b')
  await laterJobs(test)
  await takeBack(1, 'ally-b')
  await give(1, 'ally-b')
  await laterJobs(test)
  const other = personIdOf('other')
  expect(await titles()).toEqual([`${other} 大集上给您留了摊位`])
  await takeBack(1, 'ally-b')
  await laterJobs(test)
  await give(1, 'ally-b')
  await laterJobs(test)
  expect(await titles()).toEqual([
    ...[`${other} 大集上给您留了摊位`, `${other} 大集上给您留了摊位`, `${other} 大集的摊位收回了`],
  ])
})

it('a fair that moves or is called off is told to each holder once, however often the jobs come', async () => {
  await give(1, 'ally-b')
  await give(3, 'ally-b')
  await laterJobs(test)
  const later = startAt + DAY
  await move({ event: 'postpone', startAt: later, endAt: later + HOUR })
  for (let i = 0; i < 3; i++) await laterJobs(test)
  const moved = (await told()).filter(({ title }) => title === '大集改时间地点了')
  expect(moved).toHaveLength(1)
  expect(moved[0]?.text).toContain('1、3 号摊位还是您的。原因：下雨。')
  startAt = later
  await move({ event: 'cancel' })
  for (let i = 0; i < 3; i++) await laterJobs(test)
  const off = (await told()).filter(({ title }) => title === '大集不办了')
  expect(off.map(({ text }) => text)).toEqual(['「邻里公益大集」取消了，1、3 号摊位不用来了。原因：下雨。'])
  expect(await told()).toHaveLength(4)
})

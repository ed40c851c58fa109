/**
 * Teams: a resident is led to volunteering first, a volunteer joins, leaves and comes back, the leader answers and takes
 * back, the desk writes one, asks somebody to lead and hands it in.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import MePage from '@/pages/me'
import TeamPage from '@/packages/activity/team'
import MembersPage from '@/packages/activity/team-members'
import TeamsPage from '@/packages/activity/teams'
import DeskTeamsPage from '@/packages/desk-people/teams'
import DirectoryPage from '@/packages/desk-people/directory'
import { personIdOf } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { activeTeam } from '../../support/teams'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud
let teamId: string

const volunteer = { 'volunteer.state': 'active', birthDate: '1970-01-01' }

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'], { realName: '周敏' })
  await appoint(test, 'gao', ['station_admin'], { realName: '高秀梅' })
  await appoint(test, 'li', [], { realName: '李建国', ...volunteer })
  await appoint(test, 'chen', [], { realName: '陈晓梅', ...volunteer })
  await appoint(test, 'wang', [], { realName: '王秀兰' })
})
afterAll(() => test.close())

const states = async () =>
  (await test.rows<{ personId: string; state: string }>('teamMembers', { teamId })).find(
    ({ personId }) => personId === personIdOf('chen'),
  )?.state

it('says that there are none, then lists them by kind and leads on', async () => {
  loseSignal()
  openPage(TeamsPage)
  await see('没有连上网络')
  holdPhone(test, 'wang')
  await tap('再试一次')
  await see('还没有队伍')
  const made = await activeTeam(test, { staff: 'zhou', head: 'gao', leader: 'li' })
  teamId = made.teamId
  openPage(TeamsPage)
  await see('服务分队')
  await see(/李\*带队/)
  await tap('暖心分队，综合服务')
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/activity/team/index?teamId=${teamId}`)
})

it('leads whoever is no volunteer yet to the application', async () => {
  holdPhone(test, 'wang')
  openPage(TeamPage, { teamId })
  await see('每周三上午')
  await tap('先申请做志愿者')
  expect(host.visited.at(-1)).toBe('navigateTo /packages/me/volunteer/index')
})

it('a volunteer asks, the leader agrees and takes it back, agrees again; who leaves comes back with one tap', async () => {
  holdPhone(test, 'chen')
  openPage(TeamPage, { teamId })
  await tap('申请加入')
  await see(/申请交上去了，三个工作日内/)
  openPage(MePage)
  await see('暖心分队')
  holdPhone(test, 'li')
  openPage(TeamPage, { teamId })
  await see('1 位等答复')
  openPage(MembersPage, { teamId })
  await see('1 位想加入')
  expect(words()).not.toContain('陈晓梅')
  await tap('陈*：同意')
  await tap('撤销：陈*：同意了')
  await see('陈*：撤销了，和刚才一样')
  await tap('陈*：这次不收')
  await type('为什么', '这个月人满了')
  await tap('这次不收')
  await tap('撤销：陈*：这次不收')
  await tap('陈*：同意')
  await see('陈*：同意了')
  expect(await states()).toBe('member')
  holdPhone(test, 'chen')
  openPage(TeamPage, { teamId })
  await tap('退出这支队伍')
  await tap('撤销：退出了「暖心分队」')
  await see('回到「暖心分队」了')
  expect(await states()).toBe('member')
})

it('the desk writes one, asks somebody to lead, and hands it to the head', async () => {
  holdPhone(test, 'zhou')
  openPage(DeskTeamsPage)
  await tap('新建队伍')
  await type('叫什么', '义剪分队')
  await tap('存好')
  await see('「义剪分队」存好了，再请一位队长')
  const [team] = await test.rows<{ _id: string; version: number }>('teams', { nameKey: '义剪分队' })
  // The desk finds whom the job has filed.
  await test.cloud.store.update('people', {
    ...{ query: {}, update: { $unset: { filed: '' } }, nowMs: test.now() },
    ...{ replace: false, multi: true, upsert: false },
  })
  await test.jobs()
  openPage(DirectoryPage, { pick: 'leader', teamId: team?._id ?? '', version: String(team?.version) })
  await type('找居民', '陈晓梅')
  await tap(/^陈晓梅/)
  await tap('请这位带队')
  openPage(DeskTeamsPage, { teamId: team?._id ?? '' })
  await see(/陈晓梅带队/)
  await tap('交站长看')
  await see('「义剪分队」交给站长了')
  const [sent] = await test.rows<{ state: string }>('teams', { _id: team?._id })
  expect(sent?.state).toBe('pending')
})

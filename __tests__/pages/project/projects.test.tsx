/**
 * Positions and projects: residents look and sign up, the desk writes, rests and is told who was quicker, a form chooses.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import ProjectPage from '@/packages/activity/project'
import ProjectsPage from '@/packages/activity/projects'
import ActivityFormPage from '@/packages/desk-activity/activity-form'
import DeskProjectsPage from '@/packages/desk-activity/projects'
import { anActivityForm } from '../../support/activity-forms'
import { DAY } from '@/domain/kernel/clock'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { openPage, see, tap, type, words } from '../support/deeds'
import { host } from '../support/host-taro'
import { holdPhone, loseSignal } from '../support/phone'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await appoint(test, 'zhou', ['staff'], { realName: '周敏' })
  await appoint(test, 'gao', ['station_admin'], { realName: '高秀梅' })
  await appoint(test, 'li', [])
})
afterAll(() => test.close())

const form = (name: string) => ({
  ...{ name, positionId: 'edu_publicity', about: '一栋楼一起读', leaderName: '周敏', isBrand: true },
})
const write = (name: string) => test.must('zhou', 'project.save', { form: form(name) })

it('says that there are none, then lists them under their position, brand marked, and leads on', async () => {
  loseSignal()
  openPage(ProjectsPage)
  await see('没有连上网络')
  holdPhone(test, 'li')
  await tap('再试一次')
  await see('还没有项目')
  const { projectId } = await write('楼道读书')
  openPage(ProjectsPage)
  await see('社区教育宣传')
  await see('品牌')
  await see('周*负责')
  await tap('楼道读书，品牌项目')
  expect(host.visited.at(-1)).toBe(`navigateTo /packages/activity/project/index?projectId=${projectId}`)
  openPage(ProjectPage, { projectId })
  await see('一栋楼一起读')
  await see('还没有排下一场')
})

it('the desk writes one, keeps what is typed, refuses a second of the name, and rests it', async () => {
  holdPhone(test, 'zhou')
  openPage(DeskProjectsPage)
  await tap('新建项目')
  await type('叫什么', '楼道读书')
  await tap('存好')
  await see('请选一个岗位')
  const { projectId } = await write('楼道下棋')
  openPage(DeskProjectsPage)
  await tap(/^楼道下棋/)
  await tap('停了，不办新活动')
  await see('「楼道下棋」停了，办过的都在')
  const [stored] = await test.rows<{ active: boolean }>('projects', { _id: projectId })
  expect(stored?.active).toBe(false)
})

it('whoever is overtaken is told by whom, sees what stands, and keeps what was typed', async () => {
  const { projectId, version } = await write('楼道唱歌')
  holdPhone(test, 'zhou')
  openPage(DeskProjectsPage)
  await tap(/^楼道唱歌/)
  await type('谁负责', '吴老师')
  await test.must('gao', 'project.save', { projectId, version, form: form('楼道合唱') })
  await tap('存好')
  await see(/高\*刚刚改过这个项目/)
  await see(/高\*存的是「楼道合唱」/)
  await tap('存好')
  await see('「楼道唱歌」存好了')
  expect(await test.rows('projects', { _id: projectId })).toMatchObject([{ leaderName: '吴老师' }])
})

it('what was left unsent is not written over what a colleague has made of it since', async () => {
  const { projectId, version } = await write('楼道书法')
  holdPhone(test, 'zhou')
  openPage(DeskProjectsPage)
  await tap(/^楼道书法/)
  await type('谁负责', '吴老师')
  await tap('再想想')
  await test.must('gao', 'project.save', { projectId, version, form: form('楼道国画') })
  openPage(DeskProjectsPage)
  await tap(/^楼道国画/)
  await tap('存好')
  await see('「楼道国画」存好了')
  expect(await test.rows('projects', { _id: projectId })).toMatchObject([
    { name: '楼道国画', leaderName: '周敏' },
  ])
})

it('the head alone switches a position', async () => {
  holdPhone(test, 'zhou')
  openPage(DeskProjectsPage)
  await tap('岗位开关')
  await see('要站长来开关。')
  holdPhone(test, 'gao')
  openPage(DeskProjectsPage)
  await tap('岗位开关')
  await tap('关上文体活动先锋')
  await see('文体活动先锋关上了')
})

it('an activity chooses its project, and one begun from a resting one asks for another', async () => {
  const { projectId, version } = await write('晨练')
  holdPhone(test, 'zhou')
  openPage(ActivityFormPage)
  await tap('选属于哪个项目')
  await tap('晨练，品牌项目')
  await see('社区教育宣传')
  const made = { form: anActivityForm(test.now() + DAY, { projectId }) }
  const { activityId } = await test.must('zhou', 'desk.createActivity', made)
  await test.must('zhou', 'project.rest', { projectId, version, active: false })
  openPage(ActivityFormPage, { likeId: activityId })
  await see('上一回的项目「晨练」停着，这一回请另选一个，也可以不选')
  expect(words()).toContain('没有选')
})

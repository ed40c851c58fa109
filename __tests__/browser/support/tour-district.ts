/** Owns the stops of the tour about the district and what its stations do: choosing one, those below, their projects. */
import { MOVER } from '../../../demo/district/people'
import { neighbourStation, STATION_ID } from '../../../demo/station-facts'
import { teamIdOf } from '../../../demo/team-facts'
import { appPages } from '../../../src/domain/app-pages'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const NEW = 'demo-new-on-tour'
const WANG = 'demo-resident-wang'
const LI = 'demo-volunteer-li'
const GAO = 'demo-admin-gao'
const ZHOU = 'demo-staff-zhou'
const HAN = 'demo-center-han'

/** The office is closed for two days next week. */
async function closeTwoDays(test: TestCloud): Promise<void> {
  const { version } = await test.must(GAO, 'station.sheet', {})
  const [from, to] = [7, 8].map((days) => dayOf(test.now() + days * DAY)) as [string, string]
  await test.must(GAO, 'station.closeDays', { from, to, closed: true, version })
}

export async function districtStops(test: TestCloud): Promise<Stop[]> {
  await closeTwoDays(test)
  const { items } = await test.must(WANG, 'project.list', { text: '学堂' })
  const [project] = items
  const { teams, profile } = await test.must(LI, 'me.open', {})
  const { personId } = profile
  const [led] = teams
  const [imported] = (await test.must(ZHOU, 'import.list', {})).items
  if (!project || !led || !imported) throw new Error('the demo has no such project, team or import')
  return [
    { name: 'home-nowhere', openid: NEW, page: appPages.homeStation(), main: true },
    { name: 'home-scanned', openid: NEW, page: appPages.homeStation(neighbourStation._id) },
    { name: 'home-chosen', openid: WANG, page: appPages.homeStation(neighbourStation._id) },
    { name: 'home-asked', openid: MOVER, page: appPages.homeStation() },
    { name: 'home-moves', openid: ZHOU, page: appPages.homeMoves() },
    { name: 'units', openid: HAN, page: appPages.units },
    {
      name: 'unit-form',
      openid: HAN,
      page: appPages.units,
      first: (phone) => phone.tap('明珠社区：改名字、地址'),
    },
    {
      name: 'unit-points',
      openid: HAN,
      page: appPages.units,
      first: (phone) => phone.tap('兴神路社区：点和基地'),
    },
    { name: 'colleagues-below', openid: HAN, page: appPages.colleaguesAt(neighbourStation._id) },
    { name: 'imports-below', openid: HAN, page: appPages.importsAt(neighbourStation._id) },
    { name: 'projects', openid: WANG, page: appPages.projects },
    { name: 'project', openid: WANG, page: appPages.project(project.projectId) },
    { name: 'desk-projects', openid: ZHOU, page: appPages.deskProjects },
    {
      name: 'project-form',
      openid: ZHOU,
      page: appPages.deskProjects,
      first: (phone) => phone.tap('新建项目'),
    },
    { name: 'imports', openid: ZHOU, page: appPages.imports },
    {
      name: 'import-choose',
      openid: ZHOU,
      page: appPages.imports,
      first: async (phone) => {
        await phone.tap('选一个文件')
        await phone.pick('radio', '项目')
      },
    },
    { name: 'import', openid: ZHOU, page: appPages.import(imported.importId) },
    { name: 'teams', openid: WANG, page: appPages.teams },
    { name: 'team', openid: WANG, page: appPages.team(led.teamId) },
    { name: 'team-performs', openid: WANG, page: appPages.team(teamIdOf('文化艺术协会')), main: true },
    { name: 'team-led', openid: LI, page: appPages.team(led.teamId) },
    { name: 'team-members', openid: LI, page: appPages.teamMembers(led.teamId) },
    { name: 'station-sheet', openid: GAO, page: appPages.stationSheet },
    {
      name: 'station-sheet-form',
      openid: GAO,
      page: appPages.stationSheet,
      first: (phone) => phone.tap('改站的资料'),
    },
    {
      name: 'closed-days-form',
      openid: GAO,
      page: appPages.stationSheet,
      first: (phone) => phone.tap('加几天'),
    },
    { name: 'setup', openid: GAO, page: appPages.setup },
    { name: 'begin', openid: NEW, page: appPages.begin },
    { name: 'activity-templates', openid: GAO, page: appPages.activityTemplates },
    { name: 'activity-from', openid: GAO, page: appPages.activityFrom('cleanup') },
    { name: 'grids', openid: GAO, page: appPages.grids },
    { name: 'grid-form', openid: GAO, page: appPages.grids, first: (phone) => phone.tap(/^北区一网格/) },
    { name: 'places', openid: GAO, page: appPages.places },
    { name: 'place-form', openid: GAO, page: appPages.places, first: (phone) => phone.tap(/^社区图书室/) },
    { name: 'place-stickers', openid: GAO, page: appPages.placeStickers },
    { name: 'place-door', openid: ZHOU, page: appPages.placeDoor('place03') },
    { name: 'station-code', openid: ZHOU, page: appPages.stationCode },
    { name: 'place', openid: WANG, page: appPages.place('place03') },
    { name: 'place-elsewhere', openid: MOVER, page: appPages.place('place05', STATION_ID) },
    { name: 'desk-teams', openid: ZHOU, page: appPages.deskTeams() },
    { name: 'team-sheet', openid: ZHOU, page: appPages.deskTeams(led.teamId) },
    {
      name: 'team-form',
      openid: ZHOU,
      page: appPages.deskTeams(),
      first: (phone) => phone.tap('新建队伍'),
    },
    {
      name: 'team-form-performs',
      openid: ZHOU,
      page: appPages.deskTeams(),
      first: async (phone) => {
        await phone.tap('新建队伍')
        await phone.pick('checkbox', '能出去演出')
      },
    },
    {
      ...{ name: 'invitation-elsewhere', openid: LI, page: appPages.beginCase('invitation'), main: true },
      first: (phone) => phone.tap(/^商业的/),
    },
    { name: 'volunteer-file', openid: ZHOU, page: appPages.volunteerFile(personId) },
    {
      name: 'paper-form',
      openid: ZHOU,
      page: appPages.volunteerFile(personId),
      first: (phone) => phone.tap('登记证书'),
    },
    { name: 'volunteer-own', openid: LI, page: appPages.volunteer },
  ]
}

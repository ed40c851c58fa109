/** Owns the stops of the tour about the district and what its stations do: choosing one, those below, their projects. */
import { MOVER } from '../../../demo/district/people'
import { neighbourStation, STATION_ID } from '../../../demo/station-facts'
import { teamIdOf } from '../../../demo/team-facts'
import { appPages } from '../../../src/domain/app-pages'
import { furtherPages } from '../../../src/domain/further-pages'
import { deskPages } from '../../../src/domain/desk-pages'
import { casePages } from '../../../src/domain/case-pages'
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
    { name: 'home-moves', openid: ZHOU, page: deskPages.homeMoves() },
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
    { name: 'colleagues-below', openid: HAN, page: deskPages.colleaguesAt(neighbourStation._id) },
    { name: 'imports-below', openid: HAN, page: deskPages.importsAt(neighbourStation._id) },
    { name: 'projects', openid: WANG, page: appPages.projects },
    { name: 'project', openid: WANG, page: furtherPages.project(project.projectId) },
    { name: 'desk-projects', openid: ZHOU, page: deskPages.deskProjects },
    {
      name: 'project-form',
      openid: ZHOU,
      page: deskPages.deskProjects,
      first: (phone) => phone.tap('新建项目'),
    },
    { name: 'imports', openid: ZHOU, page: deskPages.imports },
    {
      name: 'import-choose',
      openid: ZHOU,
      page: deskPages.imports,
      first: async (phone) => {
        await phone.tap('选一个文件')
        await phone.pick('radio', '项目')
      },
    },
    { name: 'import', openid: ZHOU, page: deskPages.import(imported.importId) },
    { name: 'teams', openid: WANG, page: appPages.teams },
    { name: 'team', openid: WANG, page: appPages.team(led.teamId) },
    { name: 'team-performs', openid: WANG, page: appPages.team(teamIdOf('文化艺术协会')), main: true },
    { name: 'team-led', openid: LI, page: appPages.team(led.teamId) },
    { name: 'team-members', openid: LI, page: furtherPages.teamMembers(led.teamId) },
    { name: 'station-sheet', openid: GAO, page: deskPages.stationSheet },
    {
      name: 'station-sheet-form',
      openid: GAO,
      page: deskPages.stationSheet,
      first: (phone) => phone.tap('改站的资料'),
    },
    {
      name: 'closed-days-form',
      openid: GAO,
      page: deskPages.stationSheet,
      first: (phone) => phone.tap('加几天'),
    },
    { name: 'setup', openid: GAO, page: deskPages.setup },
    { name: 'begin', openid: NEW, page: appPages.begin },
    { name: 'activity-templates', openid: GAO, page: deskPages.activityTemplates },
    { name: 'activity-from', openid: GAO, page: deskPages.activityFrom('cleanup') },
    { name: 'grids', openid: GAO, page: appPages.grids },
    { name: 'grid-form', openid: GAO, page: appPages.grids, first: (phone) => phone.tap(/^北区一网格/) },
    { name: 'places', openid: GAO, page: appPages.places },
    { name: 'place-form', openid: GAO, page: appPages.places, first: (phone) => phone.tap(/^社区图书室/) },
    { name: 'place-stickers', openid: GAO, page: deskPages.placeStickers },
    { name: 'place-door', openid: ZHOU, page: deskPages.placeDoor('place03') },
    { name: 'station-code', openid: ZHOU, page: deskPages.stationCode },
    { name: 'place', openid: WANG, page: appPages.place('place03') },
    { name: 'place-elsewhere', openid: MOVER, page: appPages.place('place05', STATION_ID) },
    { name: 'desk-teams', openid: ZHOU, page: deskPages.deskTeams() },
    { name: 'team-sheet', openid: ZHOU, page: deskPages.deskTeams(led.teamId) },
    {
      name: 'team-form',
      openid: ZHOU,
      page: deskPages.deskTeams(),
      first: (phone) => phone.tap('新建队伍'),
    },
    {
      name: 'team-form-performs',
      openid: ZHOU,
      page: deskPages.deskTeams(),
      first: async (phone) => {
        await phone.tap('新建队伍')
        await phone.pick('checkbox', '能出去演出')
      },
    },
    {
      ...{ name: 'invitation-elsewhere', openid: LI, page: casePages.beginCase('invitation'), main: true },
      first: (phone) => phone.tap(/^商业的/),
    },
    { name: 'volunteer-file', openid: ZHOU, page: deskPages.volunteerFile(personId) },
    {
      name: 'paper-form',
      openid: ZHOU,
      page: deskPages.volunteerFile(personId),
      first: (phone) => phone.tap('登记证书'),
    },
    { name: 'volunteer-own', openid: LI, page: appPages.volunteer },
  ]
}

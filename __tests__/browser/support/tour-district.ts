/** Owns the stops of the tour about the district and what its stations do: choosing one, those below, their projects. */
import { neighbourStation } from '../../../demo/station-facts'
import { appPages } from '../../../src/domain/app-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const NEW = 'demo-new-on-tour'
const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'
const HAN = 'demo-center-han'

export async function districtStops(test: TestCloud): Promise<Stop[]> {
  const { items } = await test.must(WANG, 'project.list', { text: '学堂' })
  const [project] = items
  if (!project) throw new Error('the demo has no such project')
  return [
    { name: 'home-nowhere', openid: NEW, page: appPages.homeStation(), main: true },
    { name: 'home-scanned', openid: NEW, page: appPages.homeStation(neighbourStation._id) },
    { name: 'home-chosen', openid: WANG, page: appPages.homeStation(neighbourStation._id) },
    { name: 'units', openid: HAN, page: appPages.units },
    {
      name: 'unit-form',
      openid: HAN,
      page: appPages.units,
      first: (phone) => phone.tap('明珠社区：改名字、地址'),
    },
    { name: 'colleagues-below', openid: HAN, page: appPages.colleaguesAt(neighbourStation._id) },
    { name: 'projects', openid: WANG, page: appPages.projects },
    { name: 'project', openid: WANG, page: appPages.project(project.projectId) },
    { name: 'desk-projects', openid: ZHOU, page: appPages.deskProjects },
    {
      name: 'project-form',
      openid: ZHOU,
      page: appPages.deskProjects,
      first: (phone) => phone.tap('新建项目'),
    },
  ]
}

/** Owns the stops of the tour that go from door to door. */
import { deskPages } from '../../../src/domain/desk-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const ZHAO = 'demo-grid-zhao'
const home = { gridId: 'g01', building: '1 号楼' }

/** The grid worker's list of a building, and the household that was called on. */
export async function visitStops(test: TestCloud): Promise<Stop[]> {
  const { grids, items } = await test.must(ZHAO, 'visit.list', { home })
  const visited = items.find(({ last }) => last !== null)
  const grid = grids.find(({ gridId }) => gridId === home.gridId)
  if (!visited || !grid) throw new Error('the demo has nobody who was called on')
  const name = [visited.unit && `${visited.unit} 单元`, visited.room, visited.names[0]]
  return [
    {
      ...{ name: 'visits', openid: ZHAO, page: deskPages.visits },
      first: async (phone) => {
        await phone.tap(`${grid.name} ${home.building}`)
        await phone.see(visited.names[0] ?? '')
      },
    },
    {
      ...{ name: 'visited-home', openid: ZHAO },
      page: deskPages.visitedHome({ ...visited, name: name.filter(Boolean).join(' ') }),
    },
  ]
}

/** How buildings are written: every way in which a neighbour writes one is the building of the list. */
import { isFor, legsOf } from '../../../src/domain/notice/audience'
import { listedBuilding, placeOf, spellingsOf, tidyBuilding } from '../../../src/domain/station/building'
import type { GridEntry } from '../../../src/domain/station/documents'

const grid = (gridId: string, ...buildings: string[]): GridEntry => ({ gridId, name: gridId, buildings })
const grids = [
  grid('g1', '1 号楼', '2 号楼', '12 号楼', 'A 座', '桂花苑3幢'),
  grid('g2', '3 号楼', '1 号楼', '老干部楼'),
]

it.each([
  ['1号楼', '1 号楼'],
  ['１号楼', '1 号楼'],
  ['1　号楼', '1 号楼'],
  ['１ 栋', '1 号楼'],
  ['1幢', '1 号楼'],
  ['第1栋', '1 号楼'],
  ['一号楼', '1 号楼'],
  ['1#', '1 号楼'],
  ['＃1', null],
  ['1#楼', '1 号楼'],
  ['01号楼', '1 号楼'],
  ['1', '1 号楼'],
  ['十二栋', '12 号楼'],
  ['a座', 'A 座'],
  ['Ａ栋', 'A 座'],
  ['桂花苑 3 号楼', '桂花苑3幢'],
  ['桂花苑三幢', '桂花苑3幢'],
  ['11号楼', null],
  ['21号楼', null],
  ['桂花苑', null],
  ['', null],
])('%s is %s', (written, meant) => {
  expect(listedBuilding(written, grids[0]!)).toBe(meant)
})

it('what no list knows is kept in one form', () => {
  expect(['７栋', '7 号楼', ' 7幢 ', '七号楼'].map(tidyBuilding)).toEqual(Array(4).fill('7 号楼'))
  expect(tidyBuilding('  幸福  里 ')).toBe('幸福 里')
})

it('a building that one grid alone has says the grid; one of two grids says none', () => {
  expect(placeOf({ gridId: null, building: '3栋' }, grids)).toEqual({ gridId: 'g2', building: '3 号楼' })
  expect(placeOf({ gridId: null, building: '1栋' }, grids)).toEqual({ gridId: null, building: '1 号楼' })
  expect(placeOf({ gridId: 'g1', building: '3栋' }, grids)).toEqual({ gridId: 'g1', building: '3 号楼' })
  expect(placeOf({ gridId: 'g2', building: '' }, grids)).toEqual({ gridId: 'g2', building: '' })
})

it('every way of writing a building means itself, and few are asked for', () => {
  for (const building of ['1 号楼', '12号楼', 'A 座', '桂花苑3幢', '老干部楼']) {
    const ways = spellingsOf(building)
    expect(ways[0]).toBe(building)
    expect(ways.length).toBeLessThanOrEqual(18)
    expect(ways.map((way) => listedBuilding(way, { buildings: [building] }))).toEqual(
      ways.map(() => building),
    )
  }
})

it('a notice to a building is for those who wrote it otherwise before there was a list', () => {
  const audience = ['building:g1:1 号楼']
  const notice = { stationId: 'st1', audience }
  const person = (building: string) => ({
    ...{
      _id: 'p',
      stationId: 'st1',
      gridId: 'g1',
      building,
      roles: [],
      volunteer: { state: 'none' as const },
    },
  })
  expect(['1号楼', '１号楼', '1 栋'].map((building) => isFor(notice, person(building)))).toEqual([
    true,
    true,
    true,
  ])
  expect(isFor(notice, person('11 号楼'))).toBe(false)
  const [leg] = legsOf('st1', audience)
  expect(leg?.guard['building']).toEqual({ $in: expect.arrayContaining(['1号楼', '１号楼', '1 栋']) })
})

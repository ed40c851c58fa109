/** A spot is one of the station, is called by its name, and the same for everybody who means it. */
import { gridOfSpot, homeSpot, spotOf, spotsOf } from '@/domain/station/spots'

const station = {
  grids: [
    { gridId: 'g1', name: '东区', buildings: ['1 号楼', '2:A 座'] },
    { gridId: 'g2', name: '西区', buildings: [] },
  ],
  places: [
    { placeCode: 'abc', name: '图书室', gridId: 'g2' },
    { placeCode: 'def', name: '广场' },
  ],
}

it('every spot that is offered is one of the station', () => {
  const { places, grids } = spotsOf(station)
  const all = [...places, ...grids, ...grids.flatMap(({ buildings }) => buildings)].map(({ spot }) => spot)
  expect(all.map((spot) => spotOf(station, spot))).toEqual([
    { key: 'place:abc', gridId: 'g2', called: '图书室' },
    { key: 'place:def', gridId: null, called: '广场' },
    { key: 'grid:g1', gridId: 'g1', called: '东区' },
    { key: 'grid:g2', gridId: 'g2', called: '西区' },
    { key: 'building:g1:1 号楼', gridId: 'g1', called: '东区 1 号楼' },
    { key: 'building:g1:2:A 座', gridId: 'g1', called: '东区 2:A 座' },
  ])
})

it.each([
  '',
  'place:',
  'place:abc:more',
  'grid:g3',
  'grid:g1:x',
  'building:g1',
  'building:g1:9 号楼',
  'house:g1',
])('%p is none', (key) => expect(spotOf(station, key)).toBeNull())

it.each([
  ['g1', '１号楼', 'building:g1:1 号楼'],
  ['g1', '9 号楼', 'grid:g1'],
  ['g2', '', 'grid:g2'],
  [null, '1 号楼', null],
])('somebody of grid %p, %p lives at %p', (gridId, building, spot) => {
  expect(homeSpot(station, { gridId, building })).toBe(spot)
})

it('says which grid the key of a grid means', () => expect(gridOfSpot('grid:g1')).toBe('g1'))

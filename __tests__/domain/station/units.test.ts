/** The tree of a district, and the list from which somebody chooses the own station. */
import {
  isWithin,
  pathBelow,
  shortName,
  stationGroups,
  unitsAbove,
  unitTypes,
  type UnitDocument,
} from '../../../src/domain/station/units'

const unit = (given: Partial<UnitDocument> & Pick<UnitDocument, '_id' | 'type'>): UnitDocument => ({
  name: given._id,
  parentId: null,
  path: [],
  address: '',
  active: true,
  order: 0,
  version: 1,
  ...given,
})

const center = unit({ _id: 'c', type: 'center' })
const institute = unit({ _id: 'i', type: 'institute', parentId: 'c', path: ['c'] })
const stationAt = (_id: string, parentId: string | null, given: Partial<UnitDocument> = {}) =>
  unit({ _id, type: 'station', parentId, path: parentId === 'i' ? ['c', 'i'] : ['c'], ...given })

const listed = (units: UnitDocument[]) =>
  stationGroups(units).map(({ name, stations }) => [name, stations.map(({ stationId }) => stationId)])

it('lists stations below the institute or the centre they belong to, in administrative order', () => {
  const second = unit({ _id: 'a-second', type: 'institute', parentId: 'c', path: ['c'], order: 1 })
  const units = [
    stationAt('s3', 'c'),
    stationAt('s2', 'i', { order: 1 }),
    second,
    stationAt('s4', 'a-second'),
    stationAt('s1', 'i', { order: 2 }),
    institute,
    center,
  ]
  expect(listed(units)).toEqual([
    ['i', ['s2', 's1']],
    ['a-second', ['s4']],
    ['c', ['s3']],
  ])
})

it('leaves out what is closed, and keeps a station whose institute is closed or unknown', () => {
  const closed = { ...institute, active: false }
  expect(
    listed([center, closed, stationAt('s1', 'i'), stationAt('s2', null), stationAt('s3', 'gone')]),
  ).toEqual([['其他', ['s1', 's2', 's3']]])
  expect(listed([center, institute, stationAt('s1', 'i', { active: false })])).toEqual([])
  expect(listed([])).toEqual([])
})

it('knows what lies within a unit: itself and all below it', () => {
  const station = stationAt('s', 'i')
  expect(['c', 'i', 's', 'other'].map((unitId) => isWithin(station, unitId))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(isWithin(institute, 's')).toBe(false)
  expect(pathBelow(institute)).toEqual(['c', 'i'])
})

it('lets every unit lie below a higher one alone, and the centre below none', () => {
  for (const type of unitTypes)
    for (const above of unitsAbove[type])
      expect(unitTypes.indexOf(above)).toBeLessThan(unitTypes.indexOf(type))
  expect(unitTypes.filter((type) => unitsAbove[type].length === 0)).toEqual(['center'])
})

it.each([
  ['兴神路社区新时代文明实践站', '兴神路社区'],
  ['麟州街道新时代文明实践所', '麟州街道'],
  ['水磨沟区新时代文明实践中心', '水磨沟区'],
  ['新时代文明实践中心', '新时代文明实践中心'],
  ['北区服务点', '北区'],
  ['花园里', '花园里'],
])('is called as neighbours say: %s is %s', (name, said) => {
  expect(shortName(name)).toBe(said)
})

/** The tree of a district, and the list from which somebody chooses the own station. */
import {
  addedTypes,
  decideAdd,
  decideChange,
  isPlaceOnly,
  isWithin,
  MOST_PLACES,
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

const district = [center, institute, stationAt('s', 'i'), stationAt('t', 'i')]
const pointAt = (_id: string, parentId: string, given: Partial<UnitDocument> = {}) =>
  unit({ _id, type: 'point', parentId, path: ['c', 'i', parentId], ...given })
const adding = (type: (typeof addedTypes)[number], name = '北区服务点') => ({
  ...{ unitId: 'new', type, name, address: '' },
})
const codeOf = (decision: { ok: boolean; error?: { code: string } }): string =>
  decision.ok ? 'ok' : String(decision.error?.code)

it('is added where it may lie and nowhere else, whatever it is', () => {
  const parents = { center: 'c', institute: 'i', department: 'd', station: 's', point: 'p', base: 'b' }
  const base = unit({ _id: 'b', type: 'base', parentId: 's', path: ['c', 'i', 's'] })
  const department = unit({ _id: 'd', type: 'department', parentId: 'c', path: ['c'] })
  const units = [...district, pointAt('p', 's'), base, department]
  for (const type of addedTypes)
    for (const above of unitTypes)
      expect([type, above, codeOf(decideAdd(units, parents[above], adding(type)))]).toEqual([
        type,
        above,
        unitsAbove[type].includes(above) ? 'ok' : 'NOT_FOUND',
      ])
})

it('points and bases alone are places where nobody is at home, and no station to choose', () => {
  expect(unitTypes.filter((type) => isPlaceOnly({ type }))).toEqual(['point', 'base'])
  expect(listed([...district, pointAt('p', 's')])).toEqual([['i', ['s', 't']]])
})

it('a point has its name below its station alone, everybody else in the whole district', () => {
  const units = [...district, pointAt('p', 's', { name: '北区服务点' })]
  expect(codeOf(decideAdd(units, 's', adding('point')))).toBe('UNIT_NAME_TAKEN')
  expect(codeOf(decideAdd(units, 's', adding('base')))).toBe('UNIT_NAME_TAKEN')
  expect(codeOf(decideAdd(units, 't', adding('point')))).toBe('ok')
  expect(codeOf(decideAdd(units, 'i', adding('station', 't')))).toBe('UNIT_NAME_TAKEN')
  const second = pointAt('q', 's')
  const change = { version: 1, name: '北区服务点', address: '', active: true }
  expect(codeOf(decideChange([...units, second], 'q', change))).toBe('UNIT_NAME_TAKEN')
})

it('has a bounded number of open points and bases, those of others and closed ones not counted', () => {
  const many = Array.from({ length: MOST_PLACES }, (_, i) => pointAt(`p${i}`, 's'))
  const full = [...district, ...many, pointAt('far', 't'), pointAt('shut', 's', { active: false })]
  expect(codeOf(decideAdd(full, 's', adding('point')))).toBe('UNIT_FULL')
  expect(codeOf(decideAdd(full, 't', adding('point')))).toBe('ok')
  expect(codeOf(decideAdd(full.slice(0, -3), 's', adding('point')))).toBe('ok')
  const open = { version: 1, name: 'shut', address: '', active: true }
  expect(codeOf(decideChange(full, 'shut', open))).toBe('UNIT_FULL')
  expect(codeOf(decideChange(full, 'p0', { ...open, name: '别的' }))).toBe('ok')
})

it('a station closes with open points below it, an institute not with open stations', () => {
  const units = [...district, pointAt('p', 's')]
  const shut = { version: 1, address: '', active: false }
  expect(codeOf(decideChange(units, 's', { ...shut, name: 's' }))).toBe('ok')
  expect(codeOf(decideChange(units, 'p', { ...shut, name: 'p' }))).toBe('ok')
  expect(codeOf(decideChange(units, 'i', { ...shut, name: 'i' }))).toBe('UNIT_IN_USE')
  expect(codeOf(decideChange(units, 'c', { ...shut, name: 'c' }))).toBe('NOT_FOUND')
})

/** Owns the proof of the rules of projects: names, order, rest, and what an activity may be held in. */
import type { ProjectDocument } from '@/domain/project/documents'
import { positionOf, positionsOf, turned } from '@/domain/project/positions'
import { decideProject, nameKeyOf, orderOf, rests } from '@/domain/project/rules'

const positions = positionsOf(null)

const project: ProjectDocument = {
  ...{ _id: 'j1', stationId: 'st1', positionId: 'governance', name: '楼道读书', nameKey: '楼道读书' },
  ...{ isBrand: false, about: '', leaderName: '', active: true, order: 7, createdAt: 1, changedBy: '周敏' },
  version: 1,
}

it.each([
  ['楼道读书', '楼道 读书', true],
  ['“雷锋式”365便民服务', '雷锋式３６５便民服务', true],
  ['AI 课', 'ai课', true],
  ['守望邻里·乐享学堂', '守望邻里乐享学堂', true],
  ['楼道读书', '楼道读报', false],
  ['……', '——', false],
])('%s and %s are one name: %s', (a, b, same) => {
  expect(nameKeyOf(a) === nameKeyOf(b)).toBe(same)
})

it('stands by position as the station orders them, brand first, of unknown positions last', () => {
  const orders = [
    orderOf(positions, { positionId: 'party_lead', isBrand: true }),
    orderOf(positions, { positionId: 'party_lead', isBrand: false }),
    orderOf(positions, { positionId: 'civility_model', isBrand: true }),
    orderOf(positions, { positionId: 'epidemic_control', isBrand: false }),
    orderOf(positions, { positionId: 'gone', isBrand: true }),
  ]
  expect(orders).toEqual([...orders].sort((a, b) => a - b))
  expect(new Set(orders).size).toBe(orders.length)
})

it('a station begins with twelve positions, and keeps its own once it has any', () => {
  expect(positions).toHaveLength(12)
  expect(positions.filter(({ active }) => !active).map(({ positionId }) => positionId)).toEqual([
    'epidemic_control',
  ])
  const own = [{ positionId: 'p', name: '自己的', active: true }]
  expect(positionsOf({ positions: own })).toBe(own)
  const off = turned(positions, 'governance', false)
  expect(positionOf(off, 'governance')?.active).toBe(false)
  expect(off.filter(({ active }) => active)).toHaveLength(10)
})

it.each([
  [true, 'governance', false],
  [false, 'governance', true],
  [true, 'epidemic_control', true],
  [true, 'gone', true],
  [false, 'epidemic_control', true],
])('active %s in %s rests: %s', (active, positionId, expected) => {
  expect(rests({ active, positionId }, positions)).toBe(expected)
})

describe('what an activity may be held in', () => {
  const given = { found: project, stationId: 'st1', positions }
  const snapshot = { name: '楼道读书', positionId: 'governance', positionName: '基层治理参与' }

  it.each([
    ['none', null, given, { ok: true, value: null }],
    ['one of the station', 'j1', given, { ok: true, value: snapshot }],
    ['none that is there', 'j2', { ...given, found: null }, { ok: false, error: { code: 'NOT_FOUND' } }],
    ['of another station', 'j1', { ...given, stationId: 'st2' }, { ok: false, error: { code: 'NOT_FOUND' } }],
    [
      'one that rests',
      'j1',
      { ...given, found: { ...project, active: false } },
      { ok: false, error: { code: 'PROJECT_RESTS', details: { project: '楼道读书' } } },
    ],
    [
      'one of a position that is off',
      'j1',
      { ...given, positions: turned(positions, 'governance', false) },
      { ok: false, error: { code: 'PROJECT_RESTS', details: { project: '楼道读书' } } },
    ],
    [
      'what stood there, as it was called',
      'j1',
      {
        ...given,
        found: { ...project, active: false },
        before: { projectId: 'j1', project: { ...snapshot, name: '旧名' } },
      },
      { ok: true, value: { ...snapshot, name: '旧名' } },
    ],
    [
      'another than stood there',
      'j1',
      { ...given, before: { projectId: 'j0', project: null } },
      { ok: true, value: snapshot },
    ],
  ])('%s', (_, projectId, asked, expected) => {
    expect(decideProject(projectId, asked)).toEqual(expected)
  })
})

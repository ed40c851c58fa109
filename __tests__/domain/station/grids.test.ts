/** The grids of a station: what is read of buildings, what a grid may become, and when one may go. */
import { station } from '../../../demo/station-facts'
import { buildingsIn } from '../../../src/domain/station/building-list'
import type { GridEntry } from '../../../src/domain/station/documents'
import { gridTeamRoles, teamRoles } from '../../../src/domain/station/grid-team'
import {
  decideGrid,
  decideRemoval,
  gridAnswers,
  gridProblems,
  lostBuildings,
  MOST_GRIDS,
  teamOf,
} from '../../../src/domain/station/grids'

const north: GridEntry = { gridId: 'g1', name: '北区一网格', buildings: ['1 号楼', '2 号楼'] }
const south: GridEntry = { gridId: 'g2', name: '南区', buildings: ['1 号楼'] }
const nobody = { homes: [], lookedAfter: [] }
const answers = gridAnswers(north)

const saved = (
  some: Partial<typeof answers>,
  { gridId = 'g1', isNew = false, use = nobody as Parameters<typeof decideGrid>[2] } = {},
) => {
  const decided = decideGrid([north, south], { gridId, isNew, answers: { ...answers, ...some } }, use)
  return decided.ok ? decided.value : decided.error
}

it.each([
  ['1-3 号楼', ['1 号楼', '2 号楼', '3 号楼']],
  ['１号楼、2栋\n3#', ['1 号楼', '2 号楼', '3 号楼']],
  ['1号楼，1 号楼', ['1 号楼']],
  ['桂花苑3幢', ['桂花苑3幢']],
])('%j is read as %j', (text, value) => expect(buildingsIn(text, 60)).toEqual({ ok: true, value }))

it.each([['、、'], ['7-5 号楼'], ['1-61 号楼'], ['一'.repeat(21)]])('%j is refused in words', (text) =>
  expect(buildingsIn(text, 60)).toMatchObject({ ok: false, problem: expect.any(String) }),
)

it('a grid without buildings can be written, one whose buildings cannot be read says so at the field', () => {
  expect(gridProblems({ ...answers, buildings: '' })).toEqual({})
  expect(Object.keys(gridProblems({ ...answers, buildings: '1-300 号楼' }))).toEqual(['buildings'])
  expect(Object.keys(gridProblems({ ...answers, name: ' ' }))).toEqual(['name'])
})

it('what was written is what stands, and standing it can be written on', () => {
  const [grid] = saved({ buildings: '1-4 号楼', steward: '王秀英', police: '李强' }) as GridEntry[]
  if (!grid) throw new Error('there is none')
  expect(grid.buildings).toEqual(['1 号楼', '2 号楼', '3 号楼', '4 号楼'])
  expect(teamOf(grid)).toEqual([
    { role: 'steward', name: '王秀英' },
    { role: 'police', name: '李强' },
  ])
  expect(gridAnswers(grid)).toMatchObject({ buildings: '1 号楼、2 号楼、3 号楼、4 号楼', steward: '王秀英' })
})

it('a new one stands behind the others; one that is not there cannot be changed', () => {
  expect(saved({ name: '新村' }, { gridId: 'g3', isNew: true })).toHaveLength(3)
  expect(saved({}, { gridId: 'g3' })).toEqual({ code: 'NOT_FOUND' })
})

it('a name is there once, however it is spaced; its own is its own', () => {
  expect(saved({ name: '南 区' })).toMatchObject({ code: 'GRID_NAME_TAKEN' })
  expect(saved({ name: '北区 一网格' })).toHaveLength(2)
})

it('a building in which somebody lives stays, also where it was written in another way', () => {
  const use = { homes: [{ gridId: 'g1', building: '2栋' }], lookedAfter: [] }
  expect(saved({ buildings: '1 号楼' }, { use })).toEqual({
    code: 'GRID_LIVED_IN',
    details: { place: '2 号楼' },
  })
  expect(saved({ buildings: '2 号楼' }, { use })).toHaveLength(2)
  const elsewhere = { homes: [{ gridId: 'g2', building: '2 号楼' }], lookedAfter: [] }
  expect(saved({ buildings: '1 号楼' }, { use: elsewhere })).toHaveLength(2)
  expect(lostBuildings(north, { buildings: ['2栋'] })).toEqual(['1 号楼'])
})

it('no more grids than a station may have', () => {
  const many = Array.from({ length: MOST_GRIDS }, (_, i) => ({ ...north, gridId: `n${i}`, name: `网格${i}` }))
  const decided = decideGrid(
    many,
    { gridId: 'more', isNew: true, answers: { ...answers, name: '又一个' } },
    nobody,
  )
  expect(decided).toMatchObject({ error: { code: 'GRIDS_FULL' } })
})

it('a grid goes when nobody lives there and nobody looks after it; one that is gone is gone', () => {
  const gone = (use: Parameters<typeof decideRemoval>[2], gridId = 'g2') => {
    const decided = decideRemoval([north, south], gridId, use)
    return decided.ok ? decided.value.map((grid) => grid.gridId) : decided.error.code
  }
  expect(gone(nobody)).toEqual(['g1'])
  expect(gone(nobody, 'g9')).toEqual(['g1', 'g2'])
  expect(gone({ homes: [{ gridId: 'g2', building: '' }], lookedAfter: [] })).toBe('GRID_LIVED_IN')
  expect(gone({ homes: [], lookedAfter: ['g2'] })).toBe('GRID_LOOKED_AFTER')
  expect(gone({ homes: [{ gridId: 'g1', building: '1 号楼' }], lookedAfter: ['g1'] })).toEqual(['g1'])
})

it('the demo has thirteen grids of two buildings, each with one steward and the five who stand by', () => {
  expect(teamRoles).toHaveLength(6)
  expect(Object.values(gridTeamRoles)).toContain('楼栋党员')
  expect(station.grids).toHaveLength(13)
  expect(station.grids.flatMap(({ buildings }) => buildings)).toHaveLength(26)
  for (const grid of station.grids) expect(teamOf(grid)).toHaveLength(6)
})

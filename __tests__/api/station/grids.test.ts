/** Owns that the grids of a station are written by its head, that nobody who lives there is lost, and that repeats do nothing twice. */
import { aPerson, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'head', ['station_admin'], { realName: '高远' })
  await appoint(test, 'staff', ['staff'])
  await put(test, 'people', [
    aPerson('li', { gridId: 'g01', building: '2栋' }),
    aPerson('keeper', { roles: ['grid_worker'], gridIds: ['g02'] }),
  ])
})
afterAll(() => test.close())

const look = () => test.must('head', 'station.grids', {})
const formIn = async (gridId: string) => {
  const { grids, version } = await look()
  const form = grids.find((grid) => grid.gridId === gridId)?.form
  if (!form) throw new Error(`there is no ${gridId}`)
  return { form, version }
}

it('staff see them with who looks after them, in one request; residents see who looks after theirs, masked', async () => {
  const seen = await test.call('staff', 'station.grids', {})
  expect(seen).toMatchObject({ ok: true, ops: 1, data: { mayEdit: false } })
  const { grid } = await test.must('li', 'station.open', {})
  expect(grid?.name).toBe('北区一网格')
  expect(grid?.team).toHaveLength(6)
  expect(grid?.team[0]).toEqual({ role: 'steward', name: '王*' })
})

it('a new grid can be lived in at once, and a repeat makes no second one', async () => {
  const { form, version } = await formIn('g01')
  const input = { form: { ...form, name: '新村三网格', buildings: '27-29 号楼' }, version }
  const saved = await test.must('head', 'station.saveGrid', input, 'a-new-grid-0001')
  expect(saved.grids).toHaveLength(14)
  const again = await test.must('head', 'station.saveGrid', input, 'a-new-grid-0001')
  expect(again.grids).toHaveLength(14)
  const { profile } = await test.must('li', 'me.open', {})
  expect(profile.grids.find(({ name }) => name === '新村三网格')?.buildings).toEqual([
    '27 号楼',
    '28 号楼',
    '29 号楼',
  ])
})

it('a building in which somebody lives is not taken away; the free one is', async () => {
  const { form, version } = await formIn('g01')
  const without = async (buildings: string) =>
    test.call('head', 'station.saveGrid', { gridId: 'g01', form: { ...form, buildings }, version })
  expect(await without('1 号楼')).toMatchObject({
    error: { code: 'GRID_LIVED_IN', details: { place: '2 号楼' } },
  })
  expect(await without('2 号楼')).toMatchObject({ ok: true })
})

it('a grid goes when nobody lives there and nobody looks after it', async () => {
  const remove = async (gridId: string) =>
    test.code('head', 'station.removeGrid', { gridId, version: (await look()).version })
  expect(await remove('g01')).toBe('GRID_LIVED_IN')
  expect(await remove('g02')).toBe('GRID_LOOKED_AFTER')
  expect(await remove('g03')).toBe('ok')
  expect(await remove('g03')).toBe('ok')
  expect((await look()).grids).toHaveLength(12)
})

it('whoever is second is told who was quicker, and staff do not write', async () => {
  const { form, version } = await formIn('g01')
  const input = { gridId: 'g01', version, form: { ...form, steward: '孙小梅' } }
  expect(await test.code('staff', 'station.saveGrid', input)).toBe('FORBIDDEN')
  await test.must('head', 'station.saveGrid', input)
  const late = { ...input, form: { ...form, steward: '周大勇' } }
  expect(await test.call('head', 'station.saveGrid', late)).toMatchObject({
    error: { code: 'STATION_CHANGED', details: { name: '高*' } },
  })
})

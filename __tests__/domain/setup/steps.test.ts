/** How far a station has come, of everything that a step asks for; and what a district begins with. */
import { startOf } from '../../../src/domain/kernel/clock'
import { begin } from '../../../src/domain/setup/beginning'
import {
  openSteps,
  type SetupFacts,
  setupProgress,
  type SetupStep,
  setupSteps,
} from '../../../src/domain/setup/steps'

const now = startOf('2026-11-27')
const bare: SetupFacts = {
  station: { grids: [], places: [], holidays: [] },
  ...{ colleagues: 0, projects: 0, prizes: 0, activities: 0 },
}
const of = (facts: SetupFacts, step: SetupStep) => setupProgress(facts, now).find((one) => one.step === step)

it('a station that has just been opened has eight steps open, and one that is never over', () => {
  const all = setupProgress(bare, now)
  expect(all.map(({ step }) => step)).toEqual([...setupSteps])
  expect(openSteps(all)).toBe(8)
  expect(of(bare, 'prints')).toEqual({ step: 'prints', done: null, count: 0 })
})

const contact = (hours: string, phone: string) => ({ contact: { address: '', hours, phone } })
const grid = (...buildings: string[]) => ({ gridId: 'g', name: '一网格', buildings })
const station = (some: Partial<SetupFacts['station']>): SetupFacts => ({
  ...bare,
  station: { ...bare.station, ...some },
})

it.each<[SetupStep, SetupFacts, boolean, number]>([
  ['sheet', station(contact('周一到周五', '')), false, 0],
  ['sheet', station(contact('', '09120000000')), false, 0],
  ['sheet', station(contact('周一到周五', '09120000000')), true, 0],
  ['grids', station({ grids: [grid()] }), false, 0],
  ['grids', station({ grids: [grid('1 号楼', '2 号楼'), grid('3 号楼')] }), true, 3],
  ['colleagues', { ...bare, colleagues: 1 }, false, 1],
  ['colleagues', { ...bare, colleagues: 2 }, true, 2],
  ['places', station({ places: [{ placeCode: 'p', name: '图书室' }] }), true, 1],
  ['projects', { ...bare, projects: 1 }, true, 1],
  ['closedDays', station({ holidays: ['2026-11-26'] }), false, 0],
  ['closedDays', station({ holidays: ['2026-11-27'] }), true, 0],
  ['prizes', { ...bare, prizes: 1 }, true, 1],
  ['prizes', station({ features: { store: false } }), true, 0],
  ['prizes', station({ features: { store: true } }), false, 0],
  ['activity', { ...bare, activities: 1 }, true, 1],
])('%s of %o', (step, facts, done, count) => {
  expect(of(facts, step)).toEqual({ step, done, count })
})

describe('a district', () => {
  const words = { district: '水磨沟区', station: '兴神路社区', address: '兴神路 8 号' }
  const begun = begin(words, { stationId: 's', begunBy: 'p' })

  it('begins with its centre and a station below it, each called in full', () => {
    expect(begun.center).toMatchObject({ _id: 'center', name: '水磨沟区新时代文明实践中心', begunBy: 'p' })
    expect(begun.unit).toMatchObject({
      ...{ _id: 's', name: '兴神路社区新时代文明实践站', parentId: 'center', path: ['center'] },
      address: '兴神路 8 号',
    })
    expect(begun.station).toMatchObject({ _id: 's', instituteName: '水磨沟区新时代文明实践中心' })
    expect(begun.station.contact).toEqual({ address: '兴神路 8 号', hours: '', phone: '' })
  })

  it('does not say twice what somebody has written in full', () => {
    const full = { ...words, station: '兴神路社区新时代文明实践站', address: '' }
    const { unit, station: opened } = begin(full, { stationId: 's', begunBy: 'p' })
    expect(unit.name).toBe('兴神路社区新时代文明实践站')
    expect(opened).not.toHaveProperty('contact')
  })
})

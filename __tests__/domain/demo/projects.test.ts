/** Owns the count of the demo's positions and projects, and that each one that was named is there. */
import { projects } from '../../../demo/project-facts'
import { station } from '../../../demo/station-facts'
import { activities } from '../../../demo/activity-facts'
import { overBounds } from '../../support/over-bounds'

it('twelve positions of six projects, one position off, ten brand projects', () => {
  expect(station.positions).toHaveLength(12)
  expect(station.positions.filter(({ active }) => !active).map(({ positionId }) => positionId)).toEqual([
    'epidemic_control',
  ])
  expect(projects).toHaveLength(72)
  for (const { positionId } of station.positions)
    expect([positionId, projects.filter((one) => one.positionId === positionId).length]).toEqual([
      positionId,
      6,
    ])
  expect(projects.filter(({ isBrand }) => isBrand)).toHaveLength(10)
  expect(new Set(projects.map(({ _id }) => _id)).size).toBe(72)
  expect(new Set(projects.map(({ nameKey }) => nameKey)).size).toBe(72)
  expect(projects.flatMap((one) => overBounds('projects', one))).toEqual([])
})

it.each(['困难居民帮扶', '民事调解维权', '社区教育宣传', '公益服务模范'])('%s is a brand project', (name) => {
  expect(projects.find((one) => one.name === name)).toMatchObject({ isBrand: true, active: true })
})

it.each([
  '“雷锋式”365便民服务',
  '居民微心愿',
  '移风易俗树文明',
  '周五爱国卫生大扫除',
  '创文宣传',
  '平安社区创建',
  '守望邻里·乐享学堂',
  '听你说愿望',
  '理论微课堂',
  '梦想之翼',
  '入户走访暖人心',
  '爱心义诊',
  '暖心义剪',
])('%s is among them', (name) => {
  expect(projects.find((one) => one.name === name)).toBeDefined()
})

it('every activity is held in one that is there', () => {
  const ids = new Set(projects.map(({ _id }) => _id))
  expect(activities.filter(({ projectId }) => !ids.has(projectId))).toEqual([])
})

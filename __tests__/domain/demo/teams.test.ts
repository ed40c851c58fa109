/** Owns the count of the demo's teams, and that each one that was named is there. */
import { districtTeams } from '../../../demo/district/teams'
import { neighbourPlan, stationTeams, teamPlan } from '../../../demo/team-facts'
import { station } from '../../../demo/station-facts'
import { overBounds } from '../../support/over-bounds'
import type { TeamKind } from '@/domain/team/vocabulary'

const teams = stationTeams([], () => 1)

it.each<[TeamKind, number]>([
  ['team', 2],
  ['squad', 12],
  ['base', 2],
  ['association', 6],
  ['alliance', 4],
])('of %s there are %i', (kind, count) => {
  expect(teams.filter(({ form }) => form.kind === kind)).toHaveLength(count)
})

it('every squad belongs to a team, names are their own, positions are the station’s, and each is within its bounds', () => {
  const ids = teams.filter(({ form }) => form.kind === 'team').map(({ _id }) => _id)
  expect(
    teams.filter(({ form, parentId }) => form.kind === 'squad' && !ids.includes(parentId ?? '')),
  ).toEqual([])
  expect(new Set(teams.map(({ nameKey }) => nameKey)).size).toBe(teamPlan.length)
  const positions = station.positions.map(({ positionId }) => positionId)
  expect(teams.flatMap(({ positionIds }) => positionIds).filter((one) => !positions.includes(one))).toEqual(
    [],
  )
  expect([...teams, ...districtTeams(new Map(), 60)].flatMap((one) => overBounds('teams', one))).toEqual([])
})

it.each(['party', 'science_sport', 'law', 'medical', 'heritage', 'theory', 'youth', 'women'])(
  'there is one for %s',
  (type) => {
    expect(teams.find(({ form }) => form.type === type)).toBeDefined()
  },
)

it.each(['合唱队', '舞蹈队', '模特队', '鼓乐队', '太极队', '多彩明珠锣鼓队'])(
  'the second station has its %s',
  (name) => {
    expect(neighbourPlan.find((one) => one.name === name)).toMatchObject({ kind: 'troupe' })
  },
)

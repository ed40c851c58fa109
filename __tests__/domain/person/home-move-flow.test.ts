/** Owns the table of a move to another home station, and what of a person it changes. */
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'
import { decide } from '../../../src/domain/kernel/workflow'
import { homeMoveFacts, homeMoveOf, settledAt } from '../../../src/domain/person/home-move'
import { homeMoveFlow } from '../../../src/domain/person/home-move-flow'
import { aPerson } from '../../support/builders'

const desk = (state: string, event: string, to: string) =>
  Object.fromEntries(['staff', 'station_admin'].map((role) => [`${state} ${event} ${role}`, to]))

const moves: Record<string, string> = {
  ...Object.fromEntries(
    ['none', 'agreed', 'refused', 'withdrawn'].map((state) => [`${state} ask resident`, 'asked']),
  ),
  'asked climb system': 'late',
  'asked withdraw resident': 'withdrawn',
  'late withdraw resident': 'withdrawn',
  ...desk('asked', 'agree', 'agreed'),
  ...desk('late', 'agree', 'agreed'),
  ...desk('asked', 'refuse', 'refused'),
  ...desk('late', 'refuse', 'refused'),
  ...desk('agreed', 'backToAsked', 'asked'),
  ...desk('agreed', 'backToLate', 'late'),
  ...desk('refused', 'backToAsked', 'asked'),
  ...desk('refused', 'backToLate', 'late'),
}

it('is a sound table', () => {
  expect(() => assertWorkflow(homeMoveFlow)).not.toThrow()
})

it('allows exactly these moves of every state, event and role', () => {
  const allowed = everyMove(homeMoveFlow)
    .filter((move) => move.to !== null)
    .map((move) => [`${move.state} ${move.event} ${move.role}`, move.to])
  expect(Object.fromEntries(allowed)).toEqual(moves)
})

it('changes where somebody is at home in the rows that say so alone', () => {
  const settling = homeMoveFlow.rows.filter(({ effects }) =>
    effects?.some((effect) => effect === 'settle' || effect === 'unsettle'),
  )
  expect(settling.map(({ on, to }) => [on, to])).toEqual([
    ['agree', 'agreed'],
    ['backToAsked', 'asked'],
    ['backToLate', 'late'],
  ])
})

it.each([
  ['a role', { roles: ['team_leader' as const] }, 'MOVE_ROLES_FIRST'],
  ['a common purse', { householdId: 'hh' }, 'MOVE_HOUSEHOLD_FIRST'],
  ['nothing', {}, null],
])('asks for %s to be laid down first', (_, held, code) => {
  const person = aPerson('o-1', held)
  const facts = homeMoveFacts(person, { personId: person._id, isAdmin: false, now: 0 })
  const attempt = { by: person._id, roles: ['resident'] as const, at: 0, facts }
  const decision = decide(homeMoveFlow, homeMoveOf(person), 'ask', attempt)
  expect(decision.ok ? null : decision.error.code).toBe(code)
})

it('asks anew where somebody lives, and puts it back when told where that was', () => {
  expect(settledAt('st2')).toEqual({
    ...{ stationId: 'st2', gridId: null, building: '', unit: '', room: '', twins: [] },
  })
  const dwelling = { gridId: 'g01', building: '2 号楼', unit: '1', room: '301' }
  expect(settledAt('st1', dwelling)).toMatchObject({ stationId: 'st1', ...dwelling })
})

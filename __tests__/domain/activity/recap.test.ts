/** The recap of a session: who may write it when, and what its figures say and keep to themselves. */
import { DAY, instantOf } from '@/domain/kernel/clock'
import {
  awaitedEnds,
  figuresOf,
  type HomeAddress,
  recapFacts,
  recapFlow,
  recapRules,
  unwritten,
} from '../../../src/domain/activity/recap'
import type { EnrollmentState, SessionState } from '../../../src/domain/activity/documents'
import { decide } from '../../../src/domain/kernel/workflow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'

const endAt = instantOf('2026-11-20', '11:00')
const roles = ['team_leader', 'grid_worker', 'grid_leader', 'staff', 'station_admin'] as const

test('the table is sound, and every organiser writes and withdraws along the same ways', () => {
  assertWorkflow(recapFlow)
  const ways = everyMove(recapFlow).filter(({ to }) => to !== null)
  const told = [...new Set(ways.map(({ state, event, to }) => `${state} ${event} → ${to}`))].sort()
  expect(told).toEqual([
    'shown withdraw → withdrawn',
    'shown write → shown',
    'unwritten write → shown',
    'withdrawn write → shown',
  ])
  expect(ways).toHaveLength(told.length * roles.length)
})

const attempt = (
  event: 'write' | 'withdraw',
  given: { now?: number; state?: SessionState; photos?: string[]; noFaces?: boolean; role?: string },
) => {
  const { now = endAt + DAY, state = 'ended', photos = [], noFaces = false, role = 'team_leader' } = given
  const on = event === 'write' ? unwritten : { ...unwritten, state: 'shown' as const }
  const facts = recapFacts({ endAt, state }, { photos, noFaces }, now)
  const answer = decide(recapFlow, on, event, { by: 'p', roles: [role as 'staff'], at: now, facts })
  return answer.ok ? answer.value.to : answer.error.code
}

test.each<[string, Parameters<typeof attempt>[1], string]>([
  ['a moment before it ends', { now: endAt - 1 }, 'INVALID_STATE'],
  ['as it ends', { now: endAt }, 'shown'],
  ['on the last day', { now: endAt + recapRules.openDays * DAY }, 'shown'],
  ['after it', { now: endAt + recapRules.openDays * DAY + 1 }, 'RECAP_CLOSED'],
  ['of one that was cancelled', { state: 'cancelled' }, 'INVALID_STATE'],
  ['of one that was postponed', { state: 'postponed' }, 'INVALID_STATE'],
  ['with photos and no word on the people in them', { photos: ['a'] }, 'RECAP_FACES'],
  ['with photos and the tick', { photos: ['a'], noFaces: true }, 'shown'],
  ['by a resident', { role: 'resident' }, 'FORBIDDEN'],
])('writing %s: %#', (_, given, outcome) => {
  expect(attempt('write', given)).toBe(outcome)
})

test('withdrawing is open at any time', () => {
  expect(attempt('withdraw', { now: endAt + 400 * DAY })).toBe('withdrawn')
})

const row = (ownerId: string, state: EnrollmentState = 'counted', minutes: number | null = 60) => ({
  ...{ ownerId, state, minutes },
})
const at = (building: string, room = ''): HomeAddress => ({ gridId: 'g1', building, unit: '1', room })

test('figures count those whose coming was recorded, and nobody else', () => {
  const states: EnrollmentState[] = [
    ...(['confirmed', 'waiting', 'offered', 'noShow', 'cancelled'] as const),
    ...(['checkedIn', 'checkedOut', 'counted', 'leftOpen'] as const),
  ]
  const rows = states.map((state, i) => row(`p${i}`, state, state === 'counted' ? 90 : null))
  expect(figuresOf(rows, new Map())).toEqual({ came: 4, minutes: 90, homes: null, buildings: null })
})

test('homes and buildings are told of five people on', () => {
  const homes = new Map([
    ['a', at('1 号楼', '101')],
    ['b', at('1 号楼', '101')],
    ['c', at('1 号楼', '102')],
    ['d', at('2 号楼')],
  ])
  const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => row(id))
  expect(figuresOf(rows, homes)).toEqual({ came: 5, minutes: 300, homes: 4, buildings: 2 })
  expect(figuresOf(rows.slice(1), homes)).toMatchObject({ came: 4, homes: null, buildings: null })
})

test('it waits from the day after for a week', () => {
  const { from, until } = awaitedEnds(instantOf('2026-11-21', '08:00'))
  expect(endAt >= from && endAt < until).toBe(true)
  const same = awaitedEnds(instantOf('2026-11-20', '20:00'))
  expect(endAt < same.until).toBe(false)
  const late = awaitedEnds(endAt + recapRules.toDoDays * DAY + 1)
  expect(endAt >= late.from).toBe(false)
})

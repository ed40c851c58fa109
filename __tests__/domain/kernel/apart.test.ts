/** Shows that nobody decides twice on the same thing: by the kernel, and which rows of which tables rest on it. */
import { recordFlow } from '../../../src/domain/hours/record-flow'
import { decide, defineWorkflow, tookPart } from '../../../src/domain/kernel/workflow'
import { checkFlow } from '../../../src/domain/moderation/check-flow'
import { volunteerFlow } from '../../../src/domain/person/volunteer-flow'
import { wishFlow } from '../../../src/domain/wish/wish-flow'

const claim = defineWorkflow({
  name: 'claim',
  title: '申请',
  start: 'open',
  roles: ['staff', 'system'],
  states: {
    open: { label: '开', tone: 'plain' },
    refused: { label: '拒', tone: 'warn' },
    granted: { label: '准', tone: 'good', final: true },
  },
  events: { refuse: { label: '拒绝' }, grant: { label: '准许' } },
  guards: { willing: ({ willing }: { willing: boolean }) => willing || ('UNWILLING' as const) },
  effects: [],
  rows: [
    { from: 'open', on: 'refuse', by: ['staff'], to: 'refused' },
    {
      from: 'refused',
      on: 'grant',
      by: ['staff', 'system'],
      apart: ['refuse'],
      needs: ['willing'],
      to: 'granted',
    },
  ],
})

const entry = (by: string, on: string) => ({ at: 0, by, on, from: 'open', to: 'refused' })
const grant = (by: string, willing = true) =>
  decide(
    claim,
    { state: 'refused', version: 2, history: [entry('ann', 'refuse'), entry('bo', 'look')] },
    'grant',
    { by, roles: ['staff'], at: 1, facts: { willing } },
  )

it('refuses whoever has sent one of the named events, and nobody else', () => {
  expect(grant('ann')).toMatchObject({ ok: false, error: { code: 'OTHER_DECIDER' } })
  expect(grant('ann', false)).toMatchObject({ error: { code: 'UNWILLING' } })
  expect(grant('bo').ok).toBe(true)
  expect(grant('bo', false)).toMatchObject({ error: { code: 'UNWILLING' } })
  expect(tookPart({}, 'ann', ['refuse'])).toBe(false)
})

it('does not count what was taken back, and counts what came after it', () => {
  const history = [entry('ann', 'refuse'), entry('ann', 'undo')]
  expect(tookPart({ history }, 'ann', ['refuse'], ['undo'])).toBe(false)
  expect(tookPart({ history }, 'ann', ['refuse'])).toBe(true)
  expect(tookPart({ history: [...history, entry('ann', 'refuse')] }, 'ann', ['refuse'], ['undo'])).toBe(true)
  expect(
    tookPart({ history: [entry('ann', 'refuse'), entry('bo', 'look')] }, 'ann', ['refuse'], ['undo']),
  ).toBe(true)
})

interface AnyRow {
  from: string | readonly string[]
  on: string
  by: readonly string[]
  apart?: readonly string[]
}

const apartOf = (flow: { rows: readonly AnyRow[] }): string[] =>
  flow.rows
    .flatMap(({ from, on, by, apart }) =>
      apart ? [`${[from].flat().join(',')} ${on} (${by[0]}) ≠ ${apart.join()}`] : [],
    )
    .sort()

it('stands in the tables of appeals, applications and wishes', () => {
  const record = 'leaderCheck,approve,return,reject,uphold,correct'
  expect(apartOf(recordFlow)).toEqual([
    `appealed correct (staff) ≠ ${record}`,
    `appealed uphold (staff) ≠ ${record}`,
    `appealed void (station_admin) ≠ ${record}`,
  ])
  expect(apartOf(checkFlow)).toEqual([
    'appealed block (staff) ≠ pass,block',
    'appealed pass (staff) ≠ pass,block',
  ])
  expect(apartOf(volunteerFlow)).toEqual([
    'pendingReview approve (staff) ≠ reject',
    'pendingReview,pendingGuardian reject (staff) ≠ reject',
  ])
  expect(apartOf(wishFlow)).toEqual([
    'delivered confirm (grid_worker) ≠ deliver,stationDeliver',
    'delivered confirm (owner) ≠ deliver,stationDeliver',
  ])
})

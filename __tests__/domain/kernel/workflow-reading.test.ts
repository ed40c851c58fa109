/** Shows what is derived from a workflow table: buttons, to-dos, deadlines, the diagram; and that a wrong table is found. */
import {
  assertWorkflow,
  diagram,
  dueOf,
  eventsFor,
  statesWaitingFor,
  toDos,
} from '@/domain/kernel/workflow-reading'
import { facts, flow, inState, staff } from './support/found-thing'

describe('what is derived from the table', () => {
  it('shows a person the buttons of the roles held, each allowed or with its reason', () => {
    const own = { ...staff, roles: ['resident', 'staff'] as const, facts: { ...facts, owner: true } }
    expect(eventsFor(flow, inState('listed'), own)).toEqual([
      { event: 'claim', label: '认领', allowed: false, reason: 'OWN_THING', details: { photos: 1 } },
      { event: 'donate', label: '捐出', allowed: false, reason: 'OWN_THING', details: { photos: 1 } },
    ])
    expect(eventsFor(flow, inState('claimed'), staff)).toEqual([
      { event: 'giveBack', label: '归还', allowed: true },
      { event: 'refuse', label: '不是失主', allowed: true },
    ])
    expect(eventsFor(flow, inState('returned'), staff)).toEqual([])
  })

  it('tells the deadline, what then happens, and whether it has passed', () => {
    const listed = inState('listed', { dueAt: 500 })
    expect(dueOf(flow, listed, 499)).toEqual({ at: 500, then: 'donate', passed: false })
    expect(dueOf(flow, listed, 500)?.passed).toBe(true)
    expect(dueOf(flow, inState('claimed', { dueAt: 500 }), 1)?.then).toBeNull()
    expect(dueOf(flow, inState('listed'), 1)).toBeNull()
  })

  it('sorts the work of a role by urgency and leaves other work out', () => {
    const cases = [
      { ...inState('claimed', { dueAt: 900 }), _id: 'b' },
      { ...inState('handedIn'), _id: 'c' },
      { ...inState('listed', { dueAt: 1 }), _id: 'x' },
      { ...inState('claimed', { dueAt: 100 }), _id: 'a' },
    ]
    const work = toDos(flow, cases, { roles: ['staff'], now: 500 })
    expect(work.map((todo) => [todo.case._id, todo.overdue])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ])
    expect(statesWaitingFor(flow, ['resident'])).toEqual([])
  })

  it('draws every move once', () => {
    const drawn = diagram(flow)
    expect(drawn.split('\n')[0]).toBe('stateDiagram-v2')
    expect(drawn).toContain('[*] --> handedIn')
    expect(drawn).toContain('handedIn --> listed: 登出 (staff)')
    expect(drawn.match(/ --> donated:/g)).toHaveLength(3)
    expect(drawn).toContain('returned --> [*]')
  })
})

describe('assertWorkflow', () => {
  type Table = typeof flow
  const [first, ...rest] = flow.rows
  const wrong: [string, string, Partial<Table>][] = [
    [
      'a state that cannot be reached',
      'claimed cannot be reached',
      { rows: flow.rows.filter((row) => row.to !== 'claimed') },
    ],
    [
      'a dead end',
      'claimed is a dead end',
      { rows: flow.rows.filter((row) => !row.from.includes('claimed')) },
    ],
    [
      'a final state with a way out',
      'listed is final but has a way out',
      { states: { ...flow.states, listed: { ...flow.states.listed, final: true } } },
    ],
    [
      'two rows for one role',
      'two rows for list by staff',
      { rows: [...flow.rows, first as Table['rows'][number]] },
    ],
    [
      'a row for nobody',
      'nobody may list',
      { rows: [{ ...(first as Table['rows'][number]), by: [] }, ...rest] },
    ],
    [
      'an effect that is never used',
      'tellOwner is never used',
      { rows: flow.rows.map((row) => ({ ...row, effects: ['tellFinder'] as const })) },
    ],
    [
      'an overdue event without a deadline',
      'no deadline',
      { rows: flow.rows.map(({ due: _due, ...row }) => row) },
    ],
    [
      'an overdue event that its state does not know',
      'does not know',
      { rows: flow.rows.map((row) => (row.on === 'list' ? { ...row, overdue: 'refuse' as const } : row)) },
    ],
  ]

  it('passes the table above', () => {
    expect(() => assertWorkflow(flow)).not.toThrow()
  })

  it.each(wrong)('finds %s', (_name, message, change) => {
    expect(() => assertWorkflow({ ...flow, ...change })).toThrow(message)
  })
})

/** Asks the table of records for every state, event and role. */
import { type RecordActor, recordFlow } from '../../../src/domain/hours/record-flow'
import { assertWorkflow, everyMove } from '../../../src/domain/kernel/workflow-reading'

/** A decision is taken back to wherever it came from; the guards say which of the four it is. */
const takenBackFrom = (state: string): string[] => [
  `${state} backToOpen open`,
  `${state} backToLeader submitted`,
  `${state} backToReturned returned`,
  `${state} backToDesk leaderOk`,
]

describe('the table', () => {
  it('is whole', () => assertWorkflow(recordFlow))

  it('leads only where it says, for every state, event and role', () => {
    const moves = everyMove(recordFlow)
    const states = Object.keys(recordFlow.states).length
    const events = Object.keys(recordFlow.events).length
    expect(moves).toHaveLength(states * events * recordFlow.roles.length)
    const byRole = (role: RecordActor) =>
      moves
        .filter((move) => move.role === role && move.to)
        .map((move) => `${move.state} ${move.event} ${move.to}`)
    expect(byRole('owner')).toEqual([
      'open answer submitted',
      'approved appeal appealed',
      'rejected appeal appealed',
    ])
    expect(byRole('system')).toEqual([
      'open close submitted',
      'open undo undone',
      'submitted autoApprove approved',
      'submitted undo undone',
      'leaderOk autoApprove approved',
      'approved undo undone',
      'appealed raise appealed',
      'undone undo undone',
      'undone reopen open',
    ])
    expect(byRole('team_leader')).toEqual(byRole('grid_worker'))
    expect(byRole('team_leader')).toEqual([
      'open leaderCheck leaderOk',
      'open reject rejected',
      'submitted leaderCheck leaderOk',
      'submitted reject rejected',
      ...takenBackFrom('leaderOk'),
      ...takenBackFrom('approved'),
      'returned leaderCheck leaderOk',
      'returned reject rejected',
      ...takenBackFrom('returned'),
      ...takenBackFrom('rejected'),
    ])
    expect(byRole('staff').filter((move) => !byRole('team_leader').includes(move))).toEqual([
      'leaderOk approve approved',
      'leaderOk return returned',
      'leaderOk reject rejected',
      'appealed uphold upheld',
      'appealed correct corrected',
    ])
    expect(byRole('station_admin').filter((move) => !byRole('staff').includes(move))).toEqual([
      'approved void voided',
      'appealed void voided',
      'corrected void voided',
      'upheld void voided',
    ])
  })

  it('refuses everything else with INVALID_STATE or FORBIDDEN', () => {
    for (const move of everyMove(recordFlow)) {
      expect(move.to === null).toBe(move.code !== null)
      if (move.state === 'voided') expect(move.code).toBe('INVALID_STATE')
    }
  })

  it('asks for a reason wherever something is refused, taken back or decided against', () => {
    for (const on of ['return', 'reject', 'uphold', 'correct', 'void']) {
      const rows = recordFlow.rows.filter((candidate) => candidate.on === on)
      expect(rows.every((candidate) => candidate.needs?.includes('reasoned'))).toBe(true)
    }
  })
})

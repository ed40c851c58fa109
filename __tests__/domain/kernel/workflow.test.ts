/** Shows that a workflow table decides exactly what it says, for every state, event and role. */
import fc from 'fast-check'
import { DAY } from '@/domain/kernel/clock'
import {
  alreadyDone,
  beginCase,
  type Case,
  decide,
  defineWorkflow,
  type Move,
  moved,
  rowsFrom,
  transitionPatch,
} from '@/domain/kernel/workflow'
import { everyMove } from '@/domain/kernel/workflow-reading'
import { at, type Facts, facts, flow, inState, staff, type State } from './support/found-thing'
import { OneDocument, without } from './support/one-document'

describe('decide', () => {
  it('says for every state, event and role what the table says', () => {
    const moves = everyMove(flow)
    expect(moves).toHaveLength(5 * 5 * 3)
    for (const { state, event, role, to, code } of moves) {
      const decision = decide(flow, inState(state), event, { ...staff, roles: [role] })
      expect(decision.ok ? decision.value.to : decision.error.code).toBe(to ?? code)
    }
  })

  it('knows these moves and no others', () => {
    const open = everyMove(flow).filter((move) => move.to)
    expect(open.map((m) => `${m.state} ${m.event} ${m.role} ${m.to}`).sort()).toEqual([
      'claimed donate system donated',
      'claimed giveBack staff returned',
      'claimed refuse staff listed',
      'handedIn list staff listed',
      'listed claim resident claimed',
      'listed donate staff donated',
      'listed donate system donated',
    ])
  })

  it('refuses the state before the role, and the role before the guards in their order', () => {
    const poor = { owner: true, photos: 0, closesAt: null }
    const codeOf = (state: State, roles: ('staff' | 'resident')[], given: Facts) => {
      const decision = decide(flow, inState(state), 'list', { ...staff, roles, facts: given })
      return decision.ok ? null : decision.error
    }
    expect(codeOf('listed', ['resident'], poor)).toEqual({ code: 'INVALID_STATE' })
    expect(codeOf('handedIn', ['resident'], poor)).toEqual({ code: 'FORBIDDEN' })
    expect(codeOf('handedIn', ['resident', 'staff'], poor)).toEqual({ code: 'PHOTO_NEEDED' })
    expect(codeOf('handedIn', ['staff'], { ...poor, photos: 2 })).toEqual({
      code: 'OWN_THING',
      details: { photos: 2 },
    })
    expect(codeOf('handedIn', ['staff'], facts)).toBeNull()
  })

  it('asks the guards of the row for the role, not those of another role', () => {
    const own = { ...facts, owner: true }
    expect(decide(flow, inState('listed'), 'donate', { ...staff, facts: own }).ok).toBe(false)
    expect(decide(flow, inState('listed'), 'donate', { ...staff, roles: ['system'], facts: own }).ok).toBe(
      true,
    )
  })

  it('gives the move its effects, deadline, version and history', () => {
    const decision = decide(flow, inState('claimed'), 'giveBack', { ...staff, note: '本人来取', key: 'k1' })
    const historyEntry = {
      at,
      by: 's1',
      on: 'giveBack',
      from: 'claimed',
      to: 'returned',
      note: '本人来取',
      key: 'k1',
    }
    const effects = ['tellOwner', 'tellFinder']
    expect(decision).toEqual({
      ok: true,
      value: { from: 'claimed', to: 'returned', effects, dueAt: null, historyEntry, version: 4 },
    })
  })

  it.each([
    ['handedIn', 'list', 'staff', at + 30 * DAY],
    // 2026-01-02 is a Friday.
    ['listed', 'claim', 'resident', at + 4 * DAY],
    ['claimed', 'refuse', 'staff', 12345],
  ] as const)('sets the deadline of %s after %s', (state, event, role, dueAt) => {
    const attempt = { ...staff, roles: [role], facts: { ...facts, closesAt: 12345 } }
    const decision = decide(flow, inState(state), event, attempt)
    expect(decision.ok && decision.value.dueAt).toBe(dueAt)
  })
})

/** Decides and crashes when refused; for arranging. */
function move(
  current: Case<State>,
  event: keyof typeof flow.events,
  roles: ('staff' | 'resident' | 'system')[],
): Move<State> {
  const decision = decide(flow, current, event, { ...staff, roles })
  if (!decision.ok) throw new Error(decision.error.code)
  return decision.value
}

describe('transitionPatch', () => {
  const race = (weaken: string | null): number => {
    const doc = new OneDocument({ ...inState('claimed'), history: [] as object[] })
    const updates = (['giveBack', 'refuse'] as const).map((event) =>
      transitionPatch(inState('claimed'), move(inState('claimed'), event, ['staff'])),
    )
    const sent = weaken ? updates.map((update) => without(weaken, without('state', update))) : updates
    return sent.filter((update) => doc.apply(update)).length
  }

  it('lets one of two simultaneous decisions through, and both when the guard is taken away', () => {
    expect(race(null)).toBe(1)
    expect(race('version')).toBe(2)
  })

  it('refuses a case that came back to the same state meanwhile, by its version', () => {
    const late = transitionPatch(inState('listed'), move(inState('listed'), 'claim', ['resident']))
    const doc = new OneDocument({ ...inState('listed', { version: 5 }) })
    expect(doc.apply(late)).toBe(false)
    expect(doc.apply(without('version', late))).toBe(true)
  })

  it('writes what moved foresees, also under a path', () => {
    const current = { ...inState('listed'), dueAt: null, history: [] }
    const claim = move(current, 'claim', ['resident'])
    const doc = new OneDocument({ lost: current, other: 1 })
    expect(doc.apply(transitionPatch(current, claim, { path: 'lost' }))).toBe(true)
    expect(doc.read()).toEqual({ lost: moved(current, claim), other: 1 })
  })

  it('keeps no history where none is wanted', () => {
    const claim = move(inState('listed'), 'claim', ['resident'])
    expect(transitionPatch(inState('listed'), claim, { history: false }).patch.$push).toBeUndefined()
    expect(moved(inState('listed'), claim)).toEqual({ state: 'claimed', version: 4, dueAt: claim.dueAt })
  })
})

describe('a case on any walk through the table', () => {
  it('has a history that leads unbroken from its beginning to its state, and a version for each entry', () => {
    const events = fc.array(fc.constantFrom('list', 'claim', 'giveBack', 'refuse', 'donate'), {
      maxLength: 20,
    })
    const walk = fc.property(events, (steps) => {
      let current: Case<State> & { history: object[] } = beginCase(flow, { by: 'r1', at }) as never
      for (const event of steps as (keyof typeof flow.events)[]) {
        const decision = decide(flow, current, event, { ...staff, roles: ['staff', 'resident', 'system'] })
        expect(decision.ok).toBe(rowsFrom(flow, current.state, event).length > 0)
        if (decision.ok) current = moved(current, decision.value) as never
      }
      const trail = current.history as { from: string; to: string }[]
      trail.slice(1).forEach((entry, i) => expect(entry.from).toBe(trail[i]?.to))
      expect(trail.at(-1)?.to).toBe(current.state)
      expect(current.version).toBe(trail.length)
    })
    fc.assert(walk, { numRuns: 200, seed: 3 })
  })
})

describe('alreadyDone', () => {
  const history = [{ at, by: 's1', on: 'list', from: 'handedIn', to: 'listed', key: 'k1' }]
  it('knows a repetition by its key, or by the same person having done the same last', () => {
    const listed = inState('listed', { history })
    expect(alreadyDone(listed, 'list', { by: 's1' })).toBe(true)
    expect(alreadyDone(listed, 'list', { by: 's2' })).toBe(false)
    expect(alreadyDone(listed, 'list', { by: 's9', key: 'k1' })).toBe(true)
    expect(alreadyDone(listed, 'list', { by: 's1', key: 'k2' })).toBe(false)
    expect(alreadyDone(inState('claimed', { history }), 'list', { by: 's1' })).toBe(false)
    expect(alreadyDone(inState('listed'), 'list', { by: 's1' })).toBe(false)
  })
})

describe('names that are not declared', () => {
  it('do not compile', () => {
    const base = {
      name: 'lamp',
      title: '灯',
      start: 'off',
      roles: ['resident'],
      states: { off: { label: '关', tone: 'plain' }, on: { label: '开', tone: 'good' } },
      events: { press: { label: '按' } },
      guards: { hasPower: (given: { power: boolean }) => given.power || 'NO_POWER' },
      effects: ['shine'],
    } as const
    const lamp = defineWorkflow({
      ...base,
      rows: [
        { from: 'off', on: 'press', by: ['resident'], needs: ['hasPower'], to: 'on', effects: ['shine'] },
        { from: 'on', on: 'press', by: ['resident'], to: 'off' },
      ],
    })
    const row = { from: 'off', on: 'press', by: ['resident'], to: 'on' } as const
    // @ts-expect-error An unknown state.
    defineWorkflow({ ...base, rows: [{ ...row, from: 'dim' }] })
    // @ts-expect-error An unknown event.
    defineWorkflow({ ...base, rows: [{ ...row, on: 'kick' }] })
    // @ts-expect-error An unknown role.
    defineWorkflow({ ...base, rows: [{ ...row, by: ['cat'] }] })
    // @ts-expect-error An unknown guard.
    defineWorkflow({ ...base, rows: [{ ...row, needs: ['luck'] }] })
    // @ts-expect-error An unknown effect.
    defineWorkflow({ ...base, rows: [{ ...row, effects: ['boom'] }] })
    const decision = decide(lamp, { state: 'off', version: 1 }, 'press', {
      by: 'r1',
      roles: ['resident'],
      at,
      facts: { power: false },
    })
    const code: 'NO_POWER' | 'INVALID_STATE' | 'FORBIDDEN' | 'OTHER_DECIDER' | null = decision.ok
      ? null
      : decision.error.code
    expect(code).toBe('NO_POWER')
  })
})

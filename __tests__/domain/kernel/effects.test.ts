/** Owns that what a table names is done, in its order, by executors that are complete; and what is read from a table besides. */
import { setting } from '../../../src/domain/kernel/guarded-update'
import {
  carryOut,
  type EffectOf,
  type Executors,
  type Steps,
  takeSteps,
} from '../../../src/domain/kernel/effects'
import { InvariantError } from '../../../src/domain/kernel/errors'
import { decide, defineWorkflow } from '../../../src/domain/kernel/workflow'
import { entryWords, overdueEvents } from '../../../src/domain/kernel/workflow-reading'

const lamp = defineWorkflow({
  name: 'lamp',
  title: '灯',
  start: 'off',
  roles: ['person', 'system'],
  states: { off: { label: '关着', tone: 'plain' }, on: { label: '亮着', tone: 'good' } },
  events: { press: { label: '按了开关' }, dim: { label: '自己灭了' } },
  guards: {},
  effects: ['ring', 'count', 'log'],
  rows: [
    {
      from: 'off',
      on: 'press',
      by: ['person'],
      to: 'on',
      due: { minutes: 5 },
      overdue: 'dim',
      effects: ['log', 'ring', 'count'],
    },
    { from: 'on', on: 'press', by: ['person'], to: 'off', effects: ['count'] },
    { from: 'on', on: 'dim', by: ['system'], to: 'off' },
  ],
})

type Effect = EffectOf<typeof lamp>
interface Letter {
  to: string
}

const executors: Executors<Effect, { by: string; quiet: boolean }, Letter> = {
  ring: ({ by, quiet }) => (quiet ? [] : [{ to: by }, { to: 'neighbour' }]),
  count: () => setting({ presses: 1 }),
  log: ({ by }) => ({ to: `log of ${by}` }),
}

const effectsOf = (state: 'off' | 'on', event: 'press' | 'dim'): readonly Effect[] => {
  const roles = event === 'dim' ? (['system'] as const) : (['person'] as const)
  const move = decide(lamp, { state, version: 1 }, event, { by: 'ann', roles, at: 0, facts: undefined })
  return move.ok ? move.value.effects : []
}

describe('what a move leads to', () => {
  it('is what its row names, in that order: what is written along, and what follows', () => {
    const all = carryOut(executors, effectsOf('off', 'press'), { by: 'ann', quiet: false })
    expect(all.items).toEqual([{ to: 'log of ann' }, { to: 'ann' }, { to: 'neighbour' }])
    expect(all.updates).toEqual([{ guard: {}, patch: { $set: { presses: 1 } } }])
  })

  it('may be nothing, by the row or by the case at hand', () => {
    const nothing = { updates: [], items: [] }
    expect(carryOut(executors, effectsOf('on', 'dim'), { by: 'ann', quiet: false })).toEqual(nothing)
    expect(carryOut(executors, ['ring'], { by: 'ann', quiet: true })).toEqual(nothing)
  })

  it('is taken step by step where all is written together', () => {
    const steps: Steps<Effect, string, string[]> = {
      ring: (write, by) => [...write, `${by} rings`],
      count: (write) => [...write, `after ${write.length}`],
      log: (write) => write,
    }
    expect(takeSteps(steps, effectsOf('off', 'press'), 'ann', ['begun'])).toEqual([
      'begun',
      'ann rings',
      'after 2',
    ])
  })

  it('cannot leave out a declared effect, nor name another one', () => {
    const { log: _, ...without } = executors
    // @ts-expect-error an effect without an executor
    const lacking: Executors<Effect, { by: string; quiet: boolean }, Letter> = without
    const more: Executors<Effect, { by: string; quiet: boolean }, Letter> = {
      ...executors,
      // @ts-expect-error an executor of no effect
      glow: () => [],
    }
    expect([Object.keys(lacking), Object.keys(more)]).toEqual([
      ['ring', 'count'],
      ['ring', 'count', 'log', 'glow'],
    ])
  })
})

describe('what is read from a table besides', () => {
  it('is which states end by themselves, and by which event', () => {
    expect([...overdueEvents(lamp)]).toEqual([['on', 'dim']])
    const rows = [
      { to: 'on', overdue: 'dim' },
      { to: 'on', overdue: 'press' },
    ]
    expect(() => overdueEvents({ name: 'odd', rows })).toThrow(InvariantError)
  })

  it('is what each entry of a history says, the beginning and the entries beside the events included', () => {
    const saidOf = entryWords(lamp, { begin: '装好', clean: '擦了' })
    const said = [
      { on: 'begin', from: '' },
      { on: 'press', from: 'off' },
      { on: 'clean', from: 'on' },
      { on: 'unheard', from: 'on' },
    ].map(saidOf)
    expect(said).toEqual(['装好', '按了开关', '擦了', 'unheard'])
  })
})

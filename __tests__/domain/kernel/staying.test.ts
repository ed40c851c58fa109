/** A step that leaves a case where it is keeps the deadline, and what the timer sends then, however often it is taken. */
import fc from 'fast-check'
import { refusing } from '@/domain/kernel/guards'
import { type Case, decide, defineWorkflow, moved, staying } from '@/domain/kernel/workflow'
import { assertWorkflow, dueOf, isDated } from '@/domain/kernel/workflow-reading'

const flow = defineWorkflow({
  name: 'asked',
  title: '问的事',
  start: 'open',
  begin: { due: { days: 2 }, overdue: 'close' },
  roles: ['owner', 'system'],
  states: {
    open: { label: '开着', tone: 'waiting' },
    taken: { label: '在办', tone: 'waiting' },
    slow: { label: '不急', tone: 'waiting' },
    closed: { label: '关了', tone: 'done', final: true },
  },
  events: {
    add: { label: '补充' },
    take: { label: '接手' },
    rest: { label: '放一放' },
    close: { label: '关上' },
  },
  guards: { known: refusing('OWN_RECORD', (facts: { known: boolean }) => facts.known) },
  effects: [],
  rows: [
    ...staying(['open', 'taken', 'slow'], { on: 'add', by: ['owner'], needs: ['known'] }),
    { from: 'open', on: 'take', by: ['owner'], to: 'taken', due: { days: 9 }, overdue: 'close' },
    { from: 'taken', on: 'rest', by: ['owner'], to: 'slow' },
    { from: ['open', 'taken', 'slow'], on: 'close', by: ['owner', 'system'], to: 'closed' },
  ],
})
type State = keyof typeof flow.states

const attempt = { by: 'p1', roles: ['owner'], at: 50, facts: { known: true } } as const

function after(one: Case<State>, event: keyof typeof flow.events): Case<State> {
  const move = decide(flow, one, event, attempt)
  return move.ok ? moved(one, move.value) : one
}

it('is a sound table, and only a deadline of its own makes a state dated', () => {
  expect(() => assertWorkflow(flow)).not.toThrow()
  expect(Object.keys(flow.states).filter((state) => isDated(flow, state as State))).toEqual(['open', 'taken'])
})

it('changes neither when a case is due nor what is sent then', () => {
  const other = fc.constantFrom('take', 'rest', 'close' as const)
  fc.assert(
    fc.property(fc.array(other, { maxLength: 3 }), fc.nat(5), (events, times) => {
      const begin = { at: 0, by: 'p1', on: 'begin', from: '', to: 'open' }
      let one: Case<State> = { state: 'open', version: 1, dueAt: 100, history: [begin] }
      for (const event of events) one = after(one, event as 'take')
      let added = one
      for (let i = 0; i < times; i++) added = after(added, 'add')
      expect(added.state).toBe(one.state)
      expect(dueOf(flow, added, 60)).toEqual(dueOf(flow, one, 60))
    }),
  )
})

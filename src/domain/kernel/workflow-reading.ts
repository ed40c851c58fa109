/** Owns what is derived from a workflow's table: buttons, to-dos, deadlines, the diagram, and the checks of the table itself. */

import { invariant } from './errors'
import {
  type Attempt,
  type Case,
  decide,
  type EventSpec,
  type HistoryEntry,
  rowsFrom,
  type StateSpec,
  type Workflow,
} from './workflow'

type Flow<S extends string, E extends string, R extends string, C> = Workflow<S, E, R, string, string, C>

/** A button: what a person in these roles may press now, or why it is grey. */
interface Button<E extends string> {
  event: E
  label: string
  allowed: boolean
  /** The code that a press would be refused with. */
  reason?: string
  details?: Record<string, string | number>
}

/** The buttons of a case for one person: the events open to the person's roles, allowed or with the reason. */
export function eventsFor<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
  current: Case<S>,
  attempt: Attempt<R, C>,
): Button<E>[] {
  const mine = rowsFrom(flow, current.state).filter((row) =>
    row.by.some((role) => attempt.roles.includes(role)),
  )
  const events = [...new Set(mine.map((row) => row.on))]
  return events.map((event) => {
    const decision = decide(flow, current, event, attempt)
    const base = { event, label: flow.events[event].label }
    if (decision.ok) return { ...base, allowed: true }
    const { code, details } = decision.error
    return { ...base, allowed: false, reason: code, ...(details ? { details } : {}) }
  })
}

/**
 * What an entry of a history says: an event by its label, the beginning and whatever else is written down beside the
 * events by the words given.
 */
export const entryWords =
  <E extends string>(
    flow: { events: Record<E, EventSpec> },
    also: { begin: string } & Record<string, string>,
  ): ((entry: Pick<HistoryEntry, 'on' | 'from'>) => string) =>
  ({ on, from }) =>
    from === '' ? also.begin : on in flow.events ? flow.events[on as E].label : (also[on] ?? on)

/** Whether a row gives the state it leads to a deadline of its own. */
const setsDue = ({ due }: { due?: unknown }): boolean => due !== undefined && due !== 'kept'

/** The deadline of a case: when, the event the timer then sends (if any), and whether it has passed at `now`. */
export function dueOf<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
  current: Case<S>,
  now: number,
): { at: number; then: E | null; passed: boolean } | null {
  if (current.dueAt === null || current.dueAt === undefined) return null
  const arriving = flow.rows.filter((row) => row.to === current.state && setsDue(row))
  const kept = flow.rows.filter(({ due }) => due === 'kept')
  const last = [...(current.history ?? [])]
    .reverse()
    .find(({ on, from }) => !kept.some((row) => row.on === on && row.from === from))
  const passed = current.dueAt <= now
  if (last?.on === 'begin' && flow.begin)
    return { at: current.dueAt, then: flow.begin.overdue ?? null, passed }
  const row = arriving.find((candidate) => candidate.on === last?.on) ?? arriving[0]
  return { at: current.dueAt, then: row?.overdue ?? null, passed }
}

/** The states that end by themselves when their deadline has passed, each with the event that the timer then sends. */
export function overdueEvents<S extends string, E extends string>(flow: {
  name: string
  rows: readonly { to: S; overdue?: E }[]
}): ReadonlyMap<S, E> {
  const events = new Map<S, E>()
  for (const { to, overdue } of flow.rows) {
    if (overdue === undefined) continue
    invariant((events.get(to) ?? overdue) === overdue, `${flow.name}: two events are overdue in ${to}`)
    events.set(to, overdue)
  }
  return events
}

/** The states whose cases are work for these roles: what the desk's to-do query asks for. */
export function statesWaitingFor<S extends string, R extends string>(
  flow: { states: Record<S, StateSpec<R>> },
  roles: readonly R[],
): S[] {
  return (Object.keys(flow.states) as S[]).filter((state) =>
    flow.states[state].waitsFor?.some((role) => roles.includes(role)),
  )
}

/** The cases that are work for these roles, the most urgent first, with how late they are at `now`. */
export function toDos<S extends string, R extends string, T extends Case<S>>(
  flow: { states: Record<S, StateSpec<R>> },
  cases: readonly T[],
  { roles, now }: { roles: readonly R[]; now: number },
): { case: T; dueAt: number | null; overdue: boolean }[] {
  const states = statesWaitingFor(flow, roles)
  return cases
    .filter((candidate) => states.includes(candidate.state))
    .map((work) => {
      const dueAt = work.dueAt ?? null
      return { case: work, dueAt, overdue: dueAt !== null && dueAt <= now }
    })
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || 0)
}

/** A Mermaid state diagram of the table, with Chinese labels, for the documentation. */
export function diagram<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
): string {
  const states = Object.keys(flow.states) as S[]
  const lines = ['stateDiagram-v2', ...states.map((id) => `  ${id}: ${flow.states[id].label}`)]
  lines.push(`  [*] --> ${flow.start}`)
  for (const from of states) {
    for (const row of rowsFrom(flow, from)) {
      lines.push(`  ${from} --> ${row.to}: ${flow.events[row.on].label} (${row.by.join(', ')})`)
    }
  }
  for (const id of states) if (flow.states[id].final) lines.push(`  ${id} --> [*]`)
  return lines.join('\n')
}

/** Every state × event × role with where the table leads, or null with the code, before any guard is asked. */
export function everyMove<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
): {
  state: S
  event: E
  role: R
  to: S | null
  code: 'INVALID_STATE' | 'FORBIDDEN' | null
  needs: readonly string[]
}[] {
  const states = Object.keys(flow.states) as S[]
  const events = Object.keys(flow.events) as E[]
  return states.flatMap((state) =>
    events.flatMap((event) =>
      flow.roles.map((role) => {
        const rows = rowsFrom(flow, state, event)
        const row = rows.find((candidate) => candidate.by.includes(role))
        const code = row ? null : rows.length ? ('FORBIDDEN' as const) : ('INVALID_STATE' as const)
        return { state, event, role, to: row?.to ?? null, code, needs: row?.needs ?? [] }
      }),
    ),
  )
}

/**
 * Crashes when the table is wrong: a state that cannot be reached or that nothing leads out of though it is not
 * final, a final state with a way out, two rows for the same state, event and role, or a name that is declared and
 * never used. Throws InvariantError.
 */
export function assertWorkflow<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
): void {
  const states = Object.keys(flow.states) as S[]
  assertNoTwins(flow, states)
  const reached = new Set<S>([flow.start])
  for (const state of reached) rowsFrom(flow, state).forEach((row) => reached.add(row.to))
  for (const state of states) {
    invariant(reached.has(state), `${flow.name}: ${state} cannot be reached`)
    const leaving = rowsFrom(flow, state).length > 0
    const final = flow.states[state].final ?? false
    invariant(leaving || final, `${flow.name}: ${state} is a dead end`)
    invariant(!(leaving && final), `${flow.name}: ${state} is final but has a way out`)
  }
  assertAllUsed(flow)
}

function assertNoTwins<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
  states: readonly S[],
): void {
  for (const state of states) {
    const seen = new Set<string>()
    for (const row of rowsFrom(flow, state)) {
      invariant(row.by.length > 0, `${flow.name}: nobody may ${row.on} in ${state}`)
      for (const role of row.by) {
        const key = `${row.on} by ${role}`
        invariant(!seen.has(key), `${flow.name}: two rows for ${key} in ${state}`)
        seen.add(key)
      }
    }
  }
}

function assertAllUsed<S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
): void {
  const used = {
    event: new Set<string>(flow.rows.map((row) => row.on)),
    guard: new Set<string>(flow.rows.flatMap((row) => row.needs ?? [])),
    effect: new Set<string>(flow.rows.flatMap((row) => row.effects ?? [])),
  }
  const declared = { event: Object.keys(flow.events), guard: Object.keys(flow.guards), effect: flow.effects }
  for (const kind of ['event', 'guard', 'effect'] as const) {
    for (const name of declared[kind])
      invariant(used[kind].has(name), `${flow.name}: ${kind} ${name} is never used`)
  }
  const atFirst = flow.begin?.overdue
  invariant(
    atFirst === undefined || rowsFrom(flow, flow.start, atFirst).length > 0,
    `${flow.name}: ${flow.start} does not know its overdue event ${String(atFirst)}`,
  )
  for (const row of flow.rows) {
    invariant(!row.overdue || row.due, `${flow.name}: ${row.on} names an overdue event but no deadline`)
    const answered = !row.overdue || rowsFrom(flow, row.to, row.overdue).length > 0
    invariant(answered, `${flow.name}: ${row.to} does not know its overdue event ${row.overdue}`)
  }
}

/** Whether cases in a state have a deadline, by which they can be put in order. */
export const isDated = <S extends string, E extends string, R extends string, C>(
  flow: Flow<S, E, R, C>,
  state: S,
): boolean =>
  (state === flow.start && flow.begin !== undefined) ||
  flow.rows.some((row) => row.to === state && setsDue(row))

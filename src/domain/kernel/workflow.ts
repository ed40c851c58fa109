/**
 * Owns what a workflow is and how it decides: a case with a state, moved by named events along a table of rows.
 *
 * The table is data and the guards are named pure functions, so that the decision, the buttons a person sees, the
 * to-dos and deadlines of the desk (workflow-reading.ts), the diagram and the exhaustive test all come from one
 * place. A case belongs in a document (or under a path of one); moving it is a compare-and-swap on its version.
 */

import { addWorkingDays, DAY, HOUR, type Holidays, MINUTE } from './clock'
import { assertPatch, type GuardedUpdate } from './guarded-update'
import { type Decision, ok, reject, type Rejection } from './errors'
import { grown, type HistoryEntry, historyPatch } from './history'

export type { HistoryEntry } from './history'

/** How a state looks: calm, waiting for somebody, good, needing attention, or over. */
export type Tone = 'plain' | 'waiting' | 'good' | 'warn' | 'done'

export interface StateSpec<R extends string = string> {
  /** Chinese, as residents read it. */
  label: string
  tone: Tone
  /** Nothing leads out of a final state. */
  final?: boolean
  /** Nobody is expected to do anything until time brings it up again. */
  rests?: boolean
  /** The roles whose work a case in this state is; it stands among their to-dos. */
  waitsFor?: readonly R[]
}

export interface EventSpec {
  /** Chinese, as it stands on the button. */
  label: string
}

/** A guard passes, or says with which code (and details for its text) a person is refused. */
export type Verdict<K extends string> = true | K | Rejection<K>

/** How many of a unit: always as many, or as many as the rule says that holds at the instant of the move. */
type Span = number | ((at: number) => number)

/** When a case must have moved on: a span from now, working days, or an instant taken from the facts. */
export type DueSpec<C> =
  | { minutes: Span }
  | { hours: Span }
  | { days: Span }
  | { workingDays: Span }
  | { until: (facts: C) => number | null }

interface Row<S extends string, E extends string, R extends string, G extends string, F extends string, C> {
  from: S | readonly S[]
  on: E
  by: readonly R[]
  /** Checked in this order; the first that refuses is what the person is told. */
  needs?: readonly G[]
  /**
   * Events of this same case; whoever has sent one of them may not send this one, so that nobody decides twice on the
   * same thing. OTHER_DECIDER, told after the guards.
   */
  apart?: readonly E[]
  to: S
  /** The deadline of the state led to; without it, the case has none. `kept` is the one that it has, of a step that stays. */
  due?: DueSpec<C> | 'kept'
  /** The event the timer sends when that deadline has passed. */
  overdue?: E
  /** Names of what the handler does together with the move. */
  effects?: readonly F[]
}

interface WorkflowSpec<
  S extends string,
  E extends string,
  R extends string,
  G extends string,
  F extends string,
  C,
  K extends string,
> {
  name: string
  /** Chinese name of what the case is. */
  title: string
  start: NoInfer<S>
  /** The deadline of a case that has just begun, and the event the timer sends when it has passed. */
  begin?: { due: DueSpec<NoInfer<C>>; overdue?: NoInfer<E> }
  roles: readonly R[]
  states: Record<S, StateSpec<NoInfer<R>>>
  events: Record<E, EventSpec>
  guards: Record<G, (facts: C) => Verdict<K>>
  effects: readonly F[]
  /** Events after which the move before them counts as not made, when it is asked who has decided already. */
  takesBack?: readonly NoInfer<E>[]
  rows: readonly Row<NoInfer<S>, NoInfer<E>, NoInfer<R>, NoInfer<G>, NoInfer<F>, NoInfer<C>>[]
}

/** A checked table; S states, E events, R roles, G guards, F effects, C the facts guards see, K their codes. */
export interface Workflow<
  S extends string,
  E extends string,
  R extends string = string,
  G extends string = string,
  F extends string = string,
  C = unknown,
  K extends string = string,
> extends WorkflowSpec<S, E, R, G, F, C, K> {}

/** The part of a document that a workflow moves. */
export interface Case<S extends string = string> {
  state: S
  version: number
  dueAt?: number | null
  history?: HistoryEntry[]
}

/** Who does it and when, with the facts the guards judge by. */
export interface Attempt<R extends string, C> {
  by: string
  roles: readonly R[]
  at: number
  facts: C
  note?: string
  key?: string
  holidays?: Holidays
}

/** A granted move, not yet written. `version` is the case's version after it. */
export interface Move<S extends string = string, F extends string = string> {
  from: S
  to: S
  effects: readonly F[]
  dueAt: number | null
  historyEntry: HistoryEntry
  version: number
}

export type WorkflowCode = 'INVALID_STATE' | 'FORBIDDEN' | 'OTHER_DECIDER'

/** Declares a workflow; names that are not declared do not compile. Check it with assertWorkflow in its test. */
export function defineWorkflow<
  const S extends string,
  const E extends string,
  const R extends string,
  const G extends string,
  const F extends string,
  C,
  const K extends string,
>(spec: WorkflowSpec<S, E, R, G, F, C, K>): Workflow<S, E, R, G, F, C, K> {
  return spec
}

/** A step that leaves a case where it is, in each of these states, with the deadline that it has. */
export const staying = <const S extends string, const T extends object>(
  states: readonly S[],
  row: T,
): (T & { from: S; to: S; due: 'kept' })[] =>
  states.map((state) => ({ ...row, from: state, to: state, due: 'kept' }))

const leadsFrom = <S extends string>(row: { from: S | readonly S[] }, state: S): boolean =>
  typeof row.from === 'string' ? row.from === state : row.from.includes(state)

/**
 * Whether somebody has sent one of these events of a case before.
 * @param takesBack events after which the one before them does not count
 */
export const tookPart = (
  { history = [] }: Pick<Case, 'history'>,
  personId: string,
  events: readonly string[],
  takesBack: readonly string[] = [],
): boolean =>
  history.some(
    ({ by, on }, i) =>
      by === personId && events.includes(on) && !takesBack.includes(history[i + 1]?.on ?? ''),
  )

/** The rows that lead out of a state, optionally on one event. */
export function rowsFrom<
  S extends string,
  E extends string,
  R extends string,
  G extends string,
  F extends string,
  C,
>(flow: { rows: readonly Row<S, E, R, G, F, C>[] }, state: S, event?: E): readonly Row<S, E, R, G, F, C>[] {
  return flow.rows.filter((row) => leadsFrom(row, state) && (event === undefined || row.on === event))
}

const spanAt = (span: Span, at: number): number => (typeof span === 'number' ? span : span(at))

/** The instant that a deadline comes to for something that happens at `at`; null without one. */
export function dueAtOf<C>(
  due: DueSpec<C> | undefined,
  at: number,
  facts: C,
  holidays?: Holidays,
): number | null {
  if (!due) return null
  if ('until' in due) return due.until(facts)
  if ('minutes' in due) return at + spanAt(due.minutes, at) * MINUTE
  if ('hours' in due) return at + spanAt(due.hours, at) * HOUR
  if ('days' in due) return at + spanAt(due.days, at) * DAY
  return addWorkingDays(at, spanAt(due.workingDays, at), holidays)
}

/**
 * Decides an event on a case. Order of the checks: a row exists (INVALID_STATE), the role may (FORBIDDEN), then
 * the guards in the order of the row's `needs`, each with its own code, then that nobody decides on the own earlier
 * decision (OTHER_DECIDER).
 */
export function decide<
  S extends string,
  E extends string,
  R extends string,
  G extends string,
  F extends string,
  C,
  K extends string,
>(
  flow: Workflow<S, E, R, G, F, C, K>,
  current: Case<S>,
  event: E,
  attempt: Attempt<R, C>,
): Decision<Move<S, F>, K | WorkflowCode> {
  const rows = rowsFrom(flow, current.state, event)
  if (!rows.length) return reject('INVALID_STATE')
  const row = rows.find((candidate) => candidate.by.some((role) => attempt.roles.includes(role)))
  if (!row) return reject('FORBIDDEN')
  for (const need of row.needs ?? []) {
    const verdict = flow.guards[need](attempt.facts)
    if (verdict === true) continue
    return typeof verdict === 'string' ? reject(verdict) : { ok: false, error: verdict }
  }
  if (row.apart && tookPart(current, attempt.by, row.apart, flow.takesBack)) return reject('OTHER_DECIDER')
  return ok(moveAlong(row, current, attempt))
}

function moveAlong<S extends string, F extends string, R extends string, C>(
  row: Row<S, string, R, string, F, C>,
  current: Case<S>,
  attempt: Attempt<R, C>,
): Move<S, F> {
  const { at, by, facts, note, key, holidays } = attempt
  const marks = { ...(note ? { note } : {}), ...(key ? { key } : {}) }
  return {
    from: current.state,
    to: row.to,
    effects: row.effects ?? [],
    dueAt: row.due === 'kept' ? (current.dueAt ?? null) : dueAtOf(row.due, at, facts, holidays),
    historyEntry: { at, by, on: row.on, from: current.state, to: row.to, ...marks },
    version: current.version + 1,
  }
}

/** A new case in the flow's first state; its creation is the first entry of its history. */
export function beginCase<S extends string>(
  flow: { start: S },
  { by, at, note, dueAt = null }: { by: string; at: number; note?: string; dueAt?: number | null },
): { state: S; version: number; dueAt: number | null; history: HistoryEntry[] } {
  const entry = { at, by, on: 'begin', from: '', to: flow.start, ...(note ? { note } : {}) }
  return { state: flow.start, version: 1, dueAt, history: [entry] }
}

/**
 * The update that writes a move: refused when the case has moved since it was read (then read and decide again).
 * `path` is where the case lies in its document; `history: false` for documents that keep none.
 */
export function transitionPatch(
  current: Case,
  move: Move,
  { path = '', history = true }: { path?: string; history?: boolean } = {},
): GuardedUpdate {
  const at = (field: string): string => (path ? `${path}.${field}` : field)
  const { $set, ...pushing } = history
    ? historyPatch(at('history'), current.history, [move.historyEntry])
    : {}
  const patch = {
    $set: { [at('state')]: move.to, [at('dueAt')]: move.dueAt, ...$set },
    $inc: { [at('version')]: 1 },
    ...pushing,
  }
  assertPatch(patch)
  return { guard: { [at('state')]: current.state, [at('version')]: current.version }, patch }
}

/** The case as it stands after the move: what the handler answers with after the update took effect. */
export function moved<S extends string, T extends Case<S>>(current: T, move: Move<S>): T {
  const history = current.history ? { history: grown(current.history, [move.historyEntry]) } : {}
  return { ...current, state: move.to, version: move.version, dueAt: move.dueAt, ...history }
}

/**
 * True when this very request has moved the case already, so that a repetition gets the equal answer instead of
 * INVALID_STATE. Recognised by the request key or, without one, by the same person having done the same last.
 */
export function alreadyDone(
  current: Case,
  event: string,
  { by, key }: { by: string; key?: string },
): boolean {
  const history = current.history ?? []
  if (key) return history.some((entry) => entry.key === key && entry.on === event)
  const last = history[history.length - 1]
  return last !== undefined && last.on === event && last.by === by && last.to === current.state
}

/** Owns every decision on a check: what the service's findings lead to, what a person decides, an appeal, giving up. */
import type { GuardedUpdate } from '../kernel/guarded-update'
import { together } from '../kernel/guarded-update'
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import { alreadyDone, decide, type Move, moved, transitionPatch } from '../kernel/workflow'
import {
  type CheckActor,
  type CheckCode,
  type CheckEffect,
  type CheckEvent,
  type CheckFacts,
  checkFlow,
} from './check-flow'
import type { CheckDocument, CheckState, Finding } from './documents'

export interface Actor {
  personId: string
  roles: readonly CheckActor[]
}

const SYSTEM: Actor = { personId: 'system', roles: ['system'] }

/** A check as it will stand, the update that makes it so, and what the move asks for; `update` is null when nothing changes. */
export interface CheckChange {
  check: CheckDocument
  update: GuardedUpdate | null
  effects: readonly CheckEffect[]
}

const unchanged = (check: CheckDocument): CheckChange => ({ check, update: null, effects: [] })

const blockedAtOf = (check: CheckDocument): number | null =>
  [...check.history].reverse().find((entry) => entry.to === 'blocked')?.at ?? null

/** What the guards see of a check and of whoever acts on it. */
export const factsOf = (
  check: CheckDocument,
  actor: Actor,
  { now, reason = '' }: { now: number; reason?: string },
): CheckFacts => ({
  now,
  reason,
  own: check.authorId === actor.personId,
  blockedAt: blockedAtOf(check),
  appealedAt: check.appealedAt,
})

/** The text's finding and those of the media, each once. */
const findingsOf = (check: Pick<CheckDocument, 'textFinding' | 'media'>): Finding[] => [
  check.textFinding,
  ...check.media.map((medium) => medium.finding),
]

/** The event that findings lead to: anything risky stops at once, a doubt waits until all is known; null while it is not. */
export function eventOf(findings: readonly Finding[]): 'stop' | 'doubt' | 'clear' | null {
  if (findings.includes('risky')) return 'stop'
  if (findings.includes('pending')) return null
  return findings.includes('review') ? 'doubt' : 'clear'
}

function change(
  check: CheckDocument,
  move: Move<CheckState, CheckEffect>,
  set: Partial<CheckDocument>,
): CheckChange {
  const fields = { ...set, movedAt: move.historyEntry.at }
  return {
    check: { ...moved(check, move), ...fields },
    update: together(transitionPatch(check, move), { guard: {}, patch: { $set: fields } }),
    effects: move.effects,
  }
}

function bySystem(check: CheckDocument, event: CheckEvent, now: number, set: Partial<CheckDocument>) {
  const facts = factsOf(check, SYSTEM, { now })
  const move = decide(checkFlow, check, event, { by: 'system', roles: SYSTEM.roles, at: now, facts })
  return move.ok ? change(check, move.value, set) : null
}

type Findings = Pick<CheckDocument, 'textFinding' | 'textLabel' | 'media'>

/**
 * What the service has found by now, and the move that follows from it. Findings that come after a person decided are
 * kept and move nothing.
 */
export function learn(check: CheckDocument, found: Partial<Findings>, now: number): CheckChange {
  const after = { ...check, ...found }
  const event = check.state === 'pending' ? eventOf(findingsOf(after)) : null
  const change = event && bySystem(check, event, now, found)
  if (change) return change
  const update: GuardedUpdate = {
    guard: { version: check.version },
    patch: { $set: { ...found }, $inc: { version: 1 } },
  }
  return { check: { ...after, version: check.version + 1 }, update, effects: [] }
}

/** Nobody has said anything in time: a person looks. Nothing changes when somebody has. */
export const giveUp = (check: CheckDocument, now: number): CheckChange =>
  check.dueAt !== null && check.dueAt <= now
    ? (bySystem(check, 'giveUp', now, {}) ?? unchanged(check))
    : unchanged(check)

/** A new version stands in its place. */
export const replace = (check: CheckDocument, now: number): CheckChange =>
  bySystem(check, 'replace', now, {}) ?? unchanged(check)

/**
 * A person decides. STALE when the check has moved since `version` was seen; a repetition of what the same person did
 * then is granted without effect. The other codes are those of the table's guards.
 */
export function decideByStaff(
  check: CheckDocument,
  actor: Actor,
  given: { event: 'pass' | 'block'; version: number; reason: string; now: number },
): Decision<CheckChange, CheckCode> {
  const { event, version, reason, now } = given
  if (check.version !== version) {
    return alreadyDone(check, event, { by: actor.personId }) ? ok(unchanged(check)) : reject('STALE')
  }
  const facts = factsOf(check, actor, { now, reason })
  const attempt = { by: actor.personId, roles: actor.roles, at: now, facts, ...(reason && { note: reason }) }
  const move = decide(checkFlow, check, event, attempt)
  if (!move.ok) return move
  const blockedBy = event === 'block' ? actor.personId : null
  return ok(change(check, move.value, { reason, blockedBy }))
}

/** The author asks for a second look. A repetition while it is open is granted without effect. */
export function appeal(
  check: CheckDocument,
  given: { by: string; reason: string; now: number },
): Decision<CheckChange, CheckCode> {
  const { by, reason, now } = given
  invariant(check.authorId === by, 'an appeal by somebody else')
  if (check.state === 'appealed' && check.appealReason === reason) return ok(unchanged(check))
  const actor: Actor = { personId: by, roles: ['author'] }
  const facts = factsOf(check, actor, { now, reason })
  const move = decide(checkFlow, check, 'appeal', { by, roles: actor.roles, at: now, facts, note: reason })
  if (!move.ok) return move
  return ok(change(check, move.value, { appealReason: reason, appealedAt: now }))
}

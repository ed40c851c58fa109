/** Owns every decision on a check: what the service's findings lead to, what a person decides, an appeal, giving up. */
import type { GuardedUpdate } from '../kernel/guarded-update'
import { together } from '../kernel/guarded-update'
import { type Decision, invariant, ok, reject } from '../kernel/errors'
import { factsOfDecision, lastDecision } from '../kernel/taking-back'
import { alreadyDone, decide, type Move, moved, tookPart, transitionPatch } from '../kernel/workflow'
import {
  type CheckActor,
  type CheckCode,
  type CheckEffect,
  type CheckEvent,
  type CheckFacts,
  checkFlow,
  DECIDED,
  takingBack,
  takingsBack,
} from './check-flow'
import type { CheckDocument, CheckState, Finding, SubjectKind } from './documents'
import { checkRules } from './rules'

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

/**
 * What a piece that was turned down is brought to beside being hidden, so that its check alone cannot be put back: a
 * notice goes back to its writer, or is recalled from those who had it.
 */
const returnsWhenBlocked: Record<SubjectKind, boolean> = {
  wish: false,
  notice: true,
  prize: false,
  activity: false,
  recap: false,
  honour: false,
  article: false,
  livelihood: false,
  thanks: false,
  duty: false,
  visit: false,
  case: false,
}

/** The decision of a person by which a check stands as it does; null when it stands so by something else. */
const standingDecision = (check: CheckDocument) => lastDecision(check, DECIDED)

/** The head of the station takes back what others decided, unless the head has decided on the same piece before. */
const isTheirs =
  (check: CheckDocument, { personId, roles }: Actor) =>
  ({ by }: { by: string }): boolean =>
    by === personId ||
    (roles.includes('station_admin') && !tookPart(check, personId, DECIDED, checkFlow.takesBack))

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
  hasReturned: check.state === 'blocked' && returnsWhenBlocked[check.subject.kind],
  ...factsOfDecision(standingDecision(check), {
    isTheirs: isTheirs(check, actor),
    hours: checkRules.takeBackHours,
  }),
})

/** The event by which what stands would be taken back; null where no person's decision stands. */
export const wayBackOf = (check: CheckDocument) => takingBack(standingDecision(check)?.from ?? null)

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
  const told = move.effects.includes('tellAuthor') ? { toldVersion: move.version } : {}
  const fields = { ...set, ...told, movedAt: move.historyEntry.at }
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

/** What was written, and by whom it was blocked, before the decision that is taken back. */
function before(check: CheckDocument): Pick<CheckDocument, 'reason' | 'blockedBy'> {
  const earlier = lastDecision(
    { history: check.history.slice(0, -1).filter(({ on }) => on !== 'appeal') },
    DECIDED,
  )
  return {
    reason: earlier?.note ?? '',
    blockedBy: earlier?.on === 'block' ? earlier.by : null,
  }
}

/**
 * Takes back what a person decided: the check stands where it stood before. STALE when it has moved since `version` was
 * seen; a repetition is granted without effect. DECISION_NOT_YOURS for another's decision, unless by the head of the
 * station; DECISION_KEPT once it is too late or something has followed.
 */
export function takeBackByStaff(
  check: CheckDocument,
  actor: Actor,
  { version, now }: { version: number; now: number },
): Decision<CheckChange, CheckCode> {
  const { personId: by, roles } = actor
  if (check.version !== version) {
    const repeats = takingsBack.some((event) => alreadyDone(check, event, { by }))
    return repeats ? ok(unchanged(check)) : reject('STALE')
  }
  const event = wayBackOf(check)
  if (event === null) return reject('DECISION_KEPT')
  const move = decide(checkFlow, check, event, { by, roles, at: now, facts: factsOf(check, actor, { now }) })
  return move.ok ? ok(change(check, move.value, before(check))) : move
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

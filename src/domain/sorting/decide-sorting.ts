/** Owns what a scan comes to: who may scan whom and when, what stands already, and what the station decides of fast ones. */
import type { CreditFacts } from '../hours/credit-facts'
import { applied } from '../kernel/applied'
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { decide, transitionPatch, type WorkflowCode } from '../kernel/workflow'
import type { PersonDocument } from '../person/documents'
import type { SortingDocument, SortingPointDocument } from './documents'
import { sortingFlow } from './flow'
import { areOfOneHome } from './household'
import { sortingRules } from './rules'
import { type DayPart, dayParts, partAt } from './windows'

export type Scanned = 'right' | 'again'

interface Scan {
  point: SortingPointDocument
  helper: PersonDocument
  bearer: PersonDocument
  /** When it was scanned, by the phone's clock. */
  at: number
  now: number
}

type ScanCode = 'SORT_NOT_HELPER' | 'SORT_CLOSED' | 'SORT_TOO_OLD' | 'SORT_OWN_HOME'

/** Whether this helper may scan this card now, and into which part of the day it falls. */
export function mayScan({ point, helper, bearer, at, now }: Scan): Decision<DayPart, ScanCode> {
  if (!point.helpers.some(({ personId }) => personId === helper._id)) return reject('SORT_NOT_HELPER')
  if (at < now - sortingRules.oldestMs) return reject('SORT_TOO_OLD', { days: sortingRules.oldestMs / DAY })
  const part = partAt(point, at)
  if (part === null) return reject('SORT_CLOSED')
  return areOfOneHome(helper, bearer) ? reject('SORT_OWN_HOME') : ok(part)
}

/** What whoever scans is told. */
export type ScanOutcome = 'right' | 'again' | 'held' | 'already'

interface Change {
  update: GuardedUpdate | null
  after: SortingDocument
  outcome: ScanOutcome
}

interface Award {
  points: number
  ruleId: string
}

interface Again {
  helperId: string
  helperKey: string
  result: Scanned
  at: number
  now: number
  fast: boolean
  award: Award
}

const outcomeOf = (state: SortingDocument['state']): ScanOutcome => (state === 'dropped' ? 'already' : state)

/**
 * A household that was scanned in this part of the day before. What was to be sorted again and is right now counts; all
 * else stays as it stands, and the same scan handed in once more is answered as it was.
 */
export function scanAgain(
  stands: SortingDocument,
  given: Again,
): Decision<Change, WorkflowCode | 'SORT_OWN_SCAN'> {
  const { helperId, helperKey, result, at, now, fast, award } = given
  const same = stands.helperId === helperId && stands.at === at
  if (stands.state !== 'again' || result === 'again' || at <= stands.at) {
    const outcome = same || stands.state === 'again' ? outcomeOf(stands.state) : 'already'
    return ok({ update: null, after: stands, outcome })
  }
  const event = fast ? 'hold' : 'right'
  const move = decide(sortingFlow, stands, event, {
    ...{ by: helperId, roles: ['helper'], at: now, facts: { own: true } },
  })
  if (!move.ok) return move
  const set: Partial<SortingDocument> = { helperId, helperKey, at, receivedAt: now, ...award }
  const update = together(transitionPatch(stands, move.value), setting(set))
  return ok({ update, after: applied(stands, update.patch), outcome: outcomeOf(move.value.to) })
}

/** The station looks at what was scanned too fast. */
export function decideHeld(
  stands: SortingDocument,
  event: 'count' | 'drop',
  { by, now }: { by: string; now: number },
): Decision<{ update: GuardedUpdate; after: SortingDocument }, WorkflowCode | 'SORT_OWN_SCAN'> {
  const move = decide(sortingFlow, stands, event, {
    ...{ by, roles: ['staff'], at: now, facts: { own: stands.helperId === by } },
  })
  if (!move.ok) return move
  const nothing = event === 'drop' ? setting({ points: 0 }) : setting({})
  const update = together(transitionPatch(stands, move.value), nothing)
  return ok({ update, after: applied(stands, update.patch) })
}

/** What is booked for it: on one account once a day and part of the day, whatever household it is in by then. */
export function creditFor(sorting: SortingDocument): CreditFacts | null {
  const { state, points, personId, day, part, ruleId, helperId, at } = sorting
  if (state !== 'right' || points === 0) return null
  return {
    ...{ accountId: personId, sourceKey: `sorting:${day}:${part}`, amounts: { points }, ruleId },
    ...{ at, byPersonId: helperId, note: `垃圾分类，${dayParts[part]}分对了` },
  }
}

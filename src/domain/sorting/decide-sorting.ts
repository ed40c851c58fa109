/** Owns what a scan comes to: who may scan whom and when, what stands already, and what the station decides of fast ones. */
import { isNear, type Near } from '../household/near'
import type { CreditFacts } from '../hours/credit-facts'
import { applied } from '../kernel/applied'
import { DAY } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { decide, transitionPatch, type WorkflowCode } from '../kernel/workflow'
import type { PersonDocument } from '../person/documents'
import type { SortingDocument, SortingPointDocument } from './documents'
import { sortingFlow, type SortingState } from './flow'
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
export type ScanOutcome = 'right' | 'again' | 'held' | 'already' | 'taken'

interface By {
  by: string
  now: number
}

interface Change {
  update: GuardedUpdate | null
  after: SortingDocument
  outcome: ScanOutcome
}

interface Award {
  points: number
  ruleId: string
}

/** Where, whose card and by whom; of a scan that comes later the same stands written. */
type Whose = Pick<
  SortingDocument,
  'pointId' | 'pointName' | 'bearerId' | 'personId' | 'helperId' | 'helperKey'
>

interface Again extends Whose {
  result: Scanned
  at: number
  now: number
  fast: boolean
  award: Award
}

/** What whoever hands in a scan is told of what stands by it. */
export const outcomeOf = (state: SortingState): ScanOutcome => (state === 'dropped' ? 'already' : state)

const backUntil = ({ receivedAt }: Pick<SortingDocument, 'receivedAt'>): number =>
  receivedAt + sortingRules.backMs

/** Whether a scan of a household that was scanned before in this part of the day moves what stands. */
export const movesOn = (
  { state, at: before }: Pick<SortingDocument, 'state' | 'at'>,
  { result, at }: Pick<Again, 'result' | 'at'>,
): boolean => at > before && (state === 'taken' || (state === 'again' && result === 'right'))

/**
 * A household that was scanned in this part of the day before. What was to be sorted again and is right now counts, what
 * was taken back is scanned as if for the first time; all else stays as it stands, and the same scan handed in once more
 * is answered as it was.
 */
export function scanAgain(stands: SortingDocument, given: Again): Decision<Change, WorkflowCode> {
  const { fast, now, award, ...scanned } = given
  const { helperId, result, at } = scanned
  if (!movesOn(stands, given)) {
    const same = stands.helperId === helperId && stands.at === at
    const outcome = same || stands.state === 'again' ? outcomeOf(stands.state) : 'already'
    return ok({ update: null, after: stands, outcome })
  }
  const event = result === 'again' ? 'again' : fast ? 'hold' : 'right'
  const { result: _, ...whose } = scanned
  const moved = move(
    stands,
    { event, by: helperId, as: 'helper', now },
    { ...whose, ...award, receivedAt: now },
  )
  // None of these events is guarded.
  if (!moved.ok) return moved as Decision<never, WorkflowCode>
  return ok({ ...moved.value, outcome: outcomeOf(moved.value.after.state) })
}

interface Step extends By {
  event: keyof typeof sortingFlow.events
  as: 'helper' | 'staff'
  near?: (stands: SortingDocument) => boolean
}

function move(stands: SortingDocument, { event, by, as, near, now }: Step, set: Partial<SortingDocument>) {
  const { helperId, receivedAt, backs = 0 } = stands
  const facts = {
    own: helperId === by,
    near: near?.(stands) ?? false,
    justNow: now < backUntil({ receivedAt }),
    takenOften: backs >= sortingRules.backs,
  }
  const decision = decide(sortingFlow, stands, event, { by, roles: [as], at: now, facts })
  if (!decision.ok) return decision
  const update = together(transitionPatch(stands, decision.value), setting(set))
  return ok({ update, after: applied(stands, update.patch) })
}

type Moved = { update: GuardedUpdate; after: SortingDocument }

/** Somebody of the station, with a digest of the household in which that one lives. */
interface Looker extends Near {
  homeKey: string
}

/** Whether a scan is of the own household, or was made by it: others look at it. */
export const isTheirScan = (
  { helperId, helperKey, personId, bearerId, householdKey }: SortingDocument,
  looker: Looker,
): boolean =>
  isNear(looker, [helperId, personId, bearerId]) || [helperKey, householdKey].includes(looker.homeKey)

/** The station looks at what was scanned too fast. */
export const decideHeld = (
  stands: SortingDocument,
  event: 'count' | 'drop',
  { looker, now }: { looker: Looker; now: number },
) =>
  move(
    stands,
    { event, by: looker.personId, as: 'staff', near: (one) => isTheirScan(one, looker), now },
    event === 'drop' ? { points: 0 } : {},
  ) as Decision<Moved, WorkflowCode | 'SORT_OWN_SCAN'>

/** Until when whoever scanned it may take it back; epoch milliseconds, 0 for what is not theirs to take back any more. */
export function mayTakeBackUntil(stands: SortingDocument, who: By): number {
  const { receivedAt } = stands
  return takeBack(stands, who).ok ? backUntil({ receivedAt }) : 0
}

/** Whoever scanned the wrong card, or said the wrong thing, takes it back: it stands there and brings nothing. */
export const takeBack = (stands: SortingDocument, { by, now }: By) =>
  move(
    stands,
    { event: 'take', by, as: 'helper', now },
    { points: 0, ruleId: '', backs: (stands.backs ?? 0) + 1 },
  ) as Decision<Moved, WorkflowCode | 'SORT_NOT_YOURS' | 'SORT_BACK_LATE' | 'SORT_BACK_OFTEN'>

/**
 * What is booked for it: on one account once a day and part of the day, whatever household it is in by then; and once
 * more for each time that it was taken back.
 */
export function creditFor(sorting: SortingDocument): CreditFacts | null {
  const { state, points, personId, day, part, ruleId, helperId, at, backs = 0 } = sorting
  if (state !== 'right' || points === 0) return null
  return {
    ...{ accountId: personId, sourceKey: ['sorting', day, part, ...(backs > 0 ? [backs] : [])].join(':') },
    ...{ amounts: { points }, ruleId },
    ...{ at, byPersonId: helperId, note: `垃圾分类，${dayParts[part]}分对了` },
  }
}

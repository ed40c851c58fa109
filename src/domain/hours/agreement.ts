/** Owns which waiting records agree with their session, so that many are believed at once, and what sets each other one apart. */
import type { VisitProof } from '../activity/documents'
import { approvalOf } from './approval'
import type { ServiceRecordDocument } from './documents'
import { hoursRulesOf } from './rules'

/**
 * Why a record is looked at by itself. `appealed`, `returned`: a person has said something about it. `added`: nobody
 * proved it. `unended`: nobody ended the visit. `answered`: the end is the person's own word. `listed`: the person was
 * only ticked on the list when coming. `doubtful`: something speaks against a proof. `outside`: the visit reaches beyond
 * what its session counts. `long`: the day grows too long. `nothing`: no minutes are left.
 */
export const setsApart = [
  'appealed',
  'returned',
  'added',
  'unended',
  'answered',
  'listed',
  'doubtful',
  'outside',
  'long',
  'nothing',
] as const
export type SetsApart = (typeof setsApart)[number]

type Judged = Pick<
  ServiceRecordDocument,
  'kind' | 'state' | 'checkIn' | 'checkOut' | 'minutes' | 'rules' | 'day'
>

const scanned: readonly VisitProof['method'][] = ['code', 'card']
/** Somebody who was there saw the person leave. */
const witnessed: readonly VisitProof['method'][] = [...scanned, 'roster', 'bulk']

const endsOf = ({ checkIn, checkOut }: Judged) => ({ came: checkIn?.method, left: checkOut?.method })

const isDoubtful = ({ checkIn, checkOut }: Judged): boolean =>
  [checkIn, checkOut].some((proof) => (proof?.doubts ?? []).length > 0)

/** Each asked in this order: what a person has said comes before what the proofs say. */
const judges: Record<SetsApart, (record: Judged, dayMinutes: number) => boolean> = {
  appealed: ({ state }) => state === 'appealed',
  returned: ({ state }) => state === 'returned',
  added: ({ kind }) => kind === 'added',
  unended: (record) => endsOf(record).left === 'planned' || record.checkOut === null,
  answered: (record) => !witnessed.includes(endsOf(record).left as VisitProof['method']),
  listed: (record) => !scanned.includes(endsOf(record).came as VisitProof['method']),
  doubtful: isDoubtful,
  outside: (record) =>
    record.rules.some(({ ruleId }) => ruleId !== hoursRulesOf(record).round.ruleId && record.minutes > 0),
  long: (record, dayMinutes) => dayMinutes > hoursRulesOf(record).rulesDayMinutes,
  nothing: ({ minutes }) => minutes === 0,
}

/** The first thing that sets a record apart; null for one that agrees: scanned in, seen leaving, within the plan. */
export const apartOf = (record: Judged, dayMinutes: number): SetsApart | null =>
  setsApart.find((each) => judges[each](record, dayMinutes)) ?? null

/** Whether one leader's look is the last one, because the rules ask for no second person. */
export const isSettledByLook = (record: ServiceRecordDocument, dayMinutes: number): boolean =>
  ['rules', 'leader'].includes(approvalOf(record, dayMinutes, hoursRulesOf(record)).way)

/** Owns the time that somebody gives to a case: which cards prove its ends, when it is over, and what of it is known then. */
import { type Decision, ok, reject } from '../kernel/errors'
import type { HistoryEntry } from '../kernel/history'
import { standsForOwner } from './behalf'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import type { Plan } from './plan'

type Proof = NonNullable<CaseDocument['proof']>

const ends = { begin: 'begun', end: 'ended' } as const

/**
 * Whose card was read, if it proves the time of somebody who sees to a case: that of its owner, or of the owner's family.
 * CASE_OWN_CARD for one of whoever sees to it, of the family, of those with whom points are pooled or of those who live
 * behind the same door; CASE_OTHER_CARD for all others.
 * @param helper `near` where whose phone shows that card is of one home with whoever sees to it
 */
export function proverOf(
  { ownerId }: Pick<CaseDocument, 'ownerId'>,
  bearer: { personId: string; ownerId: string },
  helper: { personId: string; kin: readonly string[]; near: boolean },
): Decision<string, 'CASE_OWN_CARD' | 'CASE_OTHER_CARD'> {
  const own = [helper.personId, ...helper.kin]
  if (helper.near || own.includes(bearer.personId) || own.includes(bearer.ownerId))
    return reject('CASE_OWN_CARD')
  return bearer.ownerId === ownerId ? ok(bearer.personId) : reject('CASE_OTHER_CARD')
}

/** What is proved after a step; undefined as long as nothing ever was. With another one in hand it begins anew. */
export function proofAfter(
  { moves }: Pick<CaseKind, 'moves'>,
  { proof }: Pick<CaseDocument, 'proof'>,
  { event, card, now }: { event: string; card?: string | null; now: number },
): Proof | undefined {
  const { proves, takes, leaves, gives, regrids } = moves[event] ?? {}
  if (takes || leaves || gives || regrids) return proof && {}
  return proves && card ? { ...proof, [ends[proves]]: { at: now, by: card } } : proof
}

/** The move by which whoever has a case in hand has begun to give time to it; null while nobody does. */
export function beginningOf(
  { moves }: Pick<CaseKind, 'moves'>,
  { history }: Pick<CaseDocument, 'history'>,
): HistoryEntry | null {
  const turns = history.filter(({ on }) => {
    const { proves, takes, leaves, gives, regrids } = moves[on] ?? {}
    return proves || takes || leaves || gives || regrids
  })
  const last = turns[turns.length - 1]
  return last && moves[last.on]?.proves === 'begin' ? last : null
}

/** Time that somebody has given to a case, as it is known when it is over. */
export interface GivenTime {
  stationId: string
  personId: string
  title: string
  /** Which case that was, in words. */
  called: string
  kind: string
  proof: Proof
  /** When it was begun, proved or not; null where nobody said so. */
  from: number | null
  until: number
  /** The minutes that were said with the end; null where it was broken off. */
  written: number | null
  most: number
  /** For when it was asked; null where that is not known, and absent where it was noted before anybody asked. */
  planned?: Plan | null
  /** Another one sees to it from then on, whose time is another record. */
  left?: true
}

/** What is known of the time given to a case by its ends: the cards, what was said with the end, what was asked for. */
export function givenTo(
  { hours, moves, plan }: Pick<CaseKind, 'hours' | 'moves' | 'plan'>,
  { answers, form, history, proof = {} }: Pick<CaseDocument, 'answers' | 'form' | 'history' | 'proof'>,
): Pick<GivenTime, 'proof' | 'written' | 'planned'> {
  const ended = [...history].reverse().find(({ on }) => moves[on]?.proves === 'end')
  const said = ended && hours ? Number(answers?.[ended.on]?.[hours.minutes] ?? 0) : null
  return { proof, written: said, planned: plan?.of(form as never) ?? null }
}

/**
 * The time that is over by a step: by the move that ends it, or because the case is over or in no hands meanwhile. Null
 * for all other steps, and for an owner, who is given nothing for the own case.
 */
export function timeOver(kind: CaseKind, before: CaseDocument, after: CaseDocument): GivenTime | null {
  const { hours, moves, flow, title } = kind
  const entry = after.history[after.history.length - 1]
  const personId = before.handlerId
  if (!hours || !entry || personId === null || standsForOwner(before, personId)) return null
  // A partner has done it: whoever had it in hand has but arranged it.
  if (before.draw) return null
  const begun = beginningOf(kind, before)
  const { proves, leaves = false } = moves[entry.on] ?? {}
  const isEnded = proves === 'end'
  if (!isEnded && !(begun && (leaves || flow.states[after.state]?.final))) return null
  const given = givenTo(kind, leaves ? { ...after, proof: before.proof ?? {} } : after)
  return {
    ...{ stationId: after.stationId, personId, kind: kind.name, called: `${title}第 ${after.number} 号` },
    ...{ title: hours.title(after.form as never), most: hours.most, ...given },
    ...{ from: begun?.at ?? null, until: entry.at, written: isEnded ? given.written : null },
    ...(leaves ? { left: true as const } : {}),
  }
}

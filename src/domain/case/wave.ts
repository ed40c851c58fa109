/** Owns asking a few people for a case at a time: whom it has been offered to, until when, and what an answer or time changes. */
import { HOUR } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { CaseKind } from './define-case'
import { spanOf } from './suggest'
import { type CaseDocument, MOST_ASKED, MOST_REMEMBERED, type Wave } from './documents'

/** How often the next few are asked before the station sees to it. */
const MOST_ROUNDS = 3
/** What names a wave in the asks of whom it asks: the step by which it begins. */
export const waveKey = ({ _id, version }: Pick<CaseDocument, '_id' | 'version'>): string =>
  `${_id}:${version}`

interface Step {
  event: string
  by: { personId: string }
  people?: readonly string[] | null
  now: number
}

const none: Wave = { round: 0, asked: [], declined: [], before: [], until: 0 }

const newest = (ids: readonly string[]): string[] => [...new Set(ids)].slice(-MOST_REMEMBERED)

/** When what is offered is to begin; never of one that does not say. */
function startIn({ offer }: Required<Pick<CaseKind, 'offer'>>, { form }: Pick<CaseDocument, 'form'>): number {
  const wanted = offer.wants(form as never)
  return wanted.day ? spanOf(wanted).from : Infinity
}

/** Whether somebody can be asked for a case at all, whatever the week. */
export const mayBeAsked = (
  { ownerId, byPersonId, involvedIds, wave, who }: CaseDocument,
  personId: string,
): boolean =>
  personId !== ownerId &&
  personId !== byPersonId &&
  personId !== who?.personId &&
  !involvedIds.includes(personId) &&
  !wave?.declined.includes(personId)

/**
 * The wave after a step; null where the kind has none. Whatever asks people names them: CASE_NOT_ASKABLE for those who
 * cannot be asked. Nobody is asked beyond the hour at which it is to begin, nor once somebody has it in hand; whoever has
 * given it up is asked no more either.
 */
export function waveAfter(
  { offer, moves }: Pick<CaseKind, 'offer' | 'moves'>,
  one: CaseDocument,
  { event, by, people, now }: Step,
): Decision<Wave | null, 'INVALID_INPUT' | 'CASE_NOT_ASKABLE'> {
  if (!offer) return ok(null)
  const wave = one.wave ?? none
  const { offers, declines, leaves } = moves[event] ?? {}
  if (offers || event === offer.next) {
    if (!people || people.length === 0 || people.length > MOST_ASKED) return reject('INVALID_INPUT')
    if (people.some((id) => !mayBeAsked(one, id))) return reject('CASE_NOT_ASKABLE')
    const before = newest([...wave.before, ...wave.asked])
    const round = event === offer.next ? wave.round + 1 : 1
    const until = Math.min(now + offer.hours(one.form as never) * HOUR, startIn({ offer }, one))
    return ok({ ...wave, round, asked: [...new Set(people)], before, until })
  }
  if (declines) {
    const asked = wave.asked.filter((id) => id !== by.personId)
    const declined = newest([...wave.declined, by.personId])
    return ok({ ...wave, asked, declined, until: asked.length === 0 ? now : wave.until })
  }
  const before = newest([...wave.before, ...wave.asked])
  const left = leaves && one.handlerId !== null ? [one.handlerId] : []
  const declined = newest([...wave.declined, ...left])
  return ok(one.wave || left.length > 0 ? { ...wave, asked: [], declined, before } : null)
}

/** The event that time sends once a wave is over: the next one, or the last where enough were asked or its hour has come. */
export function afterWave(
  { offer }: Pick<CaseKind, 'offer'>,
  one: Pick<CaseDocument, 'wave' | 'form'>,
  { event, now }: { event: string; now: number },
): string {
  if (!offer || event !== offer.next) return event
  return (one.wave?.round ?? 0) >= MOST_ROUNDS || startIn({ offer }, one) <= now ? offer.last : event
}

/** Whether a case has ever been offered to others than those of its desk. */
export const wasOffered = (
  { offer }: Pick<CaseKind, 'offer'>,
  // A list is read without the history of its cases.
  { history = [] }: Partial<Pick<CaseDocument, 'history'>>,
) => offer !== undefined && history.some(({ to }) => offer.states.includes(to))

/** For a table: the deadline of a state in which people are asked is when the wave is over. */
export const untilAnswered = { until: ({ waveUntil }: { waveUntil: number | null }) => waveUntil }

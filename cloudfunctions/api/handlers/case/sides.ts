/** Owns who is brought to a case as its second person, and whether whoever would have it in hand is too near to one side. */
import type { CaseAction } from '@/contract/case'
import { isMinor } from '@/domain/case/behalf'
import type { CaseKind } from '@/domain/case/define-case'
import { type Brought, homeOf, livesWith } from '@/domain/case/party'
import { cardRefusal } from '@/domain/person/cards'
import type { PersonDocument } from '@/domain/person/documents'
import { residentName } from '@/domain/person/name-of'
import { type Context, done, joinedOne, refuse, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import type { CaseDoc } from '../../repositories/cases'
import { sharesTeam } from '../../repositories/teams'
import { cardHolderOf } from '../attendance/scan-card'
import type { Colleague } from './colleagues'

type Moving = Context<CaseAction<'move'>>

/**
 * Whoever carries the card that was read with a step that brings somebody: a grown-up of the station, with whom the card
 * of a child or an old parent leads to whoever answers for them. Null for a step that brings nobody, or without a card.
 */
export function broughtBy(
  { moves }: CaseKind,
  { caller, input, joined, now }: Moving,
): Result<Brought | null> {
  const { cardToken, event } = input
  if (!moves[event]?.brings || cardToken === undefined) return done(null)
  const person = joinedOne<PersonDocument & Doc>(joined, 'cardHolder')
  const isHere = person?.stationId === caller.stationId && cardHolderOf(person, cardToken, null, true)
  if (!isHere) return refuse(cardRefusal(person, cardToken))
  if (isMinor(person, now)) return refuse('GUARDIAN_NEEDED')
  return done({ personId: person._id, name: residentName(person), home: homeOf(person) })
}

/**
 * Whether whoever would have it in hand after a step lives in the same building as one of those whose it is, or is in a
 * team with one. One request for such a step of a kind that asks it, none for all others.
 */
export async function tooNear(
  kind: CaseKind,
  one: CaseDoc,
  { input, caller, joined }: Moving,
  brought: Brought | null,
): Promise<boolean> {
  const { takes, gives } = kind.moves[input.event] ?? {}
  const hand = gives ? joinedOne<Colleague>(joined, 'to') : takes || brought ? caller.person : null
  if (!kind.neverNear || !hand) return false
  const sides = [one.ownerId, one.party?.personId, brought?.personId].filter((id) => id !== undefined)
  const isHome = livesWith({ ...one, ...(brought && { party: brought }) }, homeOf(hand))
  return isHome || sharesTeam(hand._id, sides)
}

/**
 * Owns that a case may have two sides: whoever began it, and a second person who is brought to it. What each side wrote is
 * kept from the other until both let it be shown, and nobody who is near to one of them has it in hand.
 */
import { standsForOwner } from './behalf'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'

/** Whether somebody is the second person of a case. */
export const isParty = ({ party }: Pick<CaseDocument, 'party'>, personId: string): boolean =>
  party?.personId === personId

/** On which side of a case somebody stands; null for all others. */
function sideOf(one: CaseDocument, personId: string): 'owner' | 'party' | null {
  if (isParty(one, personId)) return 'party'
  return standsForOwner(one, personId) ? 'owner' : null
}

/** Whether somebody who has part in a case reads what another one wrote in it. */
export function readsOf(
  { party: sides }: Pick<CaseKind, 'party'>,
  one: CaseDocument,
  { readerId, authorId }: { readerId: string; authorId: string },
): boolean {
  if (!sides) return true
  const mine = sideOf(one, readerId)
  const theirs = sideOf(one, authorId)
  return mine === null || theirs === null || mine === theirs || sides.open(one)
}

/** Whether somebody reads what was said and answered with a step: what is `kept` neither side does. */
export const readsStep = (
  kind: Pick<CaseKind, 'party' | 'moves'>,
  one: CaseDocument,
  { by, on }: { by: string; on: string },
  readerId: string,
): boolean =>
  readsOf(kind, one, { readerId, authorId: by }) && !(kind.moves[on]?.kept && sideOf(one, readerId) !== null)

/** In which building somebody lives, as two homes are compared; null where nobody knows. */
export const homeOf = ({ gridId, building }: { gridId: string | null; building: string }): string | null =>
  gridId === null || building === '' ? null : `${gridId}:${building}`

/** Somebody who is brought to a case as its second person. */
export type Brought = NonNullable<CaseDocument['party']>

/** The case with its second person, in the place of one before; null for whoever began it or has it in hand. */
export function withParty(
  { ownerId, handlerId, involvedIds, actorIds, party }: CaseDocument,
  brought: Brought,
): Pick<CaseDocument, 'party' | 'actorIds'> | null {
  const { personId } = brought
  if ([ownerId, handlerId, ...involvedIds].includes(personId)) return null
  const others = actorIds.filter((id) => id !== party?.personId && id !== personId)
  return { party: brought, actorIds: [...others, personId] }
}

/** Whether a home is that of one of those whose a case is. */
export const livesWith = (
  { home, party }: Pick<CaseDocument, 'home' | 'party'>,
  other: string | null,
): boolean => other !== null && (home === other || party?.home === other)

/** Owns cards: whom a code stands for now, and how a card is renewed so that its old code stands for nobody. */
import type { Patch } from '../kernel/guarded-update'
import type { PersonDocument } from './documents'

/** How many old codes of a person and the family are still known as such; older ones are as unknown as any other. */
export const OLD_CARDS_KEPT = 20

type Carrier = Pick<PersonDocument, '_id' | 'cardToken' | 'cardTokens' | 'family' | 'former'>

/** Whether a code is on the person's own card, or on that of a record that was closed into this one: the paper in the hand goes on. */
export const isOwnCard = (
  { cardToken, former = [] }: Pick<Carrier, 'cardToken' | 'former'>,
  token: string,
): boolean => token !== '' && (cardToken === token || former.some((one) => one.cardToken === token))

/** Whether a code was on a card of this person or family and has been replaced by a new one since. */
export const isOldCard = (person: Carrier, token: string): boolean =>
  person.cardTokens.includes(token) &&
  !isOwnCard(person, token) &&
  !person.family.some((member) => member.cardToken === token)

/** Why a code that was read stands for nobody. `person` is whoever the code leads to, null for nobody. */
export const cardRefusal = (person: Carrier | null, token: string): 'CARD_RENEWED' | 'CARD_UNKNOWN' =>
  person !== null && isOldCard(person, token) ? 'CARD_RENEWED' : 'CARD_UNKNOWN'

/** Which card it is, counted from one. */
export const cardVersionOf = ({ cardVersion }: { cardVersion?: number }): number => cardVersion ?? 1

function withToken(person: PersonDocument, old: string, token: string): string[] {
  // With the own card those of closed records go as well: whoever renews has lost one of them.
  const former = old === person.cardToken ? [] : (person.former ?? []).map((one) => one.cardToken)
  const good = [person.cardToken, ...person.family.map((member) => member.cardToken)]
  const now = [...good.map((one) => (one === old ? token : one)), ...former.filter((one) => one !== '')]
  const past = person.cardTokens.filter((one) => one !== token && !now.includes(one))
  return [...now, ...past.slice(-OLD_CARDS_KEPT)]
}

/**
 * Gives the person, or a present member of the family, a new code; the old one stands for nobody from then on.
 * `undefined` when nobody of them has this id, null when the card bears this code already.
 */
export function renewCard(person: PersonDocument, personId: string, token: string): Patch | null | undefined {
  const index = person.family.findIndex((one) => one.personId === personId && one.removedAt === null)
  const member = person.family[index]
  const carried = personId === person._id ? person : member
  if (!carried) return undefined
  if (carried.cardToken === token) return null
  const isOwn = personId === person._id
  const at = member && !isOwn ? `family.${index}.` : ''
  const { former } = person
  return {
    $set: {
      [`${at}cardToken`]: token,
      [`${at}cardVersion`]: cardVersionOf(carried) + 1,
      cardTokens: withToken(person, carried.cardToken, token),
      ...(isOwn && person.cardWaits === true ? { cardWaits: false } : {}),
      ...(isOwn && former ? { former: former.map((one) => ({ ...one, cardToken: '' })) } : {}),
    },
  }
}

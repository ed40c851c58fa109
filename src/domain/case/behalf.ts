/** Owns that somebody begins a case for another person: who may, how it came in, and what is kept of it. */
import { ageOf } from '../person/birth-date'
import { cardRefusal, isOwnCard } from '../person/cards'
import type { PersonDocument } from '../person/documents'
import { ADULT_AGE } from '../person/rules'

/** How a case came in that its owner has not written. */
export const channels = {
  family: '家里人代写',
  card: '扫卡代写',
  counter: '在窗口说的',
  phone: '打电话说的',
  visit: '走访时说的',
  survey: '问卷里说的',
} as const
export type Channel = keyof typeof channels

/** Those of the station who begin one for somebody else: all ways but the family's. */
export const deskChannels = Object.keys(channels).filter((one) => one !== 'family') as Channel[]

/** What is kept of it: of a case that its owner has written, nothing. */
export interface Behalf {
  /** Whom it is for, where the owner answers for somebody of the family. */
  who?: { personId: string; name: string }
  via?: Channel
  byPersonId?: string
  /** What whoever wrote it is called. */
  byName?: string
}

/** Whether somebody is too young to speak alone; whoever looks after a child speaks for it. */
export const isMinor = ({ birthDate }: Pick<PersonDocument, 'birthDate'>, now: number): boolean =>
  (ageOf(birthDate, now) ?? ADULT_AGE) < ADULT_AGE

/** Whose card it is: the carrier's own, or that of somebody of the family; the refusal where it is nobody's now. */
export function bearerOf(
  carrier: PersonDocument,
  cardToken: string,
  now: number,
): { personId: string } | { code: 'GUARDIAN_NEEDED' | 'CARD_RENEWED' | 'CARD_UNKNOWN' } {
  if (isMinor(carrier, now)) return { code: 'GUARDIAN_NEEDED' }
  if (isOwnCard(carrier, cardToken)) return { personId: carrier._id }
  const member = carrier.family.find((one) => one.cardToken === cardToken && one.removedAt === null)
  return member ? { personId: member.personId } : { code: cardRefusal(carrier, cardToken) }
}

/** Whether somebody stands for the owner of a case: the owner, and whoever of the family has begun it. */
export const standsForOwner = (
  { ownerId, byPersonId, via }: Behalf & { ownerId: string },
  personId: string,
): boolean => ownerId === personId || (via === 'family' && byPersonId === personId)

const ELDER = 60

/** What somebody is called whose name nobody says: 一位奶奶, 一位邻居. */
export function strangerWord(
  { sex, birthDate }: Pick<PersonDocument, 'sex' | 'birthDate'>,
  now: number,
): string {
  const age = ageOf(birthDate, now) ?? ADULT_AGE
  if (age < ADULT_AGE) return '一位小朋友'
  if (age < ELDER) return '一位邻居'
  return { woman: '一位奶奶', man: '一位爷爷', unknown: '一位老人' }[sex]
}

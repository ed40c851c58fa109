/** Owns showing somebody's telephone number: it is written down who saw it, when and why, before it is shown. */
import { dayOf } from '@/domain/kernel/clock'
import type { PersonDocument } from '@/domain/person/documents'
import { unseal } from '../platform/cipher'
import { addDoc, type Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { derivedId } from '../platform/identity'
import { findPerson } from './people'

const REVEALS = 'reveals'

export interface PhoneAccessDocument {
  /** Derived from case, viewer, person and day: looking again on the same day is the same look. */
  _id: string
  stationId: string
  /** What it was needed for, for instance `wish` and the wish's id. */
  caseKind: string
  caseId: string
  /** Whose number was shown; empty when it was about several people. */
  personId: string
  /** Everybody whose name and door, or card, were seen together; absent for a number. */
  personIds?: string[]
  /** Who saw it. */
  viewerId: string
  /** One sentence that a resident reads. */
  reason: string
  /** Epoch milliseconds. */
  at: number
}

interface RevealRequest extends Omit<PhoneAccessDocument, '_id' | 'at'> {
  now: number
  /** The person's document when it has been read already, which saves a request. */
  person?: PersonDocument | null
}

/**
 * Opens the number, writes the look down and then answers the number; null when the person left none. A number that
 * cannot be opened, or a look that cannot be written down, throws: no look stands that did not happen, and nothing is
 * seen unwritten. Whether the viewer may see it is decided by the caller. Two requests, or one when the person was read
 * before.
 */
export async function reveal({ person, ...facts }: RevealRequest): Promise<string | null> {
  const owner = person ?? (await findPerson(facts.personId))
  return !owner || owner.phoneCipher === '' ? null : noteSealedLook(owner.phoneCipher, facts)
}

/**
 * The same for any other number that is kept sealed, as one of a paper. One request.
 * @returns what was sealed
 */
export async function noteSealedLook(
  sealed: string,
  { now, ...facts }: Omit<RevealRequest, 'person'>,
): Promise<string> {
  const { caseKind, caseId, viewerId, personId } = facts
  const number = unseal(sealed)
  const _id = derivedId('rv', caseKind, caseId, viewerId, personId, dayOf(now))
  await addDoc(REVEALS, { _id, ...facts, at: now } as PhoneAccessDocument & Doc)
  return number
}

/**
 * Writes down that somebody saw names and doors, or cards, of several people at once, before they are shown. The same
 * people again on the same day are the same look. One request; none for nobody.
 */
export async function noteLooks({
  now,
  personIds,
  ...facts
}: Omit<RevealRequest, 'personId' | 'person' | 'personIds'> & { personIds: string[] }): Promise<void> {
  if (personIds.length === 0) return
  const { caseKind, caseId, viewerId } = facts
  const _id = derivedId('rv', caseKind, caseId, viewerId, [...personIds].sort().join(), dayOf(now))
  await addDoc(REVEALS, { _id, ...facts, personId: '', personIds, at: now } as PhoneAccessDocument & Doc)
}

/** Writes down that somebody took a copy of all that is held of them. The same day it is the same look. One request. */
export async function noteCopy(stationId: string, personId: string, now: number): Promise<void> {
  const facts = { stationId, caseKind: 'copy', caseId: personId, personId, viewerId: personId }
  const _id = derivedId('rv', 'copy', personId, dayOf(now))
  await addDoc(REVEALS, { _id, ...facts, reason: '导出了一份我的资料', at: now } as PhoneAccessDocument & Doc)
}

/** Writes down that somebody took along what was done at the station. The same on one day is the same look. One request. */
export async function noteExport(
  { stationId, personId: viewerId }: { stationId: string; personId: string },
  reason: string,
  now: number,
): Promise<void> {
  const facts = { stationId, caseKind: 'audit', caseId: reason, personId: '', viewerId, reason }
  await addDoc(REVEALS, {
    _id: derivedId('rv', 'audit', viewerId, reason, dayOf(now)),
    ...facts,
    at: now,
  } as PhoneAccessDocument & Doc)
}

/** Who saw several people at once, this one among them, the newest first, along with the caller. */
export const looksJoin = (personId: string, limit: number): Join => ({
  from: REVEALS,
  where: { personIds: personId },
  order: { at: -1 },
  limit,
})

/** Who saw a person's number, the newest first, along with the caller. */
export const revealsJoin = (personId: string, limit: number): Join => ({
  from: REVEALS,
  where: { personId },
  order: { at: -1 },
  limit,
})

/** Owns that a case may be about a partner of the station: the one that its form names, called as it was then. */
import type { Answer, FormTable } from '../kernel/form'
import type { PartnerDocument } from '../store/documents'

export const asksForPartner = (table: FormTable): boolean =>
  Object.values(table).some(({ is }) => is === 'partner')

/** The partner that the answers name; null of a form that asks for none. */
export function partnerIn(table: FormTable, answers: Readonly<Record<string, Answer>>): string | null {
  const [name] = Object.entries(table).find(([, { is }]) => is === 'partner') ?? []
  const answer = name === undefined ? null : answers[name]
  return typeof answer === 'string' && answer !== '' ? answer : null
}

/** Whether residents see it: it takes part, and it has been said what it is. */
export const isAlly = ({ active, face }: PartnerDocument): boolean => active && (face?.sort ?? null) !== null

/** Whether somebody may write for a partner: whoever works at its station, and whoever acts for it. */
export const writesFor = (
  partner: Pick<PartnerDocument, '_id' | 'stationId' | 'active'>,
  { stationId, isStaff, partnerId }: { stationId: string; isStaff: boolean; partnerId: string | null },
): boolean => partner.stationId === stationId && partner.active && (isStaff || partnerId === partner._id)

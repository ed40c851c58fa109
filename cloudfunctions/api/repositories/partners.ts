/** Owns reading and writing the partners of a station: shops that offer prizes. */
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { PartnerDocument } from '@/domain/store/documents'
import { addDoc, changeDoc, type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'

export const PARTNERS = 'partners'
export type PartnerDoc = PartnerDocument & Doc

export const findPartner = (partnerId: string): Promise<PartnerDoc | null> =>
  getDoc<PartnerDoc>(PARTNERS, partnerId)

export const findPartners = (where: Guard, options: FindOptions): Promise<PartnerDoc[]> =>
  findDocs<PartnerDoc>(PARTNERS, where, options)

/** More partners than this no station has; lists that offer a choice read them all. */
const MOST = 100

/** Every active partner of a station, by name. One request. */
export const activePartners = (stationId: string): Promise<PartnerDoc[]> =>
  findPartners({ stationId, active: true }, { order: [['name', 'asc']], limit: MOST })

/** Every partner that a station has or had, by name. One request. */
export const allPartners = (stationId: string): Promise<PartnerDoc[]> =>
  findPartners({ stationId }, { order: [['name', 'asc']], limit: MOST })

/** The shop that the caller acts for, in the caller's own request. */
export const withPartner: { partner: Join } = { partner: { from: PARTNERS, idIn: 'partnerId' } }

export const addPartner = (partner: PartnerDocument): Promise<'added' | 'exists'> =>
  addDoc(PARTNERS, partner as PartnerDoc)

export const changePartner = (partnerId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(PARTNERS, partnerId, guard, patch)

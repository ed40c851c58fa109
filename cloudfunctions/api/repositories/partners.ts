/** Owns reading and writing the partners of a station: shops that offer prizes. */
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import type { PartnerDocument } from '@/domain/store/documents'
import { partnerSorts } from '@/domain/store/partner-form'
import { MOST_PARTNERS } from '@/domain/store/rules'
import {
  addDoc,
  changeDoc,
  type Doc,
  findDocs,
  type FindOptions,
  getDoc,
  groupDocs,
  removeDoc,
} from '../platform/cloud'
import type { Join } from '../platform/joins'

export const PARTNERS = 'partners'
export type PartnerDoc = PartnerDocument & Doc

/** Those that everybody of the station reads of: `isAlly` asks the same of one. */
export const publicPartners: Guard = { active: true, 'face.sort': { $in: Object.keys(partnerSorts) } }

export const findPartner = (partnerId: string): Promise<PartnerDoc | null> =>
  getDoc<PartnerDoc>(PARTNERS, partnerId)

export const findPartners = (where: Guard, options: FindOptions): Promise<PartnerDoc[]> =>
  findDocs<PartnerDoc>(PARTNERS, where, options)

/** Every active partner of a station, by name. One request. */
export const activePartners = (stationId: string): Promise<PartnerDoc[]> =>
  findPartners({ stationId, active: true }, { order: [['name', 'asc']], limit: MOST_PARTNERS })

/** Every partner that a station has or had, by name. One request. */
export const allPartners = (stationId: string): Promise<PartnerDoc[]> =>
  findPartners({ stationId }, { order: [['name', 'asc']], limit: MOST_PARTNERS })

/** The shop that the caller acts for, in the caller's own request. */
export const withPartner: { partner: Join } = { partner: { from: PARTNERS, idIn: 'partnerId' } }

/** One of them along with the caller; none for no partner. */
export const partnerJoin = (partnerId: string | null): Record<string, Join> =>
  partnerId === null ? {} : { partner: { from: PARTNERS, where: { _id: partnerId }, limit: 1 } }

export const addPartner = (partner: PartnerDocument): Promise<'added' | 'exists'> =>
  addDoc(PARTNERS, partner as PartnerDoc)

/** So many people act for one partner at most that each of them is kept away from what is said of it. */
const MOST_ACTING = 60

const acts = (partnerId: string): Guard => ({ roles: 'partner_user', partnerId })

/** Those of the caller's station who act for a partner, by their ids. */
export const actingFor = (partnerId: string): Join => ({
  ...{ from: 'people', sameIn: 'stationId', where: acts(partnerId) },
  ...{ order: { _id: 1 }, limit: MOST_ACTING, fields: { _id: 1 } },
})

/** The same, of any station. One request. */
export async function peopleActingFor(stationId: string, partnerId: string): Promise<string[]> {
  const where = { stationId, ...acts(partnerId) }
  const people = await findDocs('people', where, { limit: MOST_ACTING, fields: { _id: 1 } })
  return people.map(({ _id }) => _id)
}

export const changePartner = (partnerId: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(PARTNERS, partnerId, guard, patch)

/** Those among some partners that prizes or people name. Two requests. */
export async function partnersInUse(stationId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const named = { stationId, partnerId: { $in: [...ids] } }
  const [prizes, people] = await Promise.all([
    groupDocs<{ _id: string }>('prizes', named, { _id: '$partnerId' }),
    groupDocs<{ _id: string }>('people', { ...named, roles: 'partner_user' }, { _id: '$partnerId' }),
  ])
  return new Set([...prizes, ...people].map(({ _id }) => _id))
}

export const removePartner = (partnerId: string, version: number): Promise<boolean> =>
  removeDoc(PARTNERS, partnerId, { version })

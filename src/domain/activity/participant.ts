/** Owns how somebody who signed up is named to organisers: the person, or a family member by the guardian's words. */
import type { PersonDocument } from '../person/documents'
import type { StationDocument } from '../station/documents'

/** Whom a row is for: the person, whose phone it is, and how organisers know them. */
export interface Participant {
  personId: string
  ownerId: string
  name: string
  gridName: string
}

export type Owner = Pick<PersonDocument, '_id' | 'realName' | 'nickname' | 'family' | 'gridId'>

/** The owner, or the family member of this id, removed or not; null when the owner has no such family member. */
export function participantOf(
  owner: Owner,
  personId: string,
  station: Pick<StationDocument, 'grids'> | null,
): Participant | null {
  const gridName = station?.grids.find((grid) => grid.gridId === owner.gridId)?.name ?? ''
  const shared = { personId, ownerId: owner._id, gridName }
  if (personId === owner._id) return { ...shared, name: owner.realName || owner.nickname || '居民' }
  const member = owner.family.find((entry) => entry.personId === personId)
  return member ? { ...shared, name: member.name } : null
}

/** Owns what the holder of this phone may do at the desk, by the roles the station gave. The cloud has the last word. */
import { ORGANISERS, STAFF, type Role } from '@/domain/person/roles'
import { openMe, useMe } from '@/api/me'

export interface DeskRights {
  /** Whether the roles have come; nothing is offered before. */
  known: boolean
  /** Runs activities, looks at hours, registers residents. */
  organises: boolean
  /** Approves volunteers, prints rosters with numbers. */
  isStaff: boolean
}

const has = (roles: readonly Role[], some: readonly Role[]) => roles.some((role) => some.includes(role))

/** Nobody's rights until the roles are known. */
export function useRights(): DeskRights {
  const me = useMe()
  const roles = me.status === 'ready' ? me.data.profile.roles : []
  return { known: me.status === 'ready', organises: has(roles, ORGANISERS), isStaff: has(roles, STAFF) }
}

export const openRights = openMe

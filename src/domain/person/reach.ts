/** Owns how far the roles of a station reach: a grid worker's within the own grids, a team leader's to what that person leads. */
import { isStaff, OF_GRIDS } from './roles'

/** What an action touches, as far as roles are bound to it. */
export interface ActionTarget {
  /** The grids it lies in; `station` for what is for all of them, none for somebody who is written down in none. */
  gridIds: readonly string[] | 'station'
  /** Who leads it; absent for what nobody leads. Whoever leads a thing acts on it in every grid. */
  leaderIds?: readonly string[]
}

/** Somebody who holds roles: whose they are, and for which grids that person was appointed. */
interface Holder<R extends string = string> {
  personId: string
  roles: ReadonlySet<R>
  gridIds: readonly string[]
}

/** Whether all of it lies in these grids; what is for the whole station lies in nobody's. */
export const liesWithin = (gridIds: ActionTarget['gridIds'], own: readonly string[]): boolean =>
  gridIds !== 'station' && gridIds.every((gridId) => own.includes(gridId))

/**
 * The roles that hold for a thing. Staff and head of station look after everything of their station. A grid worker's role
 * holds within the grids of that person, a team leader's for what nobody leads; both hold for what the person leads.
 */
export function rolesFor<R extends string>(
  { personId, roles, gridIds }: Holder<R>,
  touched: ActionTarget,
): ReadonlySet<R> {
  if (isStaff({ roles }) || touched.leaderIds?.includes(personId)) return roles
  const lost = new Set<string>([
    ...(liesWithin(touched.gridIds, gridIds) ? [] : OF_GRIDS),
    ...(touched.leaderIds ? ['team_leader'] : []),
  ])
  return lost.size === 0 ? roles : new Set([...roles].filter((role) => !lost.has(role)))
}

/** The grids to which somebody's desk is confined; null for those who look after the whole station. */
export const ownGridsOnly = ({
  roles,
  gridIds,
}: Pick<Holder, 'roles' | 'gridIds'>): readonly string[] | null => (isStaff({ roles }) ? null : gridIds)

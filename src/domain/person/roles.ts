/** Owns the roles of a station and the groups of roles that actions are opened to. */

export const roles = [
  'resident',
  'volunteer',
  'team_leader',
  'grid_worker',
  'staff',
  'station_admin',
  'auditor',
] as const

export type Role = (typeof roles)[number]

/** Roles given by the station; `resident` is everybody and `volunteer` follows from an approved application. */
export const appointedRoles = ['team_leader', 'grid_worker', 'staff', 'station_admin', 'auditor'] as const
export type AppointedRole = (typeof appointedRoles)[number]

export const roleNames: Record<Role, string> = {
  resident: '居民',
  volunteer: '志愿者',
  team_leader: '队长',
  grid_worker: '网格员',
  staff: '社区专职',
  station_admin: '站长',
  auditor: '审计',
}

export const EVERYONE = ['resident'] as const
export const STAFF = ['staff', 'station_admin'] as const
export const ORGANISERS = ['team_leader', 'grid_worker', 'staff', 'station_admin'] as const
export const DESK = ['team_leader', 'grid_worker', 'staff', 'station_admin', 'auditor'] as const

/** Owns the roles of a station and the groups of roles that actions are opened to. */

export const roles = [
  'resident',
  'volunteer',
  'team_leader',
  'grid_worker',
  'grid_leader',
  'staff',
  'station_admin',
  'auditor',
  'partner_user',
  'dept_user',
  'institute_admin',
  'center_admin',
] as const

export type Role = (typeof roles)[number]

/** Roles given by the station or from above it; `resident` is everybody and `volunteer` follows from an approved application. */
export const appointedRoles = [
  'team_leader',
  'grid_worker',
  'grid_leader',
  'staff',
  'station_admin',
  'auditor',
  'partner_user',
  'dept_user',
  'institute_admin',
  'center_admin',
] as const
export type AppointedRole = (typeof appointedRoles)[number]

export const roleNames: Record<Role, string> = {
  resident: '居民',
  volunteer: '志愿者',
  team_leader: '队长',
  grid_worker: '网格员',
  grid_leader: '网格长',
  staff: '社区工作人员',
  station_admin: '站长',
  auditor: '审计',
  partner_user: '商家',
  dept_user: '部门联系人',
  institute_admin: '所管理员',
  center_admin: '中心管理员',
}

export const EVERYONE = ['resident'] as const
export const STAFF = ['staff', 'station_admin'] as const
/** Those who are appointed for grids, and whose roles reach no further. */
export const OF_GRIDS = ['grid_worker', 'grid_leader'] as const
/** Whoever answers for a station. */
export const HEAD = ['station_admin'] as const
export const ORGANISERS = ['team_leader', ...OF_GRIDS, 'staff', 'station_admin'] as const
export const DESK = [...ORGANISERS, 'auditor'] as const
/** Those who check that the hours of the station are true. */
/** Who looks at what those who work at the station have done. */
export const AUDIT = ['station_admin', 'auditor'] as const
export const AUDITORS = ['staff', 'station_admin', 'auditor'] as const
/** Those who know the households of their grid: they verify wishes, write notices, act for people without a phone. */
export const GRID = [...OF_GRIDS, 'staff', 'station_admin'] as const
/** Those who may promise to grant a wish. */
export const HELPERS = ['volunteer', 'partner_user'] as const
/** Those who hand out prizes at a counter. */
export const COUNTER = ['staff', 'station_admin', 'partner_user'] as const
/** Those above the stations: what they hold reaches every station below their unit, and nothing more. */
export const ABOVE = ['institute_admin', 'center_admin'] as const

export interface Holder {
  roles: ReadonlySet<string>
}

/** Those of some roles that somebody holds, in their order. */
export const heldOf = <R extends string>(some: readonly R[], { roles: held }: Holder): R[] =>
  some.filter((role) => held.has(role))

/** Whether somebody holds one of some roles. */
export const holds = (some: readonly string[], { roles: held }: Holder): boolean =>
  some.some((role) => held.has(role))

/** Who knows the people of the station by name, writes to all of them and minds its store; others see masked names. */
export const isStaff = (who: Holder): boolean => holds(STAFF, who)
/** Who belongs to the people of the station that look after households and their wishes. */
export const isOfStation = (who: Holder): boolean => holds(GRID, who)
/** Who may promise to grant a wish. */
export const mayHelp = (who: Holder): boolean => holds(HELPERS, who)

/** Owns who looks after a grid: the steward and the five who stand by, 一管五员. */

export const gridTeamRoles = {
  steward: '小管家',
  staff: '专职工作人员',
  police: '派出所治安人员',
  justice: '司法人员',
  party: '楼栋党员',
  volunteer: '社区志愿者',
} as const
export type GridTeamRole = keyof typeof gridTeamRoles
/** Names, whole; empty where nobody is written. */
export type GridTeam = Record<GridTeamRole, string>

export const teamRoles = Object.keys(gridTeamRoles) as GridTeamRole[]

/** Owns the words of notices that both sides share: to which roles one may write, how somebody was reached, how a check stands. */
import type { Role } from '../person/roles'

/** Roles a notice may be written to; everybody is a resident, so that one is the whole station. */
export const audienceRoles = [
  'volunteer',
  'team_leader',
  'grid_worker',
  'grid_leader',
  'staff',
  'station_admin',
  'auditor',
  'partner_user',
] as const satisfies readonly Role[]
export type AudienceRole = (typeof audienceRoles)[number]

export const noticeStates = ['draft', 'scheduled', 'published', 'recalled', 'ended'] as const
export type NoticeState = (typeof noticeStates)[number]

/** Those that went out, whatever has become of them since. */
export const sentStates: readonly NoticeState[] = ['published', 'recalled', 'ended']

/** How somebody who had not read a notice was told; `none` takes a tick back. */
export const reachedWays = ['none', 'call', 'visit'] as const
export type ReachedWay = (typeof reachedWays)[number]

/** Owns how the work of colleagues is said: roles, since when, and what still hangs on somebody. */
import { type AppointedRole, roleNames } from '@/domain/person/roles'
import { dateWord } from '@/domain/words/moments'
import type { Colleague, OneColleague } from './store'

export const rolesWord = (roles: readonly AppointedRole[]): string =>
  roles.map((role) => roleNames[role]).join('、')

/** 2026 年 3 月 2 日起; nothing where it was written down before anybody noted it. */
export const sinceWord = (since: number | null, now: number): string =>
  since === null ? '' : `${dateWord(since, now)}起`

/** The first of the roles that somebody holds, in their order, by which a list is divided. */
const order: readonly AppointedRole[] = [
  'center_admin',
  'institute_admin',
  'station_admin',
  'staff',
  'grid_leader',
  'grid_worker',
  'team_leader',
  'partner_user',
  'dept_user',
  'auditor',
]

const firstOf = ({ roles }: Colleague): AppointedRole | undefined =>
  order.find((role) => roles.some((held) => held.role === role))

/** Colleagues by the first of their roles; each stands once. */
export const byRole = (items: readonly Colleague[]) =>
  order
    .map((role) => ({ role, items: items.filter((one) => firstOf(one) === role) }))
    .filter((group) => group.items.length > 0)

/** Other roles, the grids, since when. */
export const lineOf = (one: Colleague, now: number): string => {
  const [first] = [firstOf(one)]
  const others = one.roles.filter(({ role }) => role !== first).map(({ role }) => roleNames[role])
  const since = one.roles.find(({ role }) => role === first)?.since ?? null
  return [...others, ...one.grids, sinceWord(since, now)].filter(Boolean).join(' · ')
}

/** What becomes of what somebody has in hand when a role ends, said before it does. */
export function hangsOn({ plannedNotices, casesInHand }: OneColleague, role: AppointedRole): string[] {
  return [
    ...(plannedNotices > 0
      ? [`定好时间还没发的通知有 ${plannedNotices} 条，到时候不会发出，会交给其他工作人员`]
      : []),
    ...(casesInHand > 0 ? [`正在办的邻里的事有 ${casesInHand} 件，其他工作人员可以接着办`] : []),
    ...(role === 'partner_user' ? ['正在帮的心愿，如果也不是志愿者，会交给别的街坊'] : []),
  ]
}

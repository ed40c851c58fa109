/** Owns how a person's standing here is said. */
import { roleNames } from '@/domain/person/roles'
import type { Profile } from '@/api/me'

export const volunteerWords: Record<Profile['volunteer']['state'], string> = {
  none: '还不是志愿者',
  pendingGuardian: '等监护人同意',
  pendingReview: '申请审核中',
  active: '志愿者',
  suspended: '志愿者身份暂停',
  withdrawn: '已退出志愿者',
  rejected: '申请没有通过',
}

/** 居民 · 志愿者 · 网格员 */
export function roleWords({ roles }: Profile): string {
  const others = roles.filter((role) => role !== 'resident')
  return ['居民', ...others.map((role) => roleNames[role])].join(' · ')
}

/** The name to greet with: what they are called, else who they are, else a neighbour. */
export const nameOf = ({ nickname, realName }: Profile): string => nickname || realName || '邻居'

/** 2 网格 · 8 号楼 */
export const placeWords = ({ gridName, building }: Profile): string =>
  [gridName, building].filter(Boolean).join(' · ')

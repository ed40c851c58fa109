/** Owns who may write notices, and to whom. */
import { roleNames } from '@/contract'
import { type Writer, withinReach } from '@/domain/notice/decide-audience'
import type { NoticeDocument } from '@/domain/notice/documents'
import { GRID, heldOf } from '@/domain/person/roles'
import type { Caller } from '../handler'

/** The caller as somebody who writes notices. */
export const writerOf = (caller: Caller): Writer => ({
  personId: caller.personId,
  roles: caller.roles,
  gridIds: caller.person.gridIds,
})

export const writerRoles = (caller: Pick<Caller, 'roles'>) => heldOf(GRID, caller)

/** 网格员, 社区工作人员 or 站长: the highest of the roles by which the caller writes. */
export const writerTitle = (caller: Pick<Caller, 'roles'>): string =>
  roleNames[writerRoles(caller).at(-1) ?? 'staff']

/** Whether the caller may write to everybody whom a notice was chosen for. */
export const mayReach = (caller: Caller, notice: Pick<NoticeDocument, 'chosen' | 'activities'>): boolean =>
  withinReach(writerOf(caller), notice.chosen, notice.activities)

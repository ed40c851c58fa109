/** Owns what every action on one notice begins with: the notice itself, and whether the caller may have a hand in it. */
import type { Output } from '@/contract'
import type { GuardedUpdate } from '@/domain/kernel/conditions'
import type { Decision } from '@/domain/kernel/errors'
import { isRepeat, type NoticeAttempt, type NoticeChange } from '@/domain/notice/decide-notice'
import type { NoticeDocument } from '@/domain/notice/documents'
import type { NoticeEvent } from '@/domain/notice/notice-flow'
import { type Caller, done, joinedOne, refuse, type Rejected, type Result } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { changeNotice, type NoticeDoc } from '../../repositories/notices'
import { countRead } from '../../repositories/receipts'
import { deskNotice, mayReach, writerRoles } from '../../views/notice'

/** The notice that was joined; NOT_FOUND without one, OTHER_STATION when it is not of the caller's station. */
export function joinedNotice(joined: Record<string, Doc[]>, caller: Caller): Result<NoticeDoc> {
  const notice = joinedOne<NoticeDoc>(joined, 'notice')
  if (!notice) return refuse('NOT_FOUND')
  return notice.stationId === caller.stationId ? done(notice) : refuse('OTHER_STATION')
}

/** The same for the desk, where a grid worker sees only what went to the own grids. */
export function deskJoined(joined: Record<string, Doc[]>, caller: Caller): Result<NoticeDoc> {
  const found = joinedNotice(joined, caller)
  if (!found.ok) return found
  return mayReach(caller, found.value) ? found : refuse('NOTICE_NOT_YOUR_GRID')
}

export const attemptBy = (
  caller: Caller,
  notice: NoticeDocument,
  now: number,
  reason = '',
): NoticeAttempt => ({
  by: caller.personId,
  roles: writerRoles(caller),
  now,
  withinReach: mayReach(caller, notice),
  ...(reason ? { reason } : {}),
})

/** The notice as the desk shows it. No request before it went out, one after. */
export async function answer(
  notice: NoticeDocument,
  caller: Caller,
  now: number,
): Promise<Result<Output<'notice.send'>>> {
  const out = notice.state !== 'draft' && notice.state !== 'scheduled'
  return done(deskNotice(notice, caller, now, out ? await countRead(notice._id) : 0))
}

/** One move: what it is called, from which version, and how it is decided. */
export interface NoticeMove {
  events: readonly NoticeEvent[]
  version: number
  decide: () => Decision<NoticeChange> | Promise<Decision<NoticeChange>>
  /** What the update notes to follow it. */
  following?: (update: GuardedUpdate) => GuardedUpdate
}

/** Moves a notice once. A repeat finds it moved; whoever was slower than another is told that it is stale. */
export async function moveOnce(
  notice: NoticeDoc,
  caller: Caller,
  { events, version, decide, following = (update) => update }: NoticeMove,
): Promise<{ ok: true; value: NoticeDocument; repeated: boolean } | Rejected> {
  if (isRepeat(notice, version, events, caller.personId)) return { ok: true, value: notice, repeated: true }
  const decision = await decide()
  if (!decision.ok) return decision as Rejected
  const { update, notice: after } = decision.value
  const current = notice.version === version
  if (!current || !(await changeNotice(notice._id, following(update)))) return refuse('STALE')
  return { ok: true, value: after, repeated: false }
}

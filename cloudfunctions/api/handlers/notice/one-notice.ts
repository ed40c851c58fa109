/** Owns what every action on one notice begins with: the notice itself, and whether the caller may have a hand in it. */
import type { Output } from '@/contract'
import type { GuardedUpdate } from '@/domain/kernel/conditions'
import type { Decision } from '@/domain/kernel/errors'
import { isRepeat, type NoticeAttempt, type NoticeChange } from '@/domain/notice/decide-notice'
import type { NoticeDocument } from '@/domain/notice/documents'
import type { NoticeEvent } from '@/domain/notice/notice-flow'
import { type Caller, done, joinedOne, refuse, type Rejected, type Result } from '../../handler'
import { BusyError, type Doc } from '../../platform/cloud'
import { changeNotice, findNotice, type NoticeDoc } from '../../repositories/notices'
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
  return done(deskNotice(notice, caller, now, out ? await countRead(notice) : 0))
}

/** One move: what it is called, from which version, and how it is decided. */
export interface NoticeMove {
  events: readonly NoticeEvent[]
  version: number
  decide: (notice: NoticeDoc) => Decision<NoticeChange> | Promise<Decision<NoticeChange>>
  /** For what is made of the notice as it was read: it is not decided again when the check had its say in between. */
  onThisReading?: boolean
  /** What the update notes to follow it. */
  following?: (update: GuardedUpdate) => GuardedUpdate
}

const MOST_ROUNDS = 4

/**
 * Moves a notice once. A repeat finds it moved; whoever was slower than another person is told that it is stale. The
 * content check may have its say at the same moment, which is nobody's doing: then the move is decided again.
 */
export async function moveOnce(
  notice: NoticeDoc,
  caller: Caller,
  { events, version, decide, onThisReading = false, following = (update) => update }: NoticeMove,
): Promise<{ ok: true; value: NoticeDocument; repeated: boolean } | Rejected> {
  let current = notice
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (isRepeat(current, version, events, caller.personId))
      return { ok: true, value: current, repeated: true }
    const decision = await decide(current)
    if (!decision.ok) return decision as Rejected
    const { update, notice: after } = decision.value
    if (current.version !== version) return refuse('STALE')
    if (await changeNotice(notice._id, following(update))) return { ok: true, value: after, repeated: false }
    const fresh = onThisReading ? null : await findNotice(notice._id)
    if (!fresh) return refuse('STALE')
    current = fresh
  }
  throw new BusyError(`${notice._id} is being moved by many at once`)
}

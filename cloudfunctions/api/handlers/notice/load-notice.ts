/** Owns what every action on one notice begins with: the notice itself, and whether the caller may have a hand in it. */
import type { ErrorCode, Output } from '@/contract'
import type { Decision } from '@/domain/kernel/errors'
import { isRepeat, type NoticeAttempt, type NoticeChange } from '@/domain/notice/decide-notice'
import type { NoticeDocument } from '@/domain/notice/documents'
import type { NoticeEvent } from '@/domain/notice/notice-flow'
import { type Caller, done, joinedOne, refuse, type Rejected, type Result } from '../../handler'
import { opened, opening } from '../../access/station'
import { moveCase } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { followingNotice, type NoticeDoc, NOTICES } from '../../repositories/notices'
import { countRead } from '../../repositories/receipts'
import { deskNotice } from '../../views/notice'
import { mayReach, writerRoles } from '../../access/notices'

/** The notice that was joined; NOT_FOUND without one, OTHER_STATION when it is not of the caller's station. */
export const joinedNotice = (joined: Record<string, Doc[]>, caller: Caller): Result<NoticeDoc> =>
  opened(joinedOne<NoticeDoc>(joined, 'notice'), caller)

/** Runs with that notice. */
export const onNotice = opening<NoticeDoc>(({ joined, caller }) => joinedNotice(joined, caller))

/** The same for the desk, where a grid worker sees only what went to the own grids. */
export function deskJoined(joined: Record<string, Doc[]>, caller: Caller): Result<NoticeDoc> {
  const found = joinedNotice(joined, caller)
  if (!found.ok) return found
  return mayReach(caller, found.value) ? found : refuse('NOTICE_NOT_YOUR_GRID')
}

/** Runs with that notice. */
export const onDeskNotice = opening<NoticeDoc>(({ joined, caller }) => deskJoined(joined, caller))

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
interface NoticeMove {
  events: readonly NoticeEvent[]
  version: number
  decide: (notice: NoticeDoc) => Decision<NoticeChange> | Promise<Decision<NoticeChange>>
  /** For what is made of the notice as it was read: it is not decided again when the check had its say in between. */
  onThisReading?: boolean
  now: number
}

/**
 * Moves a notice once. A repeat finds it moved; whoever was slower than another person is told that it is stale. The
 * content check may have its say at the same moment, which is nobody's doing: then the move is decided again.
 */
export async function moveOnce(
  notice: NoticeDoc,
  caller: Caller,
  { events, version, decide, now, onThisReading = false }: NoticeMove,
): Promise<{ ok: true; value: NoticeDocument; repeated: boolean } | Rejected> {
  const moved = await moveCase<NoticeDoc, ErrorCode>({
    collection: NOTICES,
    read: notice,
    now,
    decide: async (current) => {
      if (isRepeat(current, version, events, caller.personId)) return done({ update: null, after: current })
      if (onThisReading && current !== notice) return refuse('STALE')
      const decision = await decide(current)
      if (!decision.ok) return decision as Rejected
      if (current.version !== version) return refuse('STALE')
      const { update, notice: after } = decision.value
      return done({ update, after: after as NoticeDoc, items: followingNotice(current, decision.value, now) })
    },
  })
  if (moved.ok) return { ok: true, value: moved.value.doc, repeated: !moved.value.moved }
  return moved.error.code === 'NOT_FOUND' ? refuse('STALE') : moved
}

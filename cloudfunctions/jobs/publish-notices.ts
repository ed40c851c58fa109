/** Owns the notices whose time has come: planned ones go out once their content has passed, and what has expired ends. */
import { errorText } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { withFollowUps } from '@/domain/kernel/follow-ups'
import { expire, holdBack, publish, system } from '@/domain/notice/decide-notice'
import { letterOf } from '../api/repositories/follow-up-items'
import { completeFollowUps } from '../api/repositories/follow-ups'
import { messageOf } from '../api/repositories/messages'
import { changeNotice, findNotices, type NoticeDoc, NOTICES, reachOf } from '../api/repositories/notices'
import { forEachItem } from './each'
import type { Job } from './job'

const TOO_LATE = '到期时间已过，还没有发出'

export const publishNotices: Job = {
  name: 'publishNotices',
  run: async (now, limit) => {
    const [expired, due] = await Promise.all([
      findNotices({ state: { $in: ['scheduled', 'published'] }, expiresAt: { $lte: now } }, { limit }),
      findNotices(
        { state: 'scheduled', 'check.verdict': 'passed', dueAt: { $lte: now } },
        { order: [['dueAt', 'asc']], limit },
      ),
    ])
    const inTime = due.filter((notice) => notice.expiresAt > now)
    await forEachItem(expired, (notice) => end(notice, now))
    await forEachItem(inTime, (notice) => sendDue(notice, now))
    return { done: expired.length + inTime.length, more: due.length === limit || expired.length === limit }
  },
}

async function end(notice: NoticeDoc, now: number): Promise<void> {
  if (notice.state === 'scheduled') return giveBack(notice, TOO_LATE, now)
  const decision = expire(notice, now)
  if (decision.ok) await changeNotice(notice._id, decision.value.update)
}

/** Sends one; nothing happens when another run or its writer was faster. */
async function sendDue(notice: NoticeDoc, now: number): Promise<void> {
  const reached = await reachOf(notice)
  const decision = reached.ok ? publish(notice, system(now), reached.value) : reached
  if (decision.ok) await changeNotice(notice._id, decision.value.update)
  else await giveBack(notice, errorText(decision.error).text, now)
}

/** Gives a notice that cannot go out back to its writer, who is told by the same write. */
async function giveBack(notice: NoticeDoc, reason: string, now: number): Promise<void> {
  const decision = holdBack(notice, system(now, reason))
  if (!decision.ok) return
  const letter = letterOf(
    messageOf('toDo', {
      personId: notice.authorId,
      stationId: notice.stationId,
      cause: [notice._id, notice.version],
      at: now,
      params: {
        title: '通知没有发出去',
        caption: `「${notice.title}」：${reason}。`,
        page: appPages.deskNotice(notice._id),
      },
    }),
  )
  const written = await changeNotice(notice._id, withFollowUps(decision.value.update, [letter], now))
  if (written) await completeFollowUps(NOTICES, notice._id, [letter], now)
}

/** Owns the notices whose time has come: planned ones go out once their content has passed, and what has expired ends. */
import { errorText } from '@/contract'
import { expire, holdBack, publish, system } from '@/domain/notice/decide-notice'
import { withinReach } from '@/domain/notice/decide-audience'
import type { PersonDocument } from '@/domain/person/documents'
import { STAFF, isOfStation } from '@/domain/person/roles'
import { findDocs } from '../api/platform/cloud'
import { findPerson, rolesOf } from '../api/repositories/people'
import { findNotices, type NoticeDoc, NOTICES, reachOf, writeNotice } from '../api/repositories/notices'
import { forEachItem, sparing } from './run-each'
import type { Job } from './job'

const NO_MORE = '写它的人现在不能发给这些人了'
/** Colleagues who are told of what nobody else would see to. */
const MOST_COLLEAGUES = 20
const TOO_LATE = '到期时间已过，还没有发出'

const expired = (now: number) => ({
  state: { $in: ['scheduled', 'published'] },
  expiresAt: { $lte: now },
})

const planned = (now: number) => ({
  state: 'scheduled',
  'check.verdict': 'passed',
  dueAt: { $lte: now },
})

export const publishNotices: Job = {
  name: 'publishNotices',
  due: (now) => [expired(now), planned(now)].map((where) => ({ from: NOTICES, where })),
  run: async (now, limit) => {
    const source = { collection: 'notices', now }
    const [old, due] = await Promise.all([
      findNotices(await sparing(source, expired(now)), { limit }),
      findNotices(await sparing(source, planned(now)), { order: [['dueAt', 'asc']], limit }),
    ])
    const inTime = due.filter((notice) => notice.expiresAt > now)
    await forEachItem(old, (notice) => end(notice, now), source)
    await forEachItem(inTime, (notice) => sendDue(notice, now), source)
    return { done: old.length + inTime.length, more: due.length === limit || old.length === limit }
  },
}

async function end(notice: NoticeDoc, now: number): Promise<void> {
  if (notice.state === 'scheduled') return giveBack(notice, TOO_LATE, now)
  const decision = expire(notice, now)
  if (decision.ok) await writeNotice(notice, decision.value, now)
}

/** Sends one; nothing happens when another run or its writer was faster. */
async function sendDue(notice: NoticeDoc, now: number): Promise<void> {
  const author = await findPerson(notice.authorId)
  if (!author || !mayStillSend(author, notice)) return giveBack(notice, NO_MORE, now)
  const reached = await reachOf(notice)
  const decision = reached.ok ? publish(notice, system(now), reached.value) : reached
  if (decision.ok) await writeNotice(notice, decision.value, now)
  else await giveBack(notice, errorText(decision.error).text, now)
}

/** Whether its writer could still write it: the role and the grids may have been taken away since it was planned. */
function mayStillSend(author: PersonDocument, notice: NoticeDoc): boolean {
  const roles = rolesOf(author)
  const writer = { personId: author._id, roles, gridIds: author.gridIds }
  return isOfStation(writer) && withinReach(writer, notice.chosen, notice.activities)
}

const staffOf = async (stationId: string): Promise<string[]> =>
  (
    await findDocs(
      'people',
      { stationId, roles: { $in: [...STAFF] } },
      { limit: MOST_COLLEAGUES, fields: { _id: 1 } },
    )
  ).map(({ _id }) => _id)

/** Gives a notice that cannot go out back to its writer, who is told by the same write. */
async function giveBack(notice: NoticeDoc, reason: string, now: number): Promise<void> {
  const tell = reason === NO_MORE ? await staffOf(notice.stationId) : [notice.authorId]
  const decision = holdBack(notice, { ...system(now, reason), tell })
  if (decision.ok) await writeNotice(notice, decision.value, now)
}

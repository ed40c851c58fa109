/** Owns what the verdict on a notice's content changes: it may go out, comes back, is recalled, or its correction takes effect. */
import { type GuardedUpdate, together } from '../kernel/guarded-update'
import type { CheckedPiece } from '../moderation/documents'
import { applyTo } from '../moderation/moderated-content'
import { correct, holdBack, type NoticeChange, recall, system } from './decide-notice'
import type { Decision } from '../kernel/errors'
import type { NoticeBody, NoticeDocument } from './documents'

const BLOCKED = '内容没有通过检查'

/** The update that brings the news, with the move that follows from it; null when it is no news or not of this notice. */
export function carryNews(
  notice: NoticeDocument,
  news: CheckedPiece,
  now: number,
  keptOf: (fileId: string) => string = (fileId) => fileId,
): GuardedUpdate | null {
  const { check, waiting } = notice
  if (check.checkId === news.checkId) {
    if (check.version >= news.version) return null
    const move = news.verdict === 'blocked' ? takenBack(notice, now) : null
    // What follows from the news depends on where the notice stands, so it must still stand there.
    const standing = { guard: { version: notice.version }, patch: {} }
    const files = { guard: {}, patch: copied(notice, keptOf) ? { $set: filesOf(notice, keptOf) } : {} }
    return together(move?.ok ? move.value.update : standing, applyTo('check', news), files)
  }
  if (waiting?.check.checkId !== news.checkId || waiting.check.version >= news.version) return null
  const { check: _, ...rest } = waiting
  const revision = { ...rest, body: { ...rest.body, ...filesOf(rest.body, keptOf) } }
  const applied = news.verdict === 'passed' ? correct(notice, system(now), revision, news) : null
  return applied?.ok ? applied.value.update : applyTo('waiting.check', news)
}

/** The station's copies in place of what was uploaded. */
const filesOf = ({ pictures, attachments }: Files, keptOf: (fileId: string) => string) => ({
  pictures: pictures.map(keptOf),
  attachments: attachments.map((one) => ({ ...one, fileId: keptOf(one.fileId) })),
})

type Files = Pick<NoticeBody, 'pictures' | 'attachments'>

const copied = ({ pictures, attachments }: Files, keptOf: (fileId: string) => string): boolean =>
  [...pictures, ...attachments.map(({ fileId }) => fileId)].some((fileId) => keptOf(fileId) !== fileId)

/** One that waited goes back to its writer, one that is out is recalled; a draft stays what it is. */
function takenBack(notice: NoticeDocument, now: number): Decision<NoticeChange> | null {
  if (notice.state === 'scheduled') return holdBack(notice, system(now, BLOCKED))
  return notice.state === 'published' ? recall(notice, system(now, BLOCKED)) : null
}

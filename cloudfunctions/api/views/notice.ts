/** Owns how a notice is shown: at the desk, in lists, and to the person who reads it. */
import { type Output, roleNames } from '@/contract'
import { appPages } from '@/domain/app-pages'
import { entryWords } from '@/domain/kernel/workflow-reading'
import type { PieceVerdict } from '@/domain/moderation/documents'
import { factsOf } from '@/domain/notice/decide-notice'
import type { NoticeDocument, ReceiptDocument } from '@/domain/notice/documents'
import { noticeFlow } from '@/domain/notice/notice-flow'
import type { NoticeState } from '@/domain/notice/vocabulary'
import { maskName } from '@/domain/person/mask'
import { isStaff } from '@/domain/person/roles'
import type { Caller } from '../handler'
import { mayReach, writerRoles } from '../access/notices'
import { isUnread, type NoticeEntry } from '../repositories/notices'
import { buttonsOf } from './buttons'
import { rowsOf } from './rows'

const heldBack: Record<'draft' | 'scheduled', Record<PieceVerdict, string>> = {
  draft: {
    pending: '正在做内容检查，现在点发出，通过后会自动发。',
    inReview: '内容要请社区工作人员看一眼，现在点发出，通过后会自动发。',
    blocked: '内容没有通过检查，请改一改，或点申诉请人来看。',
    passed: '',
  },
  scheduled: {
    pending: '还没有发出：正在做内容检查，通过后自动发。',
    inReview: '还没有发出：要请社区工作人员看一眼，通过后自动发。',
    blocked: '没有发出：内容没有通过检查。',
    passed: '',
  },
}

const checkWords = (state: NoticeState, verdict: PieceVerdict): string =>
  state === 'draft' || state === 'scheduled' ? heldBack[state][verdict] : ''

function movesOf(notice: NoticeDocument, caller: Caller, now: number): Output<'notice.send'>['moves'] {
  const buttons = buttonsOf(noticeFlow, notice, {
    by: caller.personId,
    roles: writerRoles(caller),
    at: now,
    facts: factsOf(notice, { now, withinReach: mayReach(caller, notice), reason: '…' }),
  })
  const waiting = buttons.find(({ event }) => event === 'schedule')
  // Sending before the check has passed is allowed: it then waits for it, just as for a time.
  return buttons
    .filter(({ event }) => event !== 'propose')
    .map((button) =>
      button.event === 'send' && waiting ? { ...waiting, event: 'send', label: button.label } : button,
    )
}

const saidOf = entryWords(noticeFlow, { begin: '新建' })

const nameFor = (notice: NoticeDocument, caller: Caller): string =>
  notice.authorId === caller.personId || isStaff(caller) ? notice.authorName : maskName(notice.authorName)

/** Those who have moved in and read it since count among those it was for. */
const peopleFor = ({ people }: NoticeDocument, read: number): number | null =>
  people === null ? null : Math.max(people, read)

/** @param read how many have opened it as it stands now */
export function deskNotice(
  notice: NoticeDocument,
  caller: Caller,
  now: number,
  read: number,
): Output<'notice.send'> {
  const { title, text, pictures, attachments, expiresAt, pinned, askReceipt, chosen, waiting } = notice
  return {
    noticeId: notice._id,
    state: notice.state,
    version: notice.version,
    form: { title, text, pictures, attachments, expiresAt, pinned, askReceipt, audience: chosen },
    audienceWords: notice.audienceWords,
    authorName: nameFor(notice, caller),
    check: notice.check.verdict,
    checkWords: checkWords(notice.state, notice.check.verdict),
    checkId: notice.check.checkId,
    publishAt: notice.publishAt,
    people: peopleFor(notice, read),
    read,
    pushed: notice.spread.pushed,
    pushing: notice.spreading,
    edition: notice.edition,
    corrections: notice.corrections,
    waiting: waiting && {
      ...waiting.body,
      note: waiting.note,
      check: waiting.check.verdict,
      checkId: waiting.check.checkId,
    },
    recallReason: notice.recallReason,
    moves: movesOf(notice, caller, now),
    history: rowsOf(notice.history, (entry) => ({
      at: entry.at,
      text: saidOf(entry),
      by: whoDid(notice, caller, entry.by),
      note: entry.note ?? '',
    })),
  }
}

function whoDid(notice: NoticeDocument, caller: Caller, by: string): string {
  if (by === caller.personId) return '我'
  if (by === 'system') return '系统'
  return by === notice.authorId ? nameFor(notice, caller) : roleNames.staff
}

export const noticeRow = (
  notice: NoticeDocument,
  caller: Caller,
  read: number,
): Output<'notice.desk'>['items'][number] => ({
  noticeId: notice._id,
  title: notice.title,
  state: notice.state,
  check: notice.check.verdict,
  audienceWords: notice.audienceWords,
  authorName: nameFor(notice, caller),
  publishAt: notice.publishAt,
  expiresAt: notice.expiresAt,
  pinned: notice.pinned,
  askReceipt: notice.askReceipt,
  people: peopleFor(notice, read),
  read,
  updatedAt: notice.updatedAt,
})

const fromOf = ({ authorTitle, authorName }: Pick<NoticeDocument, 'authorTitle' | 'authorName'>): string =>
  `${authorTitle} ${maskName(authorName)}`.trim()

/** What stands in place of a title that was found unfit after it had gone out. */
const BLOCKED_TITLE = '撤回的通知'

/**
 * A notice as somebody reads it.
 * @param before the receipt as it was when the page was opened, which tells whether an earlier edition was read
 * @param receipt the receipt as it is now
 */
export function noticeView(
  notice: NoticeDocument,
  before: ReceiptDocument | null,
  receipt: ReceiptDocument | null,
  now: number,
): Output<'notice.open'> {
  const recalled = notice.state === 'recalled'
  const ended = notice.state === 'ended' || notice.expiresAt <= now
  const confirmed = receipt !== null && receipt.confirmedEdition === notice.edition
  return {
    noticeId: notice._id,
    state: recalled ? 'recalled' : ended ? 'ended' : 'published',
    title: notice.check.verdict === 'blocked' ? BLOCKED_TITLE : notice.title,
    text: recalled ? '' : notice.text,
    pictures: recalled ? [] : notice.pictures,
    attachments: recalled ? [] : notice.attachments,
    from: fromOf(notice),
    audienceWords: notice.audienceWords,
    publishedAt: notice.publishAt ?? notice.createdAt,
    expiresAt: notice.expiresAt,
    pinned: notice.pinned,
    askReceipt: notice.askReceipt,
    edition: notice.edition,
    corrections: recalled ? [] : notice.corrections,
    corrected: before !== null && before.edition > 0 && before.edition < notice.edition,
    recallReason: notice.recallReason,
    confirmedAt: confirmed ? receipt.confirmedAt : null,
    surveyId: recalled ? null : (notice.surveyId ?? null),
  }
}

/** A notice in the inbox. */
export const noticeItem = (notice: NoticeEntry): Output<'inbox.open'>['pinned'][number] => ({
  is: 'notice',
  noticeId: notice._id,
  title: notice.title,
  text: notice.summary,
  page: appPages.notice(notice._id),
  at: notice.publishAt ?? 0,
  read: !isUnread(notice),
  corrected: (notice.receipt?.edition ?? 0) > 0 && isUnread(notice),
  pinned: notice.pinned,
  awaitsReceipt: notice.askReceipt && (notice.receipt?.confirmedEdition ?? 0) < notice.edition,
  from: fromOf(notice),
})

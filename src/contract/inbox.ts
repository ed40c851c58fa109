/** Owns the inbox: everything that happened to me and every notice meant for me, unread first. */
import * as v from 'valibot'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { EVERYONE } from '../domain/person/roles'
import { Count, Cursor, Id, Instant, Typed } from './shapes'

/** What is unread, together and apart; notices are counted among the newest hundred. */
const Unread = v.object({ total: Count, messages: Count, notices: Count })

const Letter = v.object({
  is: v.literal('message'),
  messageId: Id,
  title: v.string(),
  text: v.string(),
  /** The page it leads to. */
  page: v.string(),
  at: Instant,
  read: v.boolean(),
})

const NoticeItem = v.object({
  is: v.literal('notice'),
  noticeId: Id,
  title: v.string(),
  /** The beginning of its text. */
  text: v.string(),
  page: v.string(),
  /** When it was published. */
  at: Instant,
  read: v.boolean(),
  /** An earlier edition was read: 有更正. */
  corrected: v.boolean(),
  pinned: v.boolean(),
  /** 收到 is asked for and not pressed yet. */
  awaitsReceipt: v.boolean(),
  from: v.string(),
})

const InboxItem = v.variant('is', [Letter, NoticeItem])

export const inboxActions = defineActions({
  'inbox.open': {
    summary: '我的消息和通知，没读的在前。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ text: Typed, cursor: v.optional(Cursor) }),
    output: v.object({
      unread: Unread,
      /** Notices kept on top, on the first page only; they are not repeated in `items`. */
      pinned: v.array(NoticeItem),
      items: v.array(InboxItem),
      next: v.nullable(v.string()),
      /** Whether the next notice would not ring in WeChat, so that asking for consent pays. */
      mayAsk: v.boolean(),
    }),
    errors: [],
  },
  'inbox.read': {
    summary: '把消息标为已读；通知打开就算读过。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.reading,
    roles: EVERYONE,
    scope: 'own',
    input: v.object({ messageIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(50)) }),
    output: v.object({ unread: Unread }),
    errors: [],
  },
})

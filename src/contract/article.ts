/** Owns articles: written by staff, read by one or two others before they go out, and read by everybody. */
import * as v from 'valibot'
import { blockKindNames } from '../domain/article/blocks'
import { columnKeys, topicKeys } from '../domain/article/columns'
import { articleFlow, type ArticleState } from '../domain/article/flow'
import { articleForm } from '../domain/article/form'
import { articleRules as rules } from '../domain/article/rules'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import {
  Cursor,
  Id,
  Instant,
  LooseText,
  Move,
  PaperId,
  PhotoId,
  RowCursor,
  Text,
  Typed,
  Version,
} from './shapes'

const states = Object.keys(articleFlow.states) as [ArticleState, ...ArticleState[]]
const Column = v.picklist(columnKeys)

/** A file is there in a picture alone. */
const Block = v.object({
  kind: v.picklist(blockKindNames),
  text: LooseText(rules.blockLetters),
  fileId: v.nullable(PhotoId),
})

const Attachment = v.object({ fileId: PaperId, name: Text(60) })

const ArticleForm = v.object({
  ...formEntries(articleForm),
  column: Column,
  /** A phone with yesterday's version says nothing of it. */
  topic: v.optional(v.nullable(v.picklist(topicKeys)), null),
  blocks: v.pipe(v.array(Block), v.minLength(1), v.maxLength(rules.blocks)),
  attachments: v.pipe(v.array(Attachment), v.maxLength(rules.attachments)),
  /** When it is to go out; once it was reviewed where null. */
  wantedAt: v.nullable(Instant),
  /** From when nobody finds it any more; null where it stays. */
  expiresAt: v.nullable(Instant),
})

const ArticleRow = v.object({
  articleId: Id,
  column: Column,
  title: v.string(),
  summary: v.string(),
  author: v.string(),
  publishAt: v.nullable(Instant),
  pinned: v.boolean(),
})

/** An article as its readers have it. */
const ArticleView = v.object({
  ...ArticleRow.entries,
  source: v.string(),
  blocks: v.array(Block),
  attachments: v.array(Attachment),
  /** From when a later version stands in its place; null while none does. */
  replacedAt: v.nullable(Instant),
  /** All versions of a convention, the newest first; none where there is one alone. */
  versions: v.array(v.object({ articleId: Id, from: Instant })),
})

/** An article at the desk. */
const DeskArticle = v.object({
  articleId: Id,
  state: v.picklist(states),
  version: Version,
  form: ArticleForm,
  /** Whether it is read by three people. */
  needsFinal: v.boolean(),
  /** Masked, but for whoever it is. */
  writtenBy: v.string(),
  isMine: v.boolean(),
  /** One plain sentence while the check of its content holds it back, else empty. */
  checkWords: v.string(),
  publishAt: v.nullable(Instant),
  /** Whether it takes the place of an earlier version. */
  isLater: v.boolean(),
  moves: v.array(Move),
  history: v.array(v.object({ at: Instant, text: v.string(), note: v.string() })),
})

const DeskRow = v.object({
  articleId: Id,
  column: Column,
  title: v.string(),
  state: v.picklist(states),
  needsFinal: v.boolean(),
  publishAt: v.nullable(Instant),
  expiresAt: v.nullable(Instant),
})

export const articleActions = defineActions({
  'article.list': {
    summary: '各栏的文章：置顶的在前，新的在前；撤下的、到期的没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ column: v.nullable(Column), cursor: v.optional(Cursor) }),
    output: v.object({ items: v.array(ArticleRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'article.open': {
    summary: '读一篇文章；公约、政策问答连同以前的版本。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ articleId: Id }),
    output: ArticleView,
    errors: [],
  },
  'article.desk': {
    summary: '写过的文章，新写的在前。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ text: Typed, cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(DeskRow), next: v.nullable(v.string()) }),
    errors: [],
  },
  'article.form': {
    summary: '一篇文章在后台的样子：写到哪里、审到哪里、能做什么。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ articleId: Id }),
    output: DeskArticle,
    errors: [],
  },
  'article.save': {
    summary: '把文章存成草稿；第一次存新建一篇，或给公约、政策问答写新的一版。文字和图片同时送内容检查。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.making,
    roles: STAFF,
    scope: 'station',
    /** Without `articleId` a new one is made, as a later version of `laterThan` where that is said; with it, `version` must be the one read. */
    input: v.pipe(
      v.object({
        articleId: v.optional(Id),
        version: v.optional(Version),
        laterThan: v.optional(Id),
        form: ArticleForm,
      }),
      v.check(({ articleId, version, laterThan }) =>
        articleId === undefined ? true : version !== undefined && laterThan === undefined,
      ),
    ),
    output: DeskArticle,
    errors: ['ARTICLE_ODD_FORM', 'ARTICLE_BAD_END', 'ARTICLE_NOT_YOURS', 'ARTICLE_CHANGED', 'INVALID_STATE'],
  },
  'article.move': {
    summary: '交去审、初审、终审、退回、撤下：写的人不审自己的，讲政策的要三个人。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    words: { said: ['reason'] },
    roles: STAFF,
    scope: 'station',
    input: v.object({
      articleId: Id,
      version: Version,
      event: v.picklist(['submit', 'takeBack', 'pass', 'publish', 'sendBack', 'takeDown', 'reopen']),
      reason: v.optional(LooseText(100), ''),
    }),
    output: DeskArticle,
    errors: [
      ...(['ARTICLE_NOT_YOURS', 'ARTICLE_OWN', 'ARTICLE_SAME_READER', 'ARTICLE_NEEDS_FINAL'] as const),
      ...(['ARTICLE_BLOCKED', 'ARTICLE_UNCHECKED', 'ARTICLE_BAD_END', 'REASON_NEEDED'] as const),
      ...(['INVALID_STATE', 'STALE'] as const),
    ],
  },
})

/** Owns how articles are shown: in columns, on their page, at the desk. */
import type { Output } from '@/contract'
import { needsFinal } from '@/domain/article/columns'
import { attemptOn } from '@/domain/article/decide-article'
import type { ArticleDocument } from '@/domain/article/documents'
import { articleFlow } from '@/domain/article/flow'
import { NEVER } from '@/domain/kernel/clock'
import { entryWords } from '@/domain/kernel/workflow-reading'
import { maskName } from '@/domain/person/mask'
import { heldOf } from '@/domain/person/roles'
import type { PieceVerdict } from '@/domain/moderation/documents'
import type { Caller } from '../handler'
import { buttonsOf } from './buttons'
import { rowsOf } from './rows'

const endOf = (expiresAt: number): number | null => (expiresAt === NEVER ? null : expiresAt)

export const articleRow = (article: ArticleDocument): Output<'article.list'>['items'][number] => {
  const { _id, column, title, summary, author, publishAt, pinned } = article
  return { articleId: _id, column, title, summary, author, publishAt, pinned }
}

export const articleView = (
  article: ArticleDocument,
  versions: readonly ArticleDocument[],
): Output<'article.open'> => ({
  ...articleRow(article),
  ...{ source: article.source, blocks: article.blocks, attachments: article.attachments },
  replacedAt: article.replacedAt,
  versions:
    versions.length > 1
      ? rowsOf(versions, ({ _id, publishAt }) => ({ articleId: _id, from: publishAt ?? 0 }))
      : [],
})

const heldBack: Record<PieceVerdict, string> = {
  pending: '正在做内容检查，通过了才能登出来。',
  inReview: '内容要请同事看一眼，在「审核」里看。',
  blocked: '内容没有通过检查，请改一改再交。',
  passed: '',
}

const saidOf = entryWords(articleFlow, { begin: '新建' })

export const deskArticle = (
  article: ArticleDocument,
  caller: Caller,
  now: number,
): Output<'article.save'> => {
  const { title, column, topic, author, source, political, pinned, blocks, attachments, wantedAt } = article
  const isMine = article.authorId === caller.personId
  const attempt = { by: caller.personId, roles: heldOf(articleFlow.roles, caller), now, reason: '…' }
  return {
    ...{ articleId: article._id, state: article.state, version: article.version },
    form: {
      ...{ title, column, topic, author, source, political, pinned, blocks, attachments, wantedAt },
      expiresAt: endOf(article.expiresAt),
    },
    needsFinal: needsFinal(article),
    ...{ isMine, writtenBy: isMine ? article.authorName : maskName(article.authorName) },
    checkWords: heldBack[article.check.verdict],
    publishAt: article.publishAt,
    isLater: article.series !== article._id,
    moves: buttonsOf(articleFlow, article, attemptOn(article, attempt)),
    history: rowsOf(article.history, (entry) => ({
      at: entry.at,
      text: saidOf(entry),
      note: entry.note ?? '',
    })),
  }
}

export const deskRow = (article: ArticleDocument): Output<'article.desk'>['items'][number] => ({
  ...{ articleId: article._id, column: article.column, title: article.title, state: article.state },
  ...{ needsFinal: needsFinal(article), publishAt: article.publishAt, expiresAt: endOf(article.expiresAt) },
})

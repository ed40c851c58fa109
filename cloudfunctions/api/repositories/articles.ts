/** Owns reading and writing articles: their lists, one with its versions, and that a later version takes an earlier one's place. */
import { readPages } from '@/domain/read-pages'
import type { ColumnKey, TopicKey } from '@/domain/article/columns'
import { type ArticleChange, liveGuard } from '@/domain/article/decide-article'
import type { ArticleDocument } from '@/domain/article/documents'
import { articleRules } from '@/domain/article/rules'
import type { Guard } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import { inPages } from '../kernel/paging'
import { changeDocs, type Doc, findDocs, type FindOptions, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { itemKinds, messageItem } from './items'
import { messageOf } from './messages'

export const ARTICLES = 'articles'
export type ArticleDoc = ArticleDocument & Doc

export const articleJoin = (articleId: string | undefined): Record<string, Join> =>
  articleId === undefined ? {} : { article: { from: ARTICLES, where: { _id: articleId }, limit: 1 } }

export const findArticle = (articleId: string): Promise<ArticleDoc | null> =>
  getDoc<ArticleDoc>(ARTICLES, articleId)

/** What a list leaves out: what stands in an article, and its past. */
const rowFields = { blocks: 0, attachments: 0, history: 0, outbox: 0 } as const

export const findArticles = (where: Guard, options: FindOptions): Promise<ArticleDoc[]> =>
  findDocs<ArticleDoc>(ARTICLES, where, { ...options, fields: rowFields })

const pinnedFirst = inPages<ArticleDoc>(20, ['rank', 'desc'], ['publishAt', 'desc'], ['_id', 'desc', 'id'])

/** A page of what everybody reads, of one column or of all. One request. */
export const liveArticles = (
  stationId: string,
  { column, cursor, now }: { column: ColumnKey | null; cursor: string | undefined; now: number },
) =>
  pinnedFirst.read(findArticles, { stationId, ...liveGuard(now), ...(column !== null && { column }) }, cursor)

/** What is answered about something, with all its words: pinned ones first. One request. */
export const liveAnswers = (stationId: string, topic: TopicKey, now: number): Promise<ArticleDoc[]> =>
  findDocs<ArticleDoc>(
    ARTICLES,
    { stationId, ...liveGuard(now), column: 'policyQa', topic },
    {
      order: [
        ['rank', 'desc'],
        ['publishAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit: articleRules.answers,
      fields: { title: 1, source: 1, blocks: 1 },
    },
  )

/** The versions of a convention or an answer that have had their day, the newest first. One request. */
export const versionsOf = ({ series }: ArticleDocument, now: number): Promise<ArticleDoc[]> =>
  findArticles(
    { series, state: 'published', 'check.verdict': 'passed', publishAt: { $lte: now } },
    { order: [['publishAt', 'desc']], limit: articleRules.versions },
  )

/** The versions that stand before one of that instant are over by then. Those that were over before stay as they are. */
export async function replaceEarlier(series: string, from: number): Promise<void> {
  const earlier = { series, state: 'published', publishAt: { $lt: from }, expiresAt: { $gt: from } }
  await changeDocs(ARTICLES, earlier, { $set: { expiresAt: from, replacedAt: from } })
}

const said = {
  published: { title: '您写的文章登出来了', ends: '，谢谢您' },
  sentBack: { title: '您写的文章退回来了', ends: '' },
  takenDown: { title: '您写的文章撤下了', ends: '' },
} as const

/** What follows a move of an article, as items of its document. */
export const followingArticle = (
  { _id, stationId, authorId, title, version, series }: ArticleDocument,
  { items }: ArticleChange<unknown>,
  now: number,
): OutboxItem[] =>
  items.map((item) => {
    if ('replaceFrom' in item)
      return itemKinds.replaceEarlier.item('replaceEarlier', now, { series, from: item.replaceFrom })
    const { title: news, ends } = said[item.tell]
    const caption = `「${title}」${item.reason === '' ? ends : `：${item.reason}`}。`
    const params = { title: news, caption, page: readPages.deskArticle(_id) }
    return messageItem(
      messageOf('toDo', { personId: authorId, stationId, cause: [_id, version], at: now, params }),
    )
  })

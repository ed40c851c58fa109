/** Owns reading articles: the columns, one of them. */
import { hasVersions } from '@/domain/article/columns'
import { mayRead } from '@/domain/article/decide-article'
import { opened } from '../../access/station'
import { done, type Handler, joinedOne } from '../../handler'
import { type ArticleDoc, articleJoin, liveArticles, versionsOf } from '../../repositories/articles'
import { articleRow, articleView } from '../../views/article'
import { rowsOf } from '../../views/rows'

/** Two requests. */
export const list: Handler<'article.list'> = {
  run: async ({ caller, input: { column, cursor }, now }) => {
    const { shown, next } = await liveArticles(caller.stationId, { column, cursor, now })
    return done({ items: rowsOf(shown, articleRow), next })
  },
}

/** One request, of a convention two. */
export const open: Handler<'article.open'> = {
  joins: ({ input }) => articleJoin(input.articleId),
  run: async ({ caller, joined, now }) => {
    const found = opened(joinedOne<ArticleDoc>(joined, 'article'), caller, (one) => mayRead(one, now))
    if (!found.ok) return found
    const article = found.value
    return done(articleView(article, hasVersions(article.column) ? await versionsOf(article, now) : []))
  },
}

/** Owns the paths of the pages about what the station has written, and of looking through everything public. */
import { inPackage } from './app-pages'

export const readPages = {
  articles: inPackage('read/columns'),
  article: (articleId: string) => inPackage('read/article', { articleId }),
  search: inPackage('read/search'),
  deskArticles: inPackage('desk-read/articles'),
  deskArticle: (articleId: string) => inPackage('desk-read/article', { articleId }),
  /** A new one, one that is written on, or a later version of a convention. */
  articleForm: (of: { articleId?: string; laterThan?: string } = {}) =>
    inPackage('desk-read/article-form', of),
}

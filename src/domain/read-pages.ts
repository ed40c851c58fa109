/** Owns the paths of the pages about what the station has written, and of looking through everything public. */
import { inPackage } from './app-pages'

export const readPages = {
  articles: inPackage('read/columns'),
  article: (articleId: string) => inPackage('read/article', { articleId }),
  search: inPackage('read/search'),
  deskArticles: inPackage('desk-read/articles'),
  deskArticle: (articleId: string) => inPackage('desk-read/article', { articleId }),
  /** A new one, or one about something; one that is written on, or a later version. */
  articleForm: (of: { articleId?: string; laterThan?: string; topic?: string } = {}) =>
    inPackage('desk-read/article-form', of),
}

/** Owns the way past what the station has written: its columns, articles, the search, and writing and reading at the desk. */
import type { ArticleDocument } from '../../../src/domain/article/documents'
import { readPages } from '../../../src/domain/read-pages'
import type { TestCloud } from '../../support/test-cloud'
import type { Stop } from './tour'

const WANG = 'demo-resident-wang'
const ZHOU = 'demo-staff-zhou'
const GAO = 'demo-admin-gao'

export async function articleStops(test: TestCloud): Promise<Stop[]> {
  const articles = (await test.rows<ArticleDocument>('articles')).filter(
    ({ stationId }) => stationId === 'st1',
  )
  const one = (fits: (article: ArticleDocument) => boolean): string => {
    const found = articles.find(fits)
    if (!found) throw new Error('the demo lacks an article')
    return found._id
  }
  const at = (name: string, page: string, openid = WANG): Stop => ({ name, openid, page })
  const pictured = one(
    ({ state, blocks }) => state === 'published' && blocks.some(({ kind }) => kind === 'picture'),
  )
  return [
    { ...at('articles', readPages.articles), main: true },
    { ...at('article', readPages.article(pictured)), main: true },
    at('article-versions', readPages.article(one(({ series, _id }) => series !== _id))),
    at('search', readPages.search),
    at('desk-articles', readPages.deskArticles, ZHOU),
    at('desk-article', readPages.deskArticle(one(({ state }) => state === 'finalReview')), GAO),
    at('article-form', readPages.articleForm(), ZHOU),
    at(
      'article-form-later',
      readPages.articleForm({ laterThan: one(({ series, _id }) => series !== _id) }),
      ZHOU,
    ),
  ]
}

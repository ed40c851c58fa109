/** Owns where the register of articles is read: those that went out in a month, whatever has become of them since. */
import type { PersonDocument } from '@/domain/person/documents'
import { nameOf } from '@/domain/person/name-of'
import { articlesRegister, type ReadArticle, readersOf } from '@/domain/registers/written'
import { type Doc, findDocs } from '../platform/cloud'
import { type ArticleDoc, ARTICLES } from '../repositories/articles'
import { within } from './held'
import { listed, readable } from './source'

/** One request for all of them. */
async function withReaders(rows: Doc[]): Promise<(ReadArticle & Doc)[]> {
  const articles = rows as ArticleDoc[]
  const ids = [...new Set(articles.flatMap(readersOf))]
  const found = await findDocs<PersonDocument & Doc>(
    'people',
    { _id: { $in: ids } },
    { limit: ids.length, fields: { realName: 1, nickname: 1 } },
  )
  const names = new Map(found.map((person) => [person._id, nameOf(person)]))
  return articles.map((article) => ({
    ...article,
    readers: readersOf(article).map((personId) => ({ personId, name: names.get(personId) ?? '' })),
  }))
}

export const articlesSource = readable<ReadArticle & Doc>({
  register: articlesRegister,
  ...listed({
    from: ARTICLES,
    where: (of) => ({ stationId: of.station._id, publishAt: within(of) }),
    order: ['publishAt', 'asc'],
    fields: { blocks: 0, attachments: 0, outbox: 0 },
    beside: withReaders,
  }),
})

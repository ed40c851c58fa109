/** Owns articles of tests, and what every action about them and about the search is asked and refused in the full station. */
import type { ActionName, Input, Output } from '../../src/contract'
import { DAY } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

type Form = Input<'article.save'>['form']

export const anArticleForm = (given: Partial<Form> = {}): Form => ({
  ...{
    title: '扫雪的老李',
    column: 'highlight',
    author: '站里',
    source: '',
    political: false,
    pinned: false,
  },
  blocks: [{ kind: 'paragraph', text: '天还没亮，三号楼前已经扫出一条路。', fileId: null }],
  ...{ attachments: [], wantedAt: null, expiresAt: null },
  ...given,
})

type Event = Input<'article.move'>['event']

/** Moves an article as it stands. */
export async function moveIt(
  test: TestCloud,
  openid: string,
  articleId: string,
  event: Event,
  reason = '',
): Promise<Output<'article.move'>> {
  const [row] = await test.rows<{ version: number }>('articles', { _id: articleId })
  return test.must(openid, 'article.move', { articleId, version: row?.version ?? 0, event, reason })
}

/** Written by one, read by as many others as it takes, and out. */
export async function publishedArticle(
  test: TestCloud,
  [author, first, final]: readonly [string, string, string?],
  given: Partial<Form> = {},
  laterThan?: string,
): Promise<string> {
  const later = laterThan === undefined ? {} : { laterThan }
  const { articleId } = await test.must(author, 'article.save', { ...later, form: anArticleForm(given) })
  await test.cloud.idle()
  const { needsFinal } = await moveIt(test, author, articleId, 'submit')
  if (needsFinal) await moveIt(test, first, articleId, 'pass')
  await moveIt(test, needsFinal ? (final ?? '') : first, articleId, 'publish')
  return articleId
}

/** One that is out, and one that waits to be read by somebody else than the staff. */
export async function articles(test: TestCloud) {
  // Whoever asks comes later than it went out, whenever the station was made ready.
  const now = test.now()
  test.at(now - DAY)
  const articleId = await publishedArticle(test, ['o-admin', 'o-staff'])
  test.at(now)
  const draft = await test.must('o-staff', 'article.save', { form: anArticleForm({ title: '还在写' }) })
  return { article: { articleId, draftId: draft.articleId, draftVersion: draft.version } }
}

export const articleAsks = ({
  article: { articleId, draftId, draftVersion: version },
}: Awaited<ReturnType<typeof articles>>): Asks<'article' | 'search'> => ({
  'article.list': ask('o-wisher', { column: null }),
  'article.open': ask('o-wisher', { articleId }),
  'article.desk': ask('o-staff', {}),
  'article.form': ask('o-staff', { articleId: draftId }),
  'article.save': ask('o-staff', {
    ...{ articleId: draftId, version, form: anArticleForm({ title: '写好了' }) },
  }),
  'article.move': ask('o-staff', { articleId: draftId, version, event: 'submit' }),
  'search.find': ask('o-wisher', { text: '扫雪' }),
})

const ofArticle: Refusals = { gone: { articleId: 'NOT_FOUND' }, foreign: 'OTHER_STATION' }
const atDesk: Refusals = { ...ofArticle, neighbour: 'FORBIDDEN' }

export const articleRefusals: {
  [A in Extract<ActionName, `article.${string}` | `search.${string}`>]: Refusals
} = {
  'article.list': {},
  'article.open': ofArticle,
  'article.desk': { neighbour: 'FORBIDDEN' },
  'article.form': atDesk,
  'article.save': {
    ...atDesk,
    // What is written again is no later version of another.
    gone: { articleId: 'NOT_FOUND', laterThan: 'INVALID_INPUT' },
    stale: { version: 'ARTICLE_CHANGED' },
  },
  'article.move': { ...atDesk, stale: { version: 'STALE' } },
  'search.find': {},
}

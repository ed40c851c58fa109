/** Owns the articles of the demo: those that are out, and at the first station three that are on their way there. */
import type { Cloud } from '../emulator/start-cloud'
import type { Block } from '../src/domain/article/blocks'
import { needsFinal } from '../src/domain/article/columns'
import { keptOf } from '../src/domain/article/decide-article'
import type { ArticleDocument } from '../src/domain/article/documents'
import { DAY, NEVER } from '../src/domain/kernel/clock'
import type { PersonDocument } from '../src/domain/person/documents'
import { STAFF } from '../src/domain/person/roles'
import { type DemoArticle, type DemoBlock, demoArticles } from './article-facts'
import type { DemoCaller } from './caller'
import type { Pictures } from './pictures'

const articleId = (at: number): string => `demo-article-${at}`

const [ZHOU, WU] = ['demo-staff-zhou', 'demo-staff-wu']

const blockOf = async ([kind, words, shows = '']: DemoBlock, pictures: Pictures): Promise<Block> =>
  kind === 'picture'
    ? { kind, text: shows, fileId: await pictures.of(words, 'notice') }
    : { kind, text: words, fileId: null }

/** From which day a later version of it stands, if there is one. */
const nextOf = ({ stationId, key }: DemoArticle): DemoArticle | undefined =>
  key === undefined ? undefined : demoArticles.find((one) => one.stationId === stationId && one.after === key)

const firstOf = ({ stationId, after }: DemoArticle): number =>
  demoArticles.findIndex((one) => one.stationId === stationId && one.key === after)

/** One that was read by others than its author, as many as its column asks for. */
function published(
  article: DemoArticle,
  { at, blocks, staff, now }: { at: number; blocks: Block[]; staff: readonly PersonDocument[]; now: number },
): ArticleDocument {
  const { stationId, column, topic = null, title, source = '', daysAgo, pinned = false, after } = article
  const words = {
    title,
    column,
    topic,
    source,
    author: '站里',
    political: false,
    pinned,
    blocks,
    attachments: [],
  }
  const [author, first, final = first] = staff
  const publishAt = now - daysAgo * DAY
  const later = nextOf(article)
  const replacedAt = later ? now - later.daysAgo * DAY : null
  const step = (on: string, by: PersonDocument | undefined, from: string, to: string) => ({
    ...{ at: publishAt - DAY, by: by?._id ?? '', on, from, to },
  })
  const read = needsFinal(words)
    ? [step('pass', first, 'firstReview', 'finalReview'), step('publish', final, 'finalReview', 'published')]
    : [step('publish', first, 'firstReview', 'published')]
  const history = [
    step('begin', author, '', 'draft'),
    step('submit', author, 'draft', 'firstReview'),
    ...read,
  ]
  return {
    ...{
      _id: articleId(at),
      stationId,
      ...keptOf({ ...words, wantedAt: null, expiresAt: replacedAt ?? NEVER }),
    },
    ...{ authorId: author?._id ?? '', authorName: author?.realName ?? '' },
    firstBy: needsFinal(words) ? (first?._id ?? '') : null,
    check: { checkId: `demo-article-check-${at}`, verdict: 'passed', version: 1 },
    ...{ publishAt, replacedAt, series: articleId(after === undefined ? at : firstOf(article)) },
    ...{ createdAt: publishAt - 2 * DAY, state: 'published', version: history.length, dueAt: null, history },
    ...{ outbox: [], unsettled: false, settleAt: 0 },
  }
}

const inHand = [
  { title: '春节前后，站里几点开门', column: 'highlight', text: '腊月二十九起，上午开门；急事打值班电话。' },
  { title: '困难群体临时救助怎么申请', column: 'policyQa', text: '先到社区登记，三个工作日内上门看一看。' },
  { title: '剪窗花的孙阿姨', column: 'stationShowcase', text: '一把剪刀，一张红纸，剪了三十年。' },
] as const

/** A draft, one that waits for its first reader and one that waits for its last. */
async function onTheirWay(cloud: Cloud, demo: DemoCaller): Promise<void> {
  for (const [at, { title, column, text }] of inHand.entries()) {
    const blocks = [{ kind: 'paragraph' as const, text, fileId: null }]
    const words = { title, column, author: '站里', source: '', political: false, pinned: false }
    const form = { ...words, blocks, attachments: [], wantedAt: null, expiresAt: null }
    const { articleId: id, version } = await demo.call(at === 0 ? ZHOU : WU, 'article.save', { form })
    await cloud.idle()
    if (at === 0) continue
    const sent = await demo.call(WU, 'article.move', { articleId: id, version, event: 'submit' })
    if (column === 'policyQa')
      await demo.call(ZHOU, 'article.move', { articleId: id, version: sent.version, event: 'pass' })
  }
}

export async function makeArticles(cloud: Cloud, demo: DemoCaller, pictures: Pictures): Promise<void> {
  const now = cloud.clock.now()
  const { docs } = await cloud.store.find('people', { query: { roles: { $in: [...STAFF] } }, limit: 1000 })
  const people = docs as unknown as PersonDocument[]
  const made = demoArticles.map(async (article, at) => {
    const blocks = await Promise.all(article.blocks.map((block) => blockOf(block, pictures)))
    const staff = people.filter(({ stationId }) => stationId === article.stationId)
    return published(article, { at, blocks, staff, now })
  })
  await cloud.store.insert('articles', (await Promise.all(made)) as never)
  await onTheirWay(cloud, demo)
}

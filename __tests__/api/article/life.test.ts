/**
 * No article without its reviews, in whatever order they are tried; nobody finds one that is off, over, not yet out or
 * turned down; a later version of a convention takes the place of the one before from its day on; and the search stays
 * as cheap however much there is.
 */
import { DAY, startOfDay } from '../../../src/domain/kernel/clock'
import type { ArticleDocument } from '../../../src/domain/article/documents'
import { readyAnswers } from '../../../src/domain/article/ready-answers'
import { anArticleForm, moveIt, publishedArticle } from '../../support/articles'
import { aPerson, anActivity, aSession, personIdOf, put } from '../../support/builders'
import { crashCall, laterJobs } from '../../support/crash'
import { aPhoto, judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
const team = ['o-a', 'o-b', 'o-c'] as const
beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  for (const openid of team) await appoint(test, openid, ['staff'], { realName: `周${openid}` })
  await put(test, 'people', [aPerson('o-reader', { realName: '王建国' })])
})
afterAll(() => test.close())

const save = async (form: Parameters<typeof anArticleForm>[0] = {}, openid = 'o-a') => {
  const { articleId } = await test.must(openid, 'article.save', { form: anArticleForm(form) })
  await test.cloud.idle()
  return articleId
}
const rowOf = async (articleId: string) =>
  (await test.rows<ArticleDocument>('articles', { _id: articleId }))[0] as ArticleDocument
const found = async (text: string) =>
  (await test.must('o-reader', 'search.find', { text })).groups.flatMap(({ items }) =>
    items.map(({ id }) => id),
  )
const listed = async () =>
  (await test.must('o-reader', 'article.list', { column: null })).items.map(({ articleId }) => articleId)
const seen = async (articleId: string, text: string) => ({
  found: (await found(text)).includes(articleId),
  listed: (await listed()).includes(articleId),
  open: (await test.call('o-reader', 'article.open', { articleId })).ok,
})
const nowhere = { found: false, listed: false, open: false }
const everywhere = { found: true, listed: true, open: true }

const events = ['pass', 'publish', 'sendBack', 'submit', 'takeBack'] as const
type Step = readonly [(typeof team)[number], (typeof events)[number]]
const steps: Step[] = team.flatMap((who) => events.map((event): Step => [who, event]))

/** What the rules say of a step, written down again apart from the table: who wrote it, who has read it. */
interface Standing {
  state: string
  first: string | null
}
function ruled({ state, first }: Standing, [who, event]: Step, political: boolean): Standing | null {
  const isAuthor = who === 'o-a'
  const waits = state === 'firstReview' || state === 'finalReview'
  if (event === 'submit') return isAuthor && state === 'draft' ? { state: 'firstReview', first: null } : null
  if (event === 'takeBack') return isAuthor && waits ? { state: 'draft', first } : null
  if (isAuthor || !waits) return null
  if (event === 'sendBack') return { state: 'draft', first }
  if (event === 'pass')
    return political && state === 'firstReview' ? { state: 'finalReview', first: who } : null
  if (state === 'firstReview') return political ? null : { state: 'published', first }
  return who === first ? null : { state: 'published', first }
}

it.each([true, false])(
  'whatever two, three or four steps are tried, none is out without its readers; political: %s',
  async (political) => {
    const articleId = await save({ political })
    const fresh = await rowOf(articleId)
    const stand = async (to: Standing) => {
      await test.cloud.store.update('articles', {
        ...{ query: { _id: articleId }, replace: false, multi: false, upsert: false, nowMs: test.now() },
        update: { $set: { ...fresh, state: to.state, firstBy: to.first && personIdOf(to.first) } },
      })
    }
    // Every standing that can be reached, from the draft on, and every step from each of them.
    const reached: Standing[] = [{ state: 'draft', first: null }]
    const told: string[] = []
    for (const from of reached) {
      for (const step of steps) {
        await stand(from)
        const input = { articleId, version: fresh.version, event: step[1], reason: '请改' }
        const taken = (await test.call(step[0], 'article.move', input)).ok
        const to = ruled(from, step, political)
        if (taken !== (to !== null)) told.push(`${JSON.stringify(from)} ${step.join(' ')}`)
        if (!to) continue
        expect((await rowOf(articleId)).state).toBe(to.state)
        const isNew = !reached.some((one) => one.state === to.state && one.first === to.first)
        if (isNew && to.state !== 'published') reached.push(to)
      }
    }
    expect(told).toEqual([])
    expect(reached.some(({ state }) => state === 'finalReview')).toBe(political)
  },
)

it('is read by nobody before it is out, by everybody then, and by nobody once it is off, over or turned down', async () => {
  const articleId = await save({
    title: '腊八粥',
    blocks: [{ kind: 'quote', text: '熬到半夜的粥', fileId: null }],
  })
  expect(await seen(articleId, '半夜')).toEqual(nowhere)
  await moveIt(test, 'o-a', articleId, 'submit')
  const { toDos } = await test.must('o-b', 'desk.open', {})
  expect(toDos).toContainEqual(expect.objectContaining({ kind: 'article', id: articleId }))
  expect(await seen(articleId, '半夜')).toEqual(nowhere)
  await moveIt(test, 'o-b', articleId, 'publish')
  expect(await seen(articleId, '半夜')).toEqual(everywhere)
  await moveIt(test, 'o-c', articleId, 'takeDown', '写错了')
  expect(await seen(articleId, '半夜')).toEqual(nowhere)

  const later = await publishedArticle(test, ['o-a', 'o-b'], {
    title: '立春那天',
    wantedAt: test.now() + DAY,
  })
  expect(await seen(later, '立春')).toEqual(nowhere)
  const short = await publishedArticle(test, ['o-a', 'o-b'], {
    title: '雨水那天',
    expiresAt: test.now() + DAY,
  })
  expect(await seen(short, '雨水')).toEqual(everywhere)
  test.at(test.now() + DAY)
  expect(await seen(later, '立春')).toEqual(everywhere)
  expect(await seen(short, '雨水')).toEqual(nowhere)

  judgeText(test, '中奖', 'risky')
  const bad = await save({ title: '中奖了' })
  const { version } = await rowOf(bad)
  expect(await test.code('o-a', 'article.move', { articleId: bad, version, event: 'submit' })).toBe(
    'ARTICLE_BLOCKED',
  )
})

it('shows the copies that were checked, and is checked anew when its words change', async () => {
  const photo = await aPhoto(test)
  const blocks = [
    { kind: 'paragraph' as const, text: '窗花', fileId: null },
    { kind: 'picture' as const, text: '一张窗花', fileId: photo },
  ]
  const articleId = await save({ title: '剪窗花', blocks })
  await test.jobs()
  const before = await rowOf(articleId)
  expect(before.blocks[1]?.fileId).toMatch(/\/kept\//)
  const again = {
    articleId,
    version: before.version,
    form: anArticleForm({ title: '剪窗花', blocks, pinned: true }),
  }
  await test.must('o-a', 'article.save', again, 'key-pin-it-on-top')
  const pinned = await rowOf(articleId)
  expect(pinned).toMatchObject({ rank: 1, check: before.check, blocks: before.blocks })
  await test.must('o-a', 'article.save', again, 'key-pin-it-on-top')
  expect((await rowOf(articleId)).version).toBe(pinned.version)
  const other = { ...again, version: pinned.version, form: { ...again.form, title: '剪纸' } }
  expect(await test.code('o-b', 'article.save', other)).toBe('ARTICLE_NOT_YOURS')
  await test.must('o-a', 'article.save', other)
  expect((await rowOf(articleId)).check.checkId).not.toBe(before.check.checkId)
})

it('a later version of a convention takes the place of the one before on its day, even where who wrote it died', async () => {
  const form = { column: 'convention' as const, title: '居民公约' }
  const first = await publishedArticle(test, ['o-a', 'o-b'], form)
  const day = startOfDay(test.now()) + 5 * DAY
  const { articleId: second } = await test.must('o-a', 'article.save', {
    ...{ laterThan: first, form: anArticleForm({ ...form, wantedAt: day }) },
  })
  await test.cloud.idle()
  await moveIt(test, 'o-a', second, 'submit')
  const { version } = await rowOf(second)
  const input = { articleId: second, version, event: 'publish' as const }
  // What follows the write that decides is left undone, and the timer finds it.
  await crashCall(test, 'o-b', 'article.move', input, [3, 'kill'])
  expect(await rowOf(second)).toMatchObject({ state: 'published', unsettled: true })
  await laterJobs(test)
  expect(await rowOf(second)).toMatchObject({ unsettled: false })
  expect(await rowOf(first)).toMatchObject({ expiresAt: day, replacedAt: day })
  await test.must('o-b', 'article.move', input)
  expect(await seen(first, '公约')).toEqual(everywhere)
  test.at(day)
  expect(await seen(second, '公约')).toEqual(everywhere)
  expect(await seen(first, '公约')).toEqual({ ...nowhere, open: true })
  const { versions } = await test.must('o-reader', 'article.open', { articleId: second })
  expect(versions.map(({ articleId }) => articleId)).toEqual([second, first])
  const plain = await publishedArticle(test, ['o-a', 'o-b'])
  const odd = { laterThan: plain, form: anArticleForm() }
  expect(await test.code('o-a', 'article.save', odd)).toBe('ARTICLE_ODD_FORM')
})

it('shows about work what three people have read, as the newest version says it, and nothing of another column', async () => {
  const answers = async () =>
    (await test.must('o-reader', 'gig.answers', {})).items.map(({ articleId, question }) => [
      articleId,
      question,
    ])
  const [ready] = readyAnswers
  if (!ready) throw new Error('there is nothing to begin with')
  const { topic, question, answer, source } = ready
  const blocks = [{ kind: 'paragraph' as const, text: answer, fileId: null }]
  const form = { column: 'policyQa' as const, topic, title: question, source, blocks }
  const first = await save(form)
  await moveIt(test, 'o-a', first, 'submit')
  await moveIt(test, 'o-b', first, 'pass')
  expect(await answers()).toEqual([])
  await moveIt(test, 'o-c', first, 'publish')
  expect(await answers()).toEqual([[first, question]])
  // Only an answer stands on that page, whatever a phone says.
  const column = await publishedArticle(test, ['o-a', 'o-b'], { topic: 'work', title: '零工驿站开门' })
  expect((await rowOf(column)).topic).toBeNull()
  const other = await publishedArticle(test, team, { ...form, topic: null, title: '高龄津贴怎么领' })
  expect((await answers()).map(([id]) => id)).toEqual([first])
  // It is put right without being off for a moment.
  const moved = { laterThan: first, form: anArticleForm({ ...form, column: 'convention' }) }
  expect(await test.code('o-a', 'article.save', moved)).toBe('ARTICLE_ODD_FORM')
  const second = await publishedArticle(test, team, { ...form, title: '小时工几天结一次钱？' }, first)
  await laterJobs(test)
  expect(await answers()).toEqual([[second, '小时工几天结一次钱？']])
  await moveIt(test, 'o-b', second, 'takeDown', '要再核一核')
  expect(await answers()).toEqual([])
  expect(await listed()).toContain(other)
})

it('the search costs no more at a hundred times as much, and finds by what is shown alone', async () => {
  const cost = async () => {
    const reply = await test.call('o-reader', 'search.find', { text: '扫 楼道' })
    if (!reply.ok) throw new Error(reply.error.code)
    return reply
  }
  const [one] = await test.rows<ArticleDocument>('articles', { state: 'published' })
  const many = (times: number) =>
    Array.from({ length: times }, (_, at) => ({
      ...(one as ArticleDocument),
      _id: `many-${times}-${at}`,
      title: `扫楼道 ${at}`,
    }))
  await put(test, 'articles', many(3))
  const few = await cost()
  expect(few.data.groups.map(({ title, items }) => [title, items.length])).toEqual([['文章', 3]])
  await put(test, 'articles', many(600))
  await put(test, 'activities', [anActivity()])
  await put(
    test,
    'sessions',
    Array.from({ length: 300 }, (_, at) =>
      aSession(test.now(), {
        _id: 'weekly',
        sessionId: `s-${at}`,
        title: '扫楼道',
        startAt: test.now() + DAY + at,
      }),
    ),
  )
  const lots = await cost()
  expect(lots.ops).toBeLessThanOrEqual(3)
  expect(lots.docs).toBeLessThanOrEqual(2 * 200 + 40)
  // Of an activity that comes again and again one time is shown, of many articles a few.
  expect(lots.data.groups.map(({ title, items, more }) => [title, items.length, more])).toEqual([
    ['活动', 1, false],
    ['文章', 8, true],
  ])
})

/** Owns articles at the desk: written, handed in, read by others, out and off again. */
import type { ErrorCode, Output, ParsedInput } from '@/contract'
import { readPages } from '@/domain/read-pages'
import { areSound } from '@/domain/article/blocks'
import { hasVersions } from '@/domain/article/columns'
import {
  type ArticleAttempt,
  filesOf,
  isDated,
  keptOf,
  moveArticle,
  textOf,
} from '@/domain/article/decide-article'
import type { ArticleDocument, ArticleWords } from '@/domain/article/documents'
import { articleFlow } from '@/domain/article/flow'
import { NEVER } from '@/domain/kernel/clock'
import { beginCase } from '@/domain/kernel/workflow'
import type { CheckDocument, CheckedPiece } from '@/domain/moderation/documents'
import { sameFiles } from '@/domain/moderation/kept-files'
import { pieceOf } from '@/domain/moderation/moderated-content'
import { isReadable } from '@/domain/moderation/rules'
import { nameOf } from '@/domain/person/name-of'
import { heldOf } from '@/domain/person/roles'
import { foreign, withJoined } from '../../access/station'
import {
  type Caller,
  type Context,
  done,
  type Handler,
  joinedOne,
  refuse,
  type Rejected,
  type Result,
} from '../../handler'
import { addWithItems, moveCase } from '../../kernel/move-case'
import { inPages } from '../../kernel/paging'
import { derivedId } from '../../platform/identity'
import {
  type ArticleDoc,
  articleJoin,
  ARTICLES,
  findArticle,
  findArticles,
  followingArticle,
} from '../../repositories/articles'
import { newCheck } from '../../repositories/checks'
import { checkOf } from '../../repositories/items'
import { deskArticle, deskRow } from '../../views/article'
import { rowsOf } from '../../views/rows'

const newestFirst = inPages<ArticleDoc>(20, ['createdAt', 'desc'])

/** Two requests, with words three. */
export const desk: Handler<'article.desk'> = {
  run: async ({ caller, input }) => {
    const { shown, next } = await newestFirst.read(
      findArticles,
      { stationId: caller.stationId },
      input.cursor,
      { text: input.text, in: ARTICLES, fields: ['title'], says: ({ title }: ArticleDoc) => [title] },
    )
    return done({ items: rowsOf(shown, deskRow), next })
  },
}

/** One request. */
export const form: Handler<'article.form'> = {
  joins: ({ input }) => articleJoin(input.articleId),
  run: withJoined<ArticleDoc>('article')((article, given) => {
    const { caller, now } = given as unknown as Context<'article.form'>
    return done(deskArticle(article, caller, now))
  }),
}

const attemptBy = (caller: Caller, now: number, reason = ''): ArticleAttempt => ({
  ...{ by: caller.personId, roles: heldOf(articleFlow.roles, caller), now, reason },
})

/** Answers alone stand on a page of their own. */
const wordsIn = ({ expiresAt, topic, ...form }: ParsedInput<'article.save'>['form']): ArticleWords => ({
  ...form,
  topic: form.column === 'policyQa' ? topic : null,
  expiresAt: expiresAt ?? NEVER,
})

const saysSame = (a: ArticleWords, b: ArticleWords): boolean =>
  textOf(a) === textOf(b) && sameFiles(filesOf(a), filesOf(b))

/** Whether everything of it is as it was saved. Files may have become the station's own copies meanwhile. */
const isSame = (a: ArticleWords, b: ArticleWords): boolean => {
  const bare = (words: ArticleWords) => {
    const { title, column, topic, author, source, political, pinned, wantedAt, expiresAt, blocks } = words
    const kinds = blocks.map(({ kind, text }) => [kind, text])
    return JSON.stringify([
      title,
      column,
      topic,
      author,
      source,
      political,
      pinned,
      wantedAt,
      expiresAt,
      kinds,
    ])
  }
  return bare(a) === bare(b) && saysSame(a, b)
}

interface Saving {
  caller: Caller
  requestKey: string
  now: number
}

/** A check of everything of an article that is read or seen. Asks the service once. */
const checkOfWords = (
  { id, words, before }: { id: string; words: ArticleWords; before: CheckedPiece | null },
  { caller, requestKey: mark, now }: Saving,
): Promise<CheckDocument> =>
  newCheck({
    subject: { kind: 'article', id, part: 'body' },
    author: {
      personId: caller.personId,
      stationId: caller.stationId,
      ...{ openid: caller.person.openid, name: nameOf(caller.person) },
    },
    ...{ title: words.title, page: readPages.deskArticle(id), text: textOf(words) },
    media: filesOf(words).map((fileId) => ({
      fileId,
      kind: isReadable({ fileId, kind: 'image' }) ? ('image' as const) : ('document' as const),
    })),
    ...{ mark, replaces: before?.checkId ?? null, now },
  })

type Saved = Result<Output<'article.save'>>

async function addNew(words: ArticleWords, earlier: ArticleDoc | null, saving: Saving): Promise<Saved> {
  const { caller, requestKey, now } = saving
  const id = derivedId('a', caller.personId, requestKey)
  const check = await checkOfWords({ id, words, before: null }, saving)
  const fresh = {
    ...{ _id: id, stationId: caller.stationId, ...keptOf(words), check: pieceOf(check) },
    ...{ authorId: caller.personId, authorName: nameOf(caller.person), firstBy: null, publishAt: null },
    ...{
      series: earlier?.series ?? id,
      replacedAt: null,
      createdAt: now,
      outbox: [],
      unsettled: false,
      settleAt: 0,
    },
    ...beginCase(articleFlow, { by: caller.personId, at: now }),
  } as ArticleDoc
  const added = await addWithItems(ARTICLES, fresh, [checkOf(check)], now)
  const stands = added ?? (await findArticle(id))
  return stands ? done(deskArticle(stands, caller, now)) : refuse('NOT_FOUND')
}

async function saveAgain(
  words: ArticleWords,
  article: ArticleDoc,
  version: number,
  saving: Saving,
): Promise<Saved> {
  const { caller, now } = saving
  // A repeat of what was written, by whatever request.
  if (article.version === version + 1 && isSame(article, words))
    return done(deskArticle(article, caller, now))
  if (article.version !== version) return refuse('ARTICLE_CHANGED')
  const asked = saysSame(article, words)
    ? null
    : await checkOfWords({ id: article._id, words, before: article.check }, saving)
  const set: Partial<ArticleDocument> = {
    ...keptOf(
      asked ? words : { ...words, blocks: keeping(words, article), attachments: article.attachments },
    ),
    ...(asked && { check: pieceOf(asked) }),
  }
  const moved = await moveCase<ArticleDoc, ErrorCode>({
    ...{ collection: ARTICLES, read: article, now },
    decide: (current) => {
      if (current.version !== version) return refuse('ARTICLE_CHANGED')
      const decision = moveArticle(current, 'amend', attemptBy(caller, now), set)
      if (!decision.ok) return decision as Rejected
      const { update, article: after } = decision.value
      return done({ update, after, items: asked ? [checkOf(asked)] : [] })
    },
  })
  return moved.ok ? done(deskArticle(moved.value.doc, caller, now)) : moved
}

/** The blocks as they were written now, with the copies that the station has of their files. */
function keeping({ blocks }: ArticleWords, { blocks: before }: ArticleDocument): ArticleWords['blocks'] {
  const files = before.flatMap(({ fileId }) => fileId ?? [])
  let at = 0
  return blocks.map((block) =>
    block.fileId === null ? block : { ...block, fileId: files[at++] ?? block.fileId },
  )
}

/** Two requests and those of the check; two more when somebody was quicker. */
export const save: Handler<'article.save'> = {
  joins: ({ input }) => articleJoin(input.articleId ?? input.laterThan),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const { articleId, version = 0, laterThan } = input
    const stands = joinedOne<ArticleDoc>(joined, 'article')
    const elsewhere = foreign([stands], caller)
    if (elsewhere) return elsewhere
    if ((articleId ?? laterThan) !== undefined && !stands) return refuse('NOT_FOUND')
    const words = wordsIn(input.form)
    if (!areSound(words.blocks)) return refuse('ARTICLE_ODD_FORM')
    // A later version stands in the column of the one before, which must be one that has versions.
    const isLater = laterThan !== undefined || (stands !== null && stands.series !== stands._id)
    if (isLater && !(stands && hasVersions(stands.column) && stands.column === words.column))
      return refuse('ARTICLE_ODD_FORM')
    if (!isDated(words, now)) return refuse('ARTICLE_BAD_END')
    const saving = { caller, requestKey, now }
    return articleId !== undefined && stands
      ? saveAgain(words, stands, version, saving)
      : addNew(words, stands, saving)
  },
}

/** Two requests and those of what follows; two more for each time that somebody else was quicker. */
export const move: Handler<'article.move'> = {
  joins: ({ input }) => articleJoin(input.articleId),
  run: withJoined<ArticleDoc>('article')(async (article, given) => {
    const { caller, input, now } = given as unknown as Context<'article.move'>
    const { event, version, reason } = input
    const result = await moveCase<ArticleDoc, ErrorCode>({
      ...{ collection: ARTICLES, read: article, now },
      decide: (current) => {
        const last = current.history[current.history.length - 1]
        const repeats = current.version === version + 1 && last?.on === event && last.by === caller.personId
        if (repeats) return done({ update: null, after: current })
        // The check may have had its say in between, which changes no version.
        if (current.version !== version) return refuse('STALE')
        const decision = moveArticle(current, event, attemptBy(caller, now, reason))
        if (!decision.ok) return decision as Rejected
        const { update, article: after } = decision.value
        return done({ update, after, items: followingArticle(current, decision.value, now) })
      },
    })
    return result.ok ? done(deskArticle(result.value.doc, caller, now)) : result
  }),
}

/** Owns every move of an article as one guarded update, and who may read one. */
import { applied } from '../kernel/applied'
import { DAY, NEVER } from '../kernel/clock'
import { carryOut, type EffectOf, type Executors } from '../kernel/effects'
import { type Decision, ok } from '../kernel/errors'
import { type GuardedUpdate, setting, together } from '../kernel/guarded-update'
import { type Attempt, decide, transitionPatch } from '../kernel/workflow'
import { picturesIn, wordsOf } from './blocks'
import { hasVersions, needsFinal } from './columns'
import type { ArticleDocument, ArticleWords } from './documents'
import { type ArticleEvent, articleFlow } from './flow'
import { articleRules } from './rules'

export interface ArticleAttempt {
  by: string
  roles: readonly (typeof articleFlow.roles)[number][]
  now: number
  reason?: string
}

/** What must follow a move: a word to its author, and that earlier versions give way. */
type ArticleItem = { tell: 'published' | 'sentBack' | 'takenDown'; reason: string } | { replaceFrom: number }

/** What is judged by, as the article says it, of whoever acts. */
export const attemptOn = (
  article: ArticleDocument,
  { by, roles, now, reason = '' }: ArticleAttempt,
): Attempt<(typeof articleFlow.roles)[number], Parameters<(typeof articleFlow.guards)['author']>[0]> => ({
  ...{ by, roles, at: now, ...(reason !== '' && { note: reason }) },
  facts: {
    ...{ now, reason, isAuthor: article.authorId === by, isFirst: article.firstBy === by },
    needsFinal: needsFinal(article),
    ...{ passed: article.check.verdict === 'passed', blocked: article.check.verdict === 'blocked' },
    expiresAt: article.expiresAt,
  },
})

interface Step {
  event: ArticleEvent
  reason: string
  publishAt: number
  /** Whether it may take the place of an earlier version. */
  replaces: boolean
}

const told = { publish: 'published', sendBack: 'sentBack', takeDown: 'takenDown' } as const

const executors: Executors<EffectOf<typeof articleFlow>, Step, ArticleItem> = {
  tellAuthor: ({ event, reason }) => ({ tell: told[event as keyof typeof told], reason }),
  replaceEarlier: ({ replaces, publishAt }) => (replaces ? { replaceFrom: publishAt } : []),
}

/** What each event writes down beside the state. */
function writtenBy(event: ArticleEvent, by: string, publishAt: number): Partial<ArticleDocument> {
  switch (event) {
    case 'pass':
      return { firstBy: by }
    case 'publish':
      return { publishAt }
    case 'submit':
    case 'reopen':
      return { firstBy: null, publishAt: null, replacedAt: null }
    default:
      return {}
  }
}

export interface ArticleChange<A> {
  update: GuardedUpdate
  article: A
  items: ArticleItem[]
}

type ArticleCode =
  | 'INVALID_STATE'
  | 'FORBIDDEN'
  | 'OTHER_DECIDER'
  | 'ARTICLE_NOT_YOURS'
  | 'ARTICLE_OWN'
  | 'ARTICLE_SAME_READER'
  | 'ARTICLE_NEEDS_FINAL'
  | 'ARTICLE_BLOCKED'
  | 'ARTICLE_UNCHECKED'
  | 'ARTICLE_BAD_END'
  | 'REASON_NEEDED'

/** Moves an article; `set` is written with it. What was read by whoever decides is what goes out, its check included. */
export function moveArticle<A extends ArticleDocument>(
  article: A,
  event: ArticleEvent,
  attempt: ArticleAttempt,
  set: Partial<ArticleDocument> = {},
): Decision<ArticleChange<A>, ArticleCode> {
  const move = decide(articleFlow, article, event, attemptOn(article, attempt))
  if (!move.ok) return move
  const { by, now, reason = '' } = attempt
  const publishAt = Math.max(now, article.wantedAt ?? now)
  const replaces = hasVersions(article.column)
  const { updates, items } = carryOut(executors, move.value.effects, { event, reason, publishAt, replaces })
  const { checkId, version } = article.check
  const asRead = { guard: { 'check.checkId': checkId, 'check.version': version }, patch: {} }
  const fields = setting({ ...writtenBy(event, by, publishAt), ...set })
  const update = together(transitionPatch(article, move.value), asRead, fields, ...updates)
  return ok({ update, article: applied(article, update.patch), items })
}

/** What lists and searches find of an article, beside its station: it is out, its content passed, its days are not over. */
export const liveGuard = (now: number) => ({
  ...{ state: 'published', 'check.verdict': 'passed' },
  ...{ publishAt: { $lte: now }, expiresAt: { $gt: now } },
})

/** Whether everybody of its station may read it: it is live, or a later version has taken its place. */
export const mayRead = (article: ArticleDocument, now: number): boolean =>
  article.state === 'published' &&
  article.check.verdict === 'passed' &&
  article.publishAt !== null &&
  article.publishAt <= now &&
  (article.expiresAt > now || (article.replacedAt !== null && article.replacedAt <= now))

/** Whether its days are dated as they may be: it ends after it begins, and neither lies too far ahead. */
export const isDated = (
  { wantedAt, expiresAt }: Pick<ArticleWords, 'wantedAt' | 'expiresAt'>,
  now: number,
): boolean =>
  expiresAt > Math.max(now, wantedAt ?? 0) &&
  (wantedAt ?? 0) <= now + (articleRules.aheadDays + 1) * DAY &&
  (expiresAt === NEVER || expiresAt <= now + (articleRules.aheadDays * 2 + 1) * DAY)

/** The beginning of words on one line; never a part of a number, which would be another one. */
function beginningOf(words: string): string {
  const letters = [...words.replace(/\s+/g, ' ')]
  const cut = letters.slice(0, articleRules.summaryLetters - 1).join('')
  return letters.length > articleRules.summaryLetters ? `${cut.replace(/[\d.]+$/, '')}…` : letters.join('')
}

/** What follows from the words themselves. */
export const keptOf = (words: ArticleWords): ArticleWords & Pick<ArticleDocument, 'summary' | 'rank'> => ({
  ...words,
  summary: beginningOf(wordsOf(words.blocks.filter(({ kind }) => kind !== 'picture'))),
  rank: words.pinned ? 1 : 0,
})

/** Everything of an article that is read, and every file of it that is seen. */
export const textOf = ({ title, author, source, blocks, attachments }: ArticleWords): string =>
  [title, author, source, wordsOf(blocks), ...attachments.map(({ name }) => name)].filter(Boolean).join('\n')

export const filesOf = ({ blocks, attachments }: Pick<ArticleWords, 'blocks' | 'attachments'>): string[] => [
  ...picturesIn(blocks),
  ...attachments.map(({ fileId }) => fileId),
]

/** The station's own copies in place of what was uploaded. */
export const withKept = (
  { blocks, attachments }: Pick<ArticleWords, 'blocks' | 'attachments'>,
  keptOfFile: (fileId: string) => string,
): Pick<ArticleWords, 'blocks' | 'attachments'> => ({
  blocks: blocks.map((block) =>
    block.fileId === null ? block : { ...block, fileId: keptOfFile(block.fileId) },
  ),
  attachments: attachments.map((one) => ({ ...one, fileId: keptOfFile(one.fileId) })),
})

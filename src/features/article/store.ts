/** Owns articles on the phone: the columns, one of them, and those of the desk. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createPages } from '@/api/pages'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

type ArticlePage = Output<'article.open'>
export type DeskArticle = Output<'article.save'>
export type ArticleForm = Input<'article.save'>['form']

export const columnPages = createPages({
  ...{ name: 'articles', action: 'article.list', keep: 4 },
  inputOf: (column: Input<'article.list'>['column']) => ({ column }),
})

const one = createResource<string, ArticlePage>({
  name: 'article',
  load: (articleId) => call('article.open', { articleId }),
  keyOf: (articleId) => articleId,
})
export const openArticle = (articleId: string): Promise<void> => one.open(articleId)
export const useArticle = (articleId: string) => one.use(one.select(articleId))

const desk = createPages({ name: 'desk-articles', action: 'article.desk' })
export const deskArticlesBy = (text: string) => desk.of(undefined, text)

const form = createResource<string, DeskArticle | null>({
  name: 'desk-article',
  load: (articleId) =>
    articleId === '' ? Promise.resolve({ ok: true, data: null }) : call('article.form', { articleId }),
  keyOf: (articleId) => articleId || 'new',
})
/** @param articleId empty for a new one, of which nothing is asked */
export const openDeskArticle = (articleId: string): Promise<void> => form.open(articleId)
export const useDeskArticle = (articleId: string) => form.use(form.select(articleId))

/** What a command answered stands on the article's page at once. */
function taken(answer: Answer<DeskArticle>): Answer<DeskArticle> {
  if (answer.ok) form.change(answer.data.articleId, () => answer.data)
  return answer
}

export const saveArticle = async (input: Input<'article.save'>) =>
  taken(await callKeyed('article.save', input))
export const moveArticle = async (input: Input<'article.move'>) => taken(await call('article.move', input))

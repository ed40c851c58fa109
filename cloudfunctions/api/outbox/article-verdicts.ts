/** Owns how the verdict of the content check reaches an article: what did not pass is found by nobody, whatever its state. */
import { withKept } from '@/domain/article/decide-article'
import { together } from '@/domain/kernel/guarded-update'
import { applyTo, keptBy } from '@/domain/moderation/moderated-content'
import { changeDoc } from '../platform/cloud'
import { ARTICLES, findArticle } from '../repositories/articles'
import type { Carrier } from './carrier'

/** Brings the verdict, and the copies that were checked; nothing to an article that was written anew in between. */
export const carryToArticle: Carrier = async ({ subject, news, check }) => {
  const article = await findArticle(subject.id)
  if (!article) return
  const { guard, patch } = together(applyTo('check', news), {
    guard: {},
    patch: { $set: withKept(article, keptBy(check)) },
  })
  await changeDoc(ARTICLES, article._id, guard, patch)
}

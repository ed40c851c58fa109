/** Owns the list of the handlers for articles. */
import type { articleActions } from '@/contract/article'
import type { Handlers } from '../../handler'
import { desk, form, move, save } from './desk'
import { list, open } from './read'

export const articleHandlers: Handlers<keyof typeof articleActions> = {
  'article.list': list,
  'article.open': open,
  'article.desk': desk,
  'article.form': form,
  'article.save': save,
  'article.move': move,
}

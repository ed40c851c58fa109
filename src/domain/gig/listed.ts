/** Owns which posts residents see: what is shown and not over by its own day, whether the timer has run or not. */
import type { CaseDocument } from '../case/documents'
import { jobPost } from './post'
import { shownUntil } from './post-states'

export const isListed = (
  { kind, state, form }: Pick<CaseDocument, 'kind' | 'state' | 'form'>,
  now: number,
): boolean => kind === jobPost.name && state === 'published' && now < shownUntil(form['until'])

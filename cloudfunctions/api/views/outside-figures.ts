/** Owns how figures from elsewhere are shown: each with where it comes from and of when it is. */
import type { Output } from '@/contract'
import { type OutsideFiguresDocument, whenWord } from '@/domain/figures/outside'

type View = Output<'figures.saveOutside'>

export const outsideView = (
  found: Pick<OutsideFiguresDocument, 'items' | 'version'> | null,
  mayEdit: boolean,
): View => ({
  items: (found?.items ?? []).map((form) => ({ form, when: whenWord(form) })),
  ...{ version: found?.version ?? 0, mayEdit },
})

/** Owns whether what a maker wrote may be handed in: goods or a service of small value, soon, and never money. */
import { daysBetween, startOf } from '../kernel/clock'
import { type Decision, ok, reject } from '../kernel/errors'
import type { WishForm } from './documents'
import { forbiddenWordIn, moneyWordIn } from './refused-words'
import { wishRulesAt } from './rules'

export type FormCode = 'WISH_NO_MONEY' | 'WISH_NOT_THIS' | 'WISH_TOO_DEAR' | 'WISH_BY_WHEN'

export function decideForm(form: WishForm, now: number): Decision<WishForm, FormCode> {
  const rules = wishRulesAt(now)
  const money = moneyWordIn(form)
  if (money !== null) return reject('WISH_NO_MONEY', { word: money })
  const forbidden = forbiddenWordIn(form)
  if (forbidden !== null) return reject('WISH_NOT_THIS', { word: forbidden })
  if (form.estCost > rules.mostYuan) return reject('WISH_TOO_DEAR', { most: rules.mostYuan })
  const ahead = daysBetween(now, startOf(form.neededBy))
  if (ahead < 1 || ahead > rules.aheadDays) return reject('WISH_BY_WHEN', { most: rules.aheadDays })
  return ok(form)
}

/** Everything of a wish that others will read, for the check of contents; the place is read by its helpers. */
export const readText = ({ title, reason, place }: WishForm): string =>
  [title, reason, place].filter((part) => part !== '').join('\n')

/** Whether two drafts say the same, by which the repetition of a request is told from another draft. */
export const sameForm = (a: WishForm, b: WishForm): boolean =>
  (Object.keys(a) as (keyof WishForm)[]).every(
    (field) => JSON.stringify(a[field]) === JSON.stringify(b[field]),
  )

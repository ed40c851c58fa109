/** Owns that what was taken of a partner's month for a case that never drew it goes back. */
import { ALLY_MONTHS, compareMonth, findAllyMonths } from '../api/repositories/ally-months'
import type { Job } from './job'
import { sweep } from './sweep'

export const settleDraws: Job = {
  name: 'settleDraws',
  ...sweep({
    collection: ALLY_MONTHS,
    where: (now) => ({ compareAt: { $lte: now } }),
    find: findAllyMonths,
    work: compareMonth,
  }),
}

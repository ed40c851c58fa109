/** Owns forgetting what was written and is over: whose wish it was, and what single people answered in a survey. */
import { forgottenWish } from '@/domain/wish/changes'
import { findSurveys, forgetAnswersOf, SURVEYS } from '../api/repositories/surveys'
import { changeWishQuietly, findWishesToForget, WISHES } from '../api/repositories/wishes'
import type { Job } from './job'
import { inTurn, sweep } from './sweep'

const where = (now: number) => ({ forgetAt: { $lte: now } })

export const forgetWritten: Job = {
  name: 'forgetWritten',
  ...inTurn(
    sweep({
      ...{ collection: WISHES, where, find: findWishesToForget },
      work: (wish) => changeWishQuietly(wish._id, forgottenWish(wish)),
    }),
    sweep({
      ...{ collection: SURVEYS, where },
      find: (found, limit) => findSurveys(found, { order: [['forgetAt', 'asc']], limit }),
      work: ({ _id }) => forgetAnswersOf(_id),
    }),
  ),
}

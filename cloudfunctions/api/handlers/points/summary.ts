/** Owns the public list of a month's points. */
import { done, type Handler } from '../../handler'
import { findSummary } from '../../repositories/points'

/** Two requests: the caller, and the one document that was made when the month had passed. */
export const summary: Handler<'points.summary'> = {
  run: async ({ caller, input }) => {
    const found = await findSummary(caller.stationId, input.month)
    return done({ month: input.month, summary: found })
  },
}

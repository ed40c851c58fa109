/** Owns what must be true of swaps of duty once the jobs have had their time: each is done or undone as a whole. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { DutySwapDocument } from '../../../src/domain/duty/swap'

export const unkeptSwaps = (
  swaps: readonly DutySwapDocument[],
  sessions: readonly SessionDocument[],
  now: number,
): string[] =>
  swaps.flatMap(({ _id, state, turns, agreedAt, dueAt }) => {
    const passed = turns.filter(({ sessionId, to }) =>
      sessions.some(
        (session) =>
          session._id === sessionId &&
          session.startAt > now &&
          session.seats.holders.some(({ who, at }) => who === to && at === agreedAt),
      ),
    )
    return [
      ...(state === 'agreed' ? [`${_id} is agreed to and nothing has come of it`] : []),
      ...(state === 'asked' && dueAt !== null && dueAt <= now ? [`${_id} waits beyond its time`] : []),
      ...(state !== 'swapped' && passed.length > 0 ? [`${_id} is ${state}, and a place was passed on`] : []),
    ]
  })

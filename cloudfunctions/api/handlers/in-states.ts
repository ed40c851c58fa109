/** Owns how documents of a collection in some states are asked for, by deadline. */
import type { Caller } from '../handler'
import type { Join } from '../platform/joins'

/** Documents of a collection in these states, by deadline; null when there is no state to ask for. */
export const inStates = (
  from: string,
  { stationId }: Caller,
  states: readonly string[],
  limit: number,
  also: { leaderId?: string } = {},
): Join | null =>
  states.length === 0
    ? null
    : {
        from,
        where: { stationId, state: { $in: [...states] }, ...also },
        order: { dueAt: 1 },
        limit,
        fields: { history: 0 },
      }

/** Owns the desk's look at how the environment is set up. */
import { done, type Handler } from '../../handler'
import { setUpTroubles } from '../../repositories/system-check'

export const health: Handler<'desk.health'> = {
  run: async ({ caller, now }) =>
    done({ troubles: await setUpTroubles(caller.stationId, now), checkedAt: now }),
}

/** Owns that a binder which somebody has begun is finished, whatever becomes of the phone that asked for it. */
import { BINDERS, findUnmade } from '../api/repositories/binders'
import { findStation } from '../api/repositories/stations'
import { gather } from '../api/registers/gather'
import type { Job } from './job'
import { sweep } from './sweep'

export const makeBinders: Job = {
  name: 'makeBinders',
  ...sweep({
    collection: BINDERS,
    where: (now) => ({ wakeAt: { $lte: now } }),
    find: findUnmade,
    work: async (binder, now) => {
      const station = await findStation(binder.stationId)
      if (station) await gather(binder, station, now)
    },
  }),
}

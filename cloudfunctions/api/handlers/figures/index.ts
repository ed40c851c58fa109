/** Owns the handlers of figures: those of a station's months, counting one of them anew, and the list of all others. */
import type { figureActions } from '@/contract/figures'
import type { Output } from '@/contract'
import type { StationMonthDocument } from '@/domain/figures/count'
import { monthsUpTo } from '@/domain/figures/months'
import { monthOf } from '@/domain/kernel/clock'
import { AUDITORS, HEAD, holds } from '@/domain/person/roles'
import type { Month } from '@/domain/points/months'
import type { StationDocument } from '@/domain/station/documents'
import { opening } from '../../access/station'
import { type Caller, done, type Handler, type Handlers, joinedAll, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { countMonth } from '../../registers/count'
import { monthsJoin, type StationMonthDoc } from '../../repositories/station-months'
import { withStation } from '../../repositories/stations'
import { type OutsideDoc, outsideJoin } from '../../repositories/outside-figures'
import { outsideView } from '../../views/outside-figures'
import { stationFigures } from '../../views/station-figures'
import { below } from './below'
import { removeOutside, saveOutside } from './outside'

type Station = StationDocument & Doc

/** What both read beside the caller. */
const joinsOf = (month: Month) => ({
  ...{ ...withStation, months: monthsJoin(monthsUpTo(month)), outside: outsideJoin('station') },
})

const wanted = (month: Month | undefined, now: number): Month => month ?? monthOf(now)

function view(
  { _id: stationId, name: stationName }: Station,
  counted: readonly StationMonthDocument[],
  { month, caller, joined }: { month: Month; caller: Caller; joined: Record<string, Doc[]> },
): Output<'figures.station'> {
  return {
    ...{ stationId, stationName, ...stationFigures(counted, month) },
    ...{ mayOpen: holds(AUDITORS, caller), mayCount: holds(HEAD, caller) },
    outside: outsideView(joinedOne<OutsideDoc>(joined, 'outside'), holds(HEAD, caller)),
  }
}

/** Whoever looks after a unit sees the stations below it, and the own one only as one of them. */
const withFigures = opening<Station>(({ caller, joined }) => {
  if (!holds(AUDITORS, caller) && caller.fromAbove.length === 0) return refuse('FORBIDDEN')
  const found = joinedOne<Station>(joined, 'station')
  return found ? done(found) : refuse('NOT_FOUND')
})

/** One request. */
const station: Handler<'figures.station'> = {
  joins: ({ input, now }) => joinsOf(wanted(input.month, now)),
  run: withFigures(async (found, { caller, input, joined, now }) =>
    done(
      view(found, joinedAll<StationMonthDoc>(joined, 'months'), {
        month: wanted(input.month, now),
        caller,
        joined,
      }),
    ),
  ),
}

/** As many requests as the rows of the month take, and two. */
const rebuild: Handler<'figures.rebuild'> = {
  joins: ({ input }) => joinsOf(input.month),
  run: withFigures(async (found, { caller, input: { month }, joined, now }) => {
    if (month > monthOf(now)) return refuse('BINDER_AHEAD')
    const counted = await countMonth({ station: found, month, now })
    const others = joinedAll<StationMonthDoc>(joined, 'months').filter((one) => one.month !== month)
    return done(view(found, [...others, counted], { month, caller, joined }))
  }),
}

export const figureHandlers: Handlers<keyof typeof figureActions> = {
  'figures.station': station,
  'figures.rebuild': rebuild,
  'figures.below': below,
  'figures.saveOutside': saveOutside,
  'figures.removeOutside': removeOutside,
}

/** Owns reading and writing the figures of stations' months. */
import { type StationMonthDocument, stationMonthIdOf } from '@/domain/figures/count'
import { SHOWN_MONTHS } from '@/domain/figures/months'
import type { FigureKey } from '@/domain/figures/figures'
import type { Month } from '@/domain/points/months'
import { addDoc, changeDoc, type Doc, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'

const STATION_MONTHS = 'stationMonths'
export type StationMonthDoc = StationMonthDocument & Doc

export const findStationMonth = (stationId: string, month: Month): Promise<StationMonthDoc | null> =>
  getDoc<StationMonthDoc>(STATION_MONTHS, stationMonthIdOf(stationId, month))

/**
 * Writes over what was read; of two who counted at the same moment one is kept. One request.
 * @param before null where there was none
 */
export async function keepStationMonth(
  { _id, ...fields }: StationMonthDoc,
  before: StationMonthDoc | null,
): Promise<void> {
  if (before === null) await addDoc(STATION_MONTHS, { _id, ...fields })
  else {
    const { figures, madeAt } = fields
    await changeDoc(STATION_MONTHS, _id, { madeAt: before.madeAt }, { $set: { figures, madeAt } })
  }
}

/** Some months of the caller's own station. */
export const monthsJoin = (months: readonly Month[]): Join => ({
  ...{ from: STATION_MONTHS, sameIn: 'stationId', where: { month: { $in: [...months] } } },
  ...{ order: { month: 1 }, limit: SHOWN_MONTHS },
})

/** More than any district has. */
const MOST_STATIONS = 200

/** One figure of every station in some months. */
export const everyonesMonthsJoin = (months: readonly Month[], key: FigureKey): Join => ({
  ...{ from: STATION_MONTHS, where: { month: { $in: [...months] } }, limit: MOST_STATIONS * SHOWN_MONTHS },
  fields: { stationId: 1, month: 1, [`figures.${key}`]: 1 },
})

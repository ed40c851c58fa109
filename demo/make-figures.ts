/** Owns that the months of the demo's stations are counted, and what others have counted is written down beside them. */
import { monthOf } from '../src/domain/kernel/clock'
import { monthsUpTo } from '../src/domain/figures/months'
import type { DemoCaller } from './caller'
import { CENTER, headOf } from './district/make'
import { outsideOfDistrict, outsideOfStations } from './outside-facts'
import { sideBySide } from './timeline'

/** Each head counts the twelve months of the station, as the timer does at night. */
export async function countStations(
  demo: DemoCaller,
  stationIds: readonly string[],
  now: number,
): Promise<void> {
  await sideBySide(
    stationIds.map((stationId) => async () => {
      for (const month of monthsUpTo(monthOf(now)))
        await demo.call(headOf(stationId), 'figures.rebuild', { month })
    }),
  )
  for (const [stationId, told] of Object.entries(outsideOfStations))
    for (const [version, form] of told.entries())
      await demo.call(headOf(stationId), 'figures.saveOutside', { of: 'station', form, version })
  for (const [version, form] of outsideOfDistrict.entries())
    await demo.call(CENTER, 'figures.saveOutside', { of: 'unit', form, version })
}

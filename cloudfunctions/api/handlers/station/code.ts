/** Owns the code of a station: the picture that leads newcomers to choosing it as theirs. */
import { furtherPages } from '@/domain/further-pages'
import type { StationDocument } from '@/domain/station/documents'
import { done, type Handler, joinedOne, refuse } from '../../handler'
import { keepMiniCode } from '../../platform/mini-code'
import { changeStation, withStation } from '../../repositories/stations'

/** One request; one more, and two to WeChat, the first time. */
export const code: Handler<'station.code'> = {
  joins: () => withStation,
  run: async ({ joined }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!station) return refuse('NOT_FOUND')
    const made = station.code ?? (await keepMiniCode(furtherPages.homeByCode, station._id))
    if (made === null) return refuse('STATION_CODE_NOT_MADE')
    // Whoever asked at the same time has written the same name; nothing that is written of the station changes by it.
    if (station.code === undefined)
      await changeStation(station._id, { guard: {}, patch: { $set: { code: made } } })
    const { address = '', hours = '', phone = '' } = station.contact ?? {}
    return done({ code: made, name: station.name, address, hours, phone })
  },
}

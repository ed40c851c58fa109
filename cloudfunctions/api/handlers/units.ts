/** Owns the handlers of the units of the district: which stations there are, and being at home at one. */
import type { Output } from '@/contract'
import type { unitsActions } from '@/contract/units'
import { stationGroups, type UnitDocument } from '@/domain/station/units'
import { done, type Handler, type Handlers, refuse } from '../handler'
import { settle } from '../repositories/people'
import { findStationUnits, findUnit } from '../repositories/units'

type Station = Output<'units.join'>

const view = ({ _id, name, address }: Pick<UnitDocument, '_id' | 'name' | 'address'>): Station => ({
  stationId: _id,
  name,
  address,
})

/** Two requests; three for a newcomer. */
const stations: Handler<'units.stations'> = {
  run: async ({ caller, input }) => {
    const units = await findStationUnits()
    const station = (id: string | undefined): Station | null => {
      const unit = units.find(({ _id, type }) => _id === id && type === 'station')
      return unit ? view(unit) : null
    }
    return done({
      home: station(caller.stationId),
      scanned: station(input.at),
      groups: stationGroups(units),
    })
  },
}

/** Four requests for a newcomer, two for whoever is at home there. */
const join: Handler<'units.join'> = {
  run: async ({ caller, input }) => {
    const unit = await findUnit(input.stationId)
    if (unit?.type !== 'station') return refuse('NOT_FOUND')
    const isNew = caller.stationId === ''
    if (isNew && !unit.active) return refuse('NOT_FOUND')
    const home = isNew ? await settle(caller.person, unit._id) : caller.stationId
    if (home === unit._id) return done(view(unit))
    return refuse('HOME_ELSEWHERE', { station: (await findUnit(home))?.name ?? '另一个站' })
  },
}

export const unitsHandlers: Handlers<keyof typeof unitsActions> = {
  'units.stations': stations,
  'units.join': join,
}

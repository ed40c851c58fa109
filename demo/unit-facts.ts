/** Owns the units of the demo's first two stations and those above them; demo/district has the whole tree. */
import type { UnitDocument } from '../src/domain/station/units'
import { neighbourStation, station, STATION_ID } from './station-facts'

export const unit = (
  given: Pick<UnitDocument, '_id' | 'type' | 'name' | 'path'> & Partial<UnitDocument>,
): UnitDocument => ({
  parentId: given.path[given.path.length - 1] ?? null,
  address: '',
  active: true,
  order: 0,
  version: 1,
  ...given,
})

export const CENTER_ID = 'center'

export const units: UnitDocument[] = [
  unit({ _id: CENTER_ID, type: 'center', name: '新时代文明实践中心', path: [] }),
  unit({ _id: 'linzhou', type: 'institute', name: station.instituteName, path: [CENTER_ID], order: 1 }),
  unit({
    _id: 'wenquan',
    type: 'institute',
    name: neighbourStation.instituteName,
    path: [CENTER_ID],
    order: 2,
  }),
  unit({ _id: 'dept-water', type: 'department', name: '区水务局', path: [CENTER_ID], order: 3 }),
  unit({ _id: 'dept-works', type: 'department', name: '区住房和城乡建设局', path: [CENTER_ID], order: 4 }),
  unit({ _id: 'dept-city', type: 'department', name: '区城市管理局', path: [CENTER_ID], order: 5 }),
  unit({
    _id: STATION_ID,
    type: 'station',
    name: station.name,
    path: [CENTER_ID, 'linzhou'],
    address: station.contact?.address ?? '',
  }),
  unit({
    _id: neighbourStation._id,
    type: 'station',
    name: neighbourStation.name,
    path: [CENTER_ID, 'wenquan'],
    address: '明珠路 6 号',
  }),
]

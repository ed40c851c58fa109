/** Owns how a district begins: the centre and the first station that somebody opens with the one-time code. */
import { defineForm } from '../kernel/form'
import { newStation } from '../station/new-station'
import type { StationDocument } from '../station/documents'
import { CENTER_ID, pathBelow, unitNamed, type UnitDocument } from '../station/units'

export const beginningForm = defineForm({
  code: { is: 'text', label: '开通码', most: 64, line: true, missing: '请写开通码' },
  district: { is: 'text', label: '哪个区', most: 20, line: true, placeholder: '比如：水磨沟区' },
  station: {
    is: 'text',
    label: '第一个站，在哪个社区',
    most: 20,
    line: true,
    placeholder: '比如：兴神路社区',
    hint: '别的站，以后在「区里的站」里开',
  },
  address: { is: 'text', label: '站在哪里', most: 60, line: true, optional: true },
})

interface Beginning {
  district: string
  station: string
  address: string
}

interface Begun {
  center: UnitDocument
  unit: UnitDocument
  station: StationDocument
}

/** The documents of a district that has just begun. @param begunBy the person, by whom a repeat is known */
export function begin(
  { district, station, address }: Beginning,
  { stationId, begunBy }: { stationId: string; begunBy: string },
): Begun {
  const center: UnitDocument = {
    ...{ _id: CENTER_ID, type: 'center', name: unitNamed('center', district), address: '', parentId: null },
    ...{ path: [], active: true, order: 0, begunBy, version: 1 },
  }
  const unit: UnitDocument = {
    ...{ _id: stationId, type: 'station', name: unitNamed('station', station), address },
    ...{ parentId: CENTER_ID, path: pathBelow(center), active: true, order: 1, version: 1 },
  }
  return { center, unit, station: newStation(unit, center.name) }
}

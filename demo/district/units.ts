/** Owns the whole tree of the demo's district: one centre, five institutes with a station each, their points and bases. */
import type { UnitDocument } from '../../src/domain/station/units'
import { STATION_ID } from '../station-id'
import { CENTER_ID, unit, units } from '../unit-facts'
import { GARDEN, PEACE, SUNNY } from './ids'
import { districtStations } from './stations'

/** A station's institute, by the station's id. */
const institutes: Readonly<Record<string, { id: string; order: number }>> = {
  [PEACE]: { id: 'liudaowan', order: 3 },
  [GARDEN]: { id: 'huayuan', order: 4 },
  [SUNNY]: { id: 'kunhe', order: 5 },
}

const others: UnitDocument[] = districtStations.flatMap(({ _id, name, instituteName, contact }) => {
  const institute = institutes[_id]
  if (!institute) return []
  const { id, order } = institute
  return [
    unit({ _id: id, type: 'institute', name: instituteName, path: [CENTER_ID], order }),
    unit({ _id, type: 'station', name, path: [CENTER_ID, id], address: contact?.address ?? '' }),
  ]
})

type Place = readonly [type: 'point' | 'base', name: string, address: string]

/** The twelve points of the first station, the room where people come to talk things over, and its two bases. */
const firstPlaces: readonly Place[] = [
  ['point', '新时代讲习所', '党群服务中心二楼'],
  ['point', '北区一网格服务点', '1 号楼 1 单元一层'],
  ['point', '北区二网格服务点', '3 号楼东侧'],
  ['point', '北区三网格服务点', '6 号楼门厅'],
  ['point', '广场服务点', '北区广场旗杆旁'],
  ['point', '学府服务点', '9 号楼架空层'],
  ['point', '滨河服务点', '滨河步道入口'],
  ['point', '老街服务点', '13 号楼临街'],
  ['point', '新村服务点', '16 号楼门厅'],
  ['point', '商街服务点', '商街 20 号'],
  ['point', '南区一网格服务点', '21 号楼西侧'],
  ['point', '南区二网格服务点', '23 号楼门厅'],
  ['point', '站前服务点', '站前路 2 号'],
  ['base', '梦想之翼实践基地', '学府路 3 号二楼'],
  ['base', '乐享学堂服务基地', '党群服务中心三楼'],
]

const below = (stationId: string, path: string[], places: readonly Place[]): UnitDocument[] =>
  places.map(([type, name, address], i) =>
    unit({
      _id: `${stationId}_place_${i + 1}`,
      type,
      name,
      path: [...path, stationId],
      address,
      order: i + 1,
    }),
  )

export const districtUnits: readonly UnitDocument[] = [
  ...units,
  ...others,
  ...below(STATION_ID, [CENTER_ID, 'linzhou'], firstPlaces),
  ...below(PEACE, [CENTER_ID, 'liudaowan'], [['point', '南湖服务点', '南湖路 5 号']]),
  ...below(GARDEN, [CENTER_ID, 'huayuan'], [['base', '旧物改造服务基地', '物业服务中心一楼']]),
  ...below(SUNNY, [CENTER_ID, 'kunhe'], [['point', '敬老院服务点', '阳光路 12 号']]),
]

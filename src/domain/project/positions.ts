/** Owns the positions of a station: the twelve that every station begins with, and those it has written down. */
import type { StationDocument } from '../station/documents'

export type Position = StationDocument['positions'][number]

/** Twelve, in the order in which they are shown. */
const standardPositions: readonly Position[] = (
  [
    ['party_lead', '社区党建引领'],
    ['civility_model', '精神文明示范'],
    ['safety_watch', '安全生产监管'],
    ['governance', '基层治理参与'],
    ['needy_support', '困难居民帮扶'],
    ['health_service', '卫生健康服务'],
    ['opinion_collect', '社情民意收集'],
    ['edu_publicity', '社区教育宣传'],
    ['mediation_rights', '民事调解维权'],
    ['culture_sport', '文体活动先锋'],
    ['welfare_model', '公益服务模范'],
    ['epidemic_control', '公共卫生防护'],
  ] as const
).map(([positionId, name]) => ({ positionId, name, active: positionId !== 'epidemic_control' }))

/** The positions of a station; those it begins with until it has written down its own. */
export const positionsOf = (station: Pick<StationDocument, 'positions'> | null): readonly Position[] =>
  station && station.positions.length > 0 ? station.positions : standardPositions

export const positionOf = (positions: readonly Position[], positionId: string): Position | undefined =>
  positions.find((one) => one.positionId === positionId)

/** The same positions with one of them switched on or off. */
export const turned = (positions: readonly Position[], positionId: string, active: boolean): Position[] =>
  positions.map((one) => (one.positionId === positionId ? { ...one, active } : one))

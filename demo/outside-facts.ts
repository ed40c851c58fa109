/** Owns the figures that others have counted of the demo's stations and its district, each with its source and its time. */
import type { OutsideFigure } from '../src/domain/figures/outside'
import { PEACE, PEARL, SUNNY } from './district/ids'
import { STATION_ID } from './station-id'

type Told = Omit<OutsideFigure, 'what' | 'amount' | 'unit'>

const facts = (told: Told, ...all: [what: string, amount: string, unit: string][]): OutsideFigure[] =>
  all.map(([what, amount, unit]) => ({ what, amount, unit, ...told }))

const onTheSite: Told = { source: '全国志愿服务网', year: 2022, month: 8 }
const byThemselves: Told = { source: '社区自己的介绍', year: 2025, month: null }
const inTheReport: Told = { source: '区里的年度总结', year: 2019, month: null }

/** By the station. */
export const outsideOfStations: Readonly<Record<string, readonly OutsideFigure[]>> = {
  [STATION_ID]: [
    ...facts(
      onTheSite,
      ['登记的志愿服务时长', '323416', '小时'],
      ['登记的爱心志愿者', '755', '人'],
      ['登记的党员志愿者', '225', '人'],
    ),
    ...facts({ ...byThemselves, year: 2022, month: 8 }, ['乐享学堂惠及的人', '1000', '人']),
  ],
  [PEACE]: facts(
    byThemselves,
    ['理论微课堂', '30', '场'],
    ['理论微课堂听课', '800', '人次'],
    ['零工平台帮着就业', '20', '人'],
  ),
  [PEARL]: facts(
    byThemselves,
    ['参加志愿活动的人', '200', '人'],
    ['办过的活动', '2600', '场'],
    ['关爱的困难邻居', '80', '人'],
  ),
  [SUNNY]: facts(inTheReport, ['送下去的活动', '30', '场'], ['来看的人', '900', '人']),
}

/** Of the whole district. */
export const outsideOfDistrict: readonly OutsideFigure[] = facts(
  inTheReport,
  ['注册志愿者', '114000', '人'],
  ['注册志愿者占居民', '14.7', '%'],
  ['注册的志愿组织', '221', '个'],
  ['办过的活动', '1000', '场'],
  ['平均每位志愿者', '20', '小时'],
  ['全国孝心少年', '6', '人'],
  ['道德模范', '129', '人'],
  ['身边好人', '119', '人'],
  ['美德少年', '103', '人'],
  ['文明农牧民', '44', '人'],
  ['学雷锋“四个优秀”', '57', '个'],
)

/** Owns how the figures of a station's months are shown: in groups, each with its twelve months. */
import type { Output } from '@/contract'
import type { StationMonthDocument } from '@/domain/figures/count'
import {
  type FigureKey,
  figureGroups,
  type FigureGroup,
  figureKeys,
  figures,
  figureWord,
} from '@/domain/figures/figures'
import { monthsUpTo } from '@/domain/figures/months'
import type { Month } from '@/domain/points/months'

type View = Output<'figures.station'>
type Value = View['groups'][number]['figures'][number]['values'][number]

/** What a month says of one figure; null where it was not counted. */
function valueIn(counted: StationMonthDocument | undefined, key: FigureKey): Value {
  const figure = figures[key]
  const value = counted?.figures[key]
  if (value === undefined || !figure) return null
  return { value, said: figureWord(figure, value) }
}

export function stationFigures(
  counted: readonly StationMonthDocument[],
  month: Month,
): Pick<View, 'month' | 'months' | 'madeAt' | 'groups'> {
  const months = monthsUpTo(month)
  const inOrder = months.map((one) => counted.find((document) => document.month === one))
  const groups = (Object.keys(figureGroups) as FigureGroup[]).map((group) => ({
    title: figureGroups[group],
    figures: figureKeys.flatMap((key) => {
      const figure = figures[key]
      if (figure?.group !== group) return []
      const { word, register } = figure
      return [{ key, word, register, values: inOrder.map((one) => valueIn(one, key)) }]
    }),
  }))
  return { month, months, madeAt: inOrder[inOrder.length - 1]?.madeAt ?? null, groups }
}

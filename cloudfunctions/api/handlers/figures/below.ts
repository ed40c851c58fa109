/** Owns the handler of the figures below a unit: one figure of every station, in administrative order, and its sums. */
import type { Output } from '@/contract'
import type { StationMonthDocument } from '@/domain/figures/count'
import { type FigureKey, figureKeys, figures, figureWord } from '@/domain/figures/figures'
import { monthsUpTo } from '@/domain/figures/months'
import { monthOf } from '@/domain/kernel/clock'
import { ABOVE, holds } from '@/domain/person/roles'
import { calledOf, inTree, isWithin } from '@/domain/station/units'
import { done, type Handler, joinedAll, joinedOne, refuse } from '../../handler'
import { outsideJoin, type OutsideDoc } from '../../repositories/outside-figures'
import { everyonesMonthsJoin, type StationMonthDoc } from '../../repositories/station-months'
import { allUnitsJoin, type UnitDoc } from '../../repositories/units'
import { outsideView } from '../../views/outside-figures'

type View = Output<'figures.below'>
type Values = View['sums']

const FIRST = figureKeys[0] ?? ''

/** What each month says, of one station or of several together; null of a month in which none was counted. */
function valuesOf(
  key: FigureKey,
  months: readonly string[],
  counted: readonly StationMonthDocument[],
): Values {
  const figure = figures[key]
  return months.map((month) => {
    const found = counted.flatMap((one) => (one.month === month ? (one.figures[key] ?? []) : []))
    if (!figure || found.length === 0) return null
    const value = found.reduce((sum, one) => sum + one, 0)
    return { value, said: figureWord(figure, value) }
  })
}

/** One request, whatever there is below. */
export const below: Handler<'figures.below'> = {
  joins: ({ input, now }) => ({
    units: allUnitsJoin,
    months: everyonesMonthsJoin(monthsUpTo(input.month ?? monthOf(now)), input.figure ?? FIRST),
    outside: outsideJoin('unit'),
  }),
  run: async ({ caller, input, joined, now }) => {
    const unitId = caller.person.unitId ?? ''
    const units = inTree(joinedAll<UnitDoc>(joined, 'units').filter((unit) => isWithin(unit, unitId)))
    const [top] = units
    if (!top || !holds(ABOVE, caller)) return refuse('NOT_FOUND')
    const [month, key] = [input.month ?? monthOf(now), input.figure ?? FIRST]
    const months = monthsUpTo(month)
    const counted = joinedAll<StationMonthDoc>(joined, 'months')
    const of = (ids: readonly string[]) =>
      valuesOf(
        key,
        months,
        counted.filter(({ stationId }) => ids.includes(stationId)),
      )
    const stations = units.filter(({ type }) => type === 'station')
    const groups = units
      .filter(({ type }) => type !== 'station')
      .map((unit) => ({ unit, below: stations.filter(({ parentId }) => parentId === unit._id) }))
      .filter((group) => group.below.length > 0)
    return done({
      ...{ unitName: top.name, month, months, figure: key, word: figures[key]?.word ?? '' },
      figures: figureKeys.map((one) => ({ key: one, word: figures[one]?.word ?? '' })),
      sums: of(stations.map(({ _id }) => _id)),
      groups: groups.map((group) => ({
        ...{
          unitId: group.unit._id,
          name: calledOf(group.unit),
          sums: of(group.below.map(({ _id }) => _id)),
        },
        stations: group.below.map((one) => ({
          ...{ stationId: one._id, name: calledOf(one), active: one.active, values: of([one._id]) },
        })),
      })),
      outside: outsideView(joinedOne<OutsideDoc>(joined, 'outside'), true),
    })
  },
}

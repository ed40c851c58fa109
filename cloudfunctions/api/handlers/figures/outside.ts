/** Owns the handlers of figures from elsewhere: written and taken away by whoever answers for the station or the unit. */
import type { OutsideFigure } from '@/domain/figures/outside'
import { withOutside, withoutOutside } from '@/domain/figures/outside'
import type { Decision } from '@/domain/kernel/errors'
import { ABOVE, HEAD, holds } from '@/domain/person/roles'
import { opening } from '../../access/station'
import { done, type Handler, joinedOne, refuse, type Result } from '../../handler'
import type { Output } from '@/contract'
import { noOutside, type OutsideDoc, outsideJoin, writeOutside } from '../../repositories/outside-figures'
import { outsideView } from '../../views/outside-figures'

type Kind = 'station' | 'unit'

/** The list as it stands. Of a station its head answers for it, of a unit whoever looks after that. */
const withList = opening<OutsideDoc>((context) => {
  const { caller, joined } = context
  const { of } = (context as unknown as { input: { of: Kind } }).input
  const unitId = of === 'station' ? caller.stationId : (caller.person.unitId ?? '')
  if (unitId === '' || !holds(of === 'station' ? HEAD : ABOVE, caller)) return refuse('FORBIDDEN')
  return done(joinedOne<OutsideDoc>(joined, 'outside') ?? noOutside(unitId))
})

/** One request, none where it stands so already. */
async function written(
  before: OutsideDoc,
  decided: Decision<OutsideFigure[], 'STALE' | 'OUTSIDE_FULL'>,
): Promise<Result<Output<'figures.saveOutside'>>> {
  if (!decided.ok) return decided
  const items = decided.value
  if (items === before.items) return done(outsideView(before, true))
  if (!(await writeOutside(before, items))) return refuse('STALE')
  return done(outsideView({ items, version: before.version + 1 }, true))
}

export const saveOutside: Handler<'figures.saveOutside'> = {
  joins: ({ input }) => ({ outside: outsideJoin(input.of) }),
  run: withList((before, { input: { form, was = null, version } }) =>
    written(before, withOutside(before, { form, was, version })),
  ),
}

export const removeOutside: Handler<'figures.removeOutside'> = {
  joins: ({ input }) => ({ outside: outsideJoin(input.of) }),
  run: withList((before, { input }) => written(before, withoutOutside(before, input))),
}

/** Owns what every action about figures is asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import { monthOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

export const figureAsks = (test: TestCloud): Asks<'figures'> => ({
  'figures.station': ask('o-staff', {}),
  'figures.rebuild': ask('o-admin', { month: monthOf(test.now()) }),
})

const ofDesk: Refusals = { neighbour: 'FORBIDDEN' }

export const figureRefusals: { [A in Extract<ActionName, `figures.${string}`>]: Refusals } = {
  'figures.station': { ...ofDesk, gone: { at: 'OTHER_STATION' } },
  'figures.rebuild': ofDesk,
}

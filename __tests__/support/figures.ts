/** Owns what every action about figures is asked and refused in the full station. */
import type { ActionName } from '../../src/contract'
import { monthOf } from '../../src/domain/kernel/clock'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { OutsideFigure } from '../../src/domain/figures/outside'
import type { TestCloud } from './test-cloud'

/** What the district's volunteer site says. */
export const anOutsideForm = (given: Partial<OutsideFigure> = {}): OutsideFigure => ({
  ...{ what: '全国志愿服务网上的时长', amount: '323416.0', unit: '小时', source: '全国志愿服务网' },
  ...{ year: 2022, month: 8, ...given },
})

/** The head has written it down. */
export async function fromElsewhere(test: TestCloud) {
  const given = { of: 'station', form: anOutsideForm(), version: 0 } as const
  const { version } = await test.must('o-admin', 'figures.saveOutside', given)
  return { outsideVersion: version }
}

export const figureAsks = (
  { outsideVersion }: Awaited<ReturnType<typeof fromElsewhere>>,
  test: TestCloud,
): Asks<'figures'> => ({
  'figures.station': ask('o-staff', {}),
  'figures.rebuild': ask('o-admin', { month: monthOf(test.now()) }),
  'figures.below': ask('o-center', {}),
  'figures.saveOutside': ask('o-admin', {
    ...{ of: 'station', form: anOutsideForm({ amount: '330000' }), version: outsideVersion },
  }),
  'figures.removeOutside': ask('o-admin', {
    ...{ of: 'station', what: anOutsideForm().what, version: outsideVersion },
  }),
})

const ofDesk: Refusals = { neighbour: 'FORBIDDEN' }

export const figureRefusals: { [A in Extract<ActionName, `figures.${string}`>]: Refusals } = {
  'figures.station': { ...ofDesk, gone: { at: 'OTHER_STATION' } },
  'figures.rebuild': ofDesk,
  'figures.below': { neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
  // Another station has a list of its own, which is at another version.
  'figures.saveOutside': { ...ofDesk, stale: { version: 'STALE' }, foreign: 'STALE' },
  'figures.removeOutside': { ...ofDesk, stale: { version: 'STALE' } },
}

/** Owns a day of the year that is prepared in the full station, and what is asked and refused about the year there. */
import type { ActionName } from '../../src/contract'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** A day of the year for which something is prepared. */
export async function preparedDay(test: TestCloud) {
  const { choices, version } = await test.must('o-staff', 'season.list', {})
  const activityId = choices[0]?.activityId ?? ''
  await test.must('o-staff', 'season.save', { key: 'winter', activityId, version })
  return { prepared: activityId }
}

export const seasonAsks = ({ prepared }: Awaited<ReturnType<typeof preparedDay>>): Asks<'season'> => ({
  'season.list': ask('o-staff', {}),
  'season.save': ask('o-staff', { key: 'spring', activityId: prepared, version: 1 }),
  'season.skip': ask('o-staff', { key: 'winter', day: '2026-12-20', version: 1 }),
})

export const seasonRefusals: { [A in Extract<ActionName, `season.${string}`>]: Refusals } = {
  'season.list': { neighbour: 'FORBIDDEN' },
  'season.save': {
    gone: { activityId: 'NOT_FOUND' },
    stale: { version: 'STALE' },
    neighbour: 'FORBIDDEN',
    foreign: 'NOT_FOUND',
  },
  'season.skip': { stale: { version: 'STALE' }, neighbour: 'FORBIDDEN', foreign: 'NOT_FOUND' },
}

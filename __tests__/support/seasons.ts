/** Owns a day of the year that is prepared in the full station, and what is asked about the year there. */
import { ask, type Asks } from './ask'
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

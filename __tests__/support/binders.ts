/** Owns a binder in the full station, and what every action about binders is asked and refused there. */
import type { ActionName } from '../../src/contract'
import { monthOf } from '../../src/domain/kernel/clock'
import { type Month, monthBefore } from '../../src/domain/points/months'
import { ask, type Asks } from './ask'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** Makes a binder to its end. @returns how it then stands, and how many calls that took */
export async function makeBinder(test: TestCloud, openid: string, month: Month) {
  let calls = 1
  let made = await test.must(openid, 'binder.make', { month })
  for (; made.state === 'gathering'; calls += 1) made = await test.must(openid, 'binder.make', { month })
  return { made, calls }
}

/** The month before is frozen, with nothing in it. */
export async function lastMonth(test: TestCloud) {
  const binderMonth = monthBefore(monthOf(test.now()))
  await makeBinder(test, 'o-staff', binderMonth)
  return { binderMonth }
}

export const binderAsks = (
  { binderMonth: month }: Awaited<ReturnType<typeof lastMonth>>,
  test: TestCloud,
): Asks<'binder'> => ({
  'binder.month': ask('o-staff', { month }),
  'binder.make': ask('o-staff', { month }),
  'binder.markNational': ask('o-admin', { month, state: 'sent' }),
  'binder.file': ask('o-staff', { month, as: 'word', volume: 0 }),
  'binder.rows': ask('o-staff', { month: monthOf(test.now()), register: 'activities' }),
})

const ofDesk: Refusals = { neighbour: 'FORBIDDEN' }

export const binderRefusals: { [A in Extract<ActionName, `binder.${string}`>]: Refusals } = {
  'binder.month': ofDesk,
  'binder.make': ofDesk,
  'binder.markNational': { ...ofDesk, foreign: 'BINDER_UNMADE' },
  // What it names is the month, of one's own station.
  'binder.file': { ...ofDesk, foreign: 'BINDER_UNMADE' },
  'binder.rows': ofDesk,
}

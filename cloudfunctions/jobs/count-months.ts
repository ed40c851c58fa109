/**
 * Owns that every night the figures of each station's month are counted from its rows: station by station, a few pages at
 * a run, with a mark of how far it has come. A night that is not over when the next one begins is left.
 */
import type { Day } from '@/domain/kernel/clock'
import { monthsOfNight, nightOf } from '@/domain/figures/months'
import { beginCounting, type Counting, countOn, isCounted, keepCounted } from '../api/registers/count'
import type { Wanted } from '../api/registers/source'
import { keepJobCursor, readJobCursor } from '../api/repositories/job-cursors'
import { nextStation } from '../api/repositories/stations'
import type { Job } from './job'

interface Walk {
  night: Day
  /** The station behind which it goes on; empty before the first. */
  after: string
  /** Which of the night's months of the next station is being counted, and how far that is. */
  at: number
  counting: Counting
}

const NAME = 'stationMonths'

/** Pages that one turn reads, with what lies beside them. */
const PAGES = 25

const beginning = (night: Day, after = ''): Walk => ({ night, after, at: 0, counting: beginCounting() })

const goingOn = (state: Walk | null, night: Day): Walk => (state?.night === night ? state : beginning(night))

/** Counts one page more; null when the month is counted, or cannot be tonight: no station waits for another one's rows. */
async function pageOf(of: Wanted, before: Counting): Promise<Counting | null> {
  try {
    const counting = await countOn(of, before)
    if (!isCounted(counting)) return counting
    await keepCounted(of, counting)
  } catch (error) {
    console.error('the month could not be counted', of.station._id, of.month, error)
  }
  return null
}

/** Reads on until this turn has no pages left. */
async function walkOn(from: Walk, now: number): Promise<{ walk: Walk; isOver: boolean; done: number }> {
  const months = monthsOfNight(now)
  let walk = from
  let station = await nextStation(walk.after)
  let done = 0
  for (; station && done < PAGES; done += 1) {
    const month = months[walk.at]
    if (month === undefined) {
      walk = beginning(walk.night, station._id)
      station = await nextStation(walk.after)
      continue
    }
    const counting = await pageOf({ station, month, now }, walk.counting)
    walk = counting ? { ...walk, counting } : { ...walk, at: walk.at + 1, counting: beginCounting() }
  }
  return { walk, isOver: station === null, done }
}

export const countMonths: Job = {
  name: 'countMonths',
  due: (now) => [
    {
      ...{ from: 'passes', until: 'there' },
      where: { _id: NAME, finished: true, 'state.night': nightOf(now) },
    },
  ],
  run: async (now) => {
    const night = nightOf(now)
    const { state, finished, version } = await readJobCursor<Walk>(NAME)
    if (finished && state?.night === night) return { done: 0, more: false }
    const { walk, isOver, done } = await walkOn(goingOn(state, night), now)
    await keepJobCursor<Walk>(NAME, version, { state: walk, finished: isOver })
    return { done, more: !isOver }
  },
}

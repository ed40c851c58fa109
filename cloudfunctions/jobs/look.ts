/** Owns the one look at what is due: which jobs have something to do, and what of it the look brings along. */
import type { Doc } from '../api/platform/cloud'
import type { Join } from '../api/platform/joins'
import { asidesIn, restingJoin } from '../api/repositories/asides'
import { lookAround, type TimerDocument } from '../api/repositories/timer'
import { restNow } from './run-each'
import { type Due, type Job, type Seen, unseen } from './job'

/**
 * So many documents of one condition are brought along: few enough that all together fit into one answer. Of more a job
 * reads its share itself, which costs as much for fifty as for one.
 */
const FEW = 20

/** Under which name what is set aside stands among what is looked for. */
const RESTING = 'resting'

/** What the last run left, and the jobs that have something to do. */
interface Look {
  timer: TimerDocument | null
  due: ReadonlyMap<Job, Seen>
}

/** One request for all of these jobs. When nothing could be seen, all of them have something to do. */
export async function lookAt(jobs: readonly Job[], now: number): Promise<Look> {
  try {
    const asked = jobs.map((job) => ({ job, conditions: job.due(now) }))
    const joins = asked.flatMap(({ job, conditions }) =>
      conditions.map((due, place) => [nameOf(job, place), joinOf(due)] as const),
    )
    const looks = { ...Object.fromEntries(joins), [RESTING]: restingJoin(now) }
    const read = await lookAround(looks, now)
    const resting = asidesIn(read.joined[RESTING])
    restNow(now, resting)
    const due = new Map<Job, Seen>()
    for (const { job, conditions } of asked) {
      const found = conditions.map((condition, place) =>
        foundOf(condition, read.joined[nameOf(job, place)] ?? [], resting),
      )
      if (found.some(({ mayFind }) => mayFind)) due.set(job, seenIn(found))
    }
    return { timer: read.timer, due }
  } catch (error) {
    console.error('what is due could not be seen: every job has its turn', error)
    return all(jobs)
  }
}

const all = (jobs: readonly Job[]): Look => ({
  timer: null,
  due: new Map(jobs.map((job) => [job, unseen])),
})

const nameOf = (job: Job, place: number): string => `${job.name}_${place}`

const joinOf = ({ from, where, brings }: Due): Join =>
  brings ? { from, where, ...brings, limit: FEW + 1 } : { from, where, limit: 1, fields: { _id: 1 as const } }

interface Found {
  mayFind: boolean
  brought: Doc[] | null
}

function foundOf(
  { from, until, brings }: Due,
  found: Doc[],
  resting: ReadonlyMap<string, readonly string[]>,
): Found {
  if (!brings || found.length > FEW)
    return { mayFind: found.length > 0 === (until !== 'there'), brought: null }
  const aside = resting.get(from) ?? []
  const brought = found.filter(({ _id }) => !aside.includes(_id))
  return { mayFind: brought.length > 0, brought }
}

const seenIn = (found: readonly Found[]): Seen => ({
  mayFind: (place) => found[place]?.mayFind === true,
  brought: <T>(place: number) => (found[place]?.brought ?? null) as T[] | null,
})

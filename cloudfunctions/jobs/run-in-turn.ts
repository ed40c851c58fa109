/**
 * Owns one run of the timer: the jobs in turn, none stopping the others, no work taken after closing time, and the next
 * run beginning where this one ended. What it keeps also tells the desk when the timer last ran.
 */
import { textOf } from '../api/platform/outside-error'
import { beat, readTimer, type TimerDocument } from '../api/repositories/timer'
import { closeAt, isClosed } from './each'
import type { Job } from './job'

export interface Outcome {
  done: number
  more: boolean
  error?: string
}

/** Pieces of work a job does in one run; the timer comes round every minute. */
const LIMIT = 50

/** Seconds after which no more work is taken; the function may run for 60. */
const WORK_SECONDS = 45

/** A function whose time limit is set lower must close earlier; `JOBS_WORK_SECONDS` says when. */
const workMs = (): number => (Number(process.env.JOBS_WORK_SECONDS) || WORK_SECONDS) * 1000

/**
 * Runs each job once, the one first at which the last run ended. Where to begin next is written before the first job
 * as well, so that a run that is cut off does not begin with the same job for ever.
 * @returns what came of each job that had its turn
 */
export async function runInTurn(jobs: readonly Job[], now: number): Promise<Record<string, Outcome>> {
  closeAt(Date.now() + workMs())
  const kept = await keptTimer()
  const first = Math.max(
    0,
    jobs.findIndex((job) => job.name === kept?.next),
  )
  const turn = [...jobs.slice(first), ...jobs.slice(0, first)]
  await beatQuietly({ lastAt: now, next: turn[1]?.name ?? null, failing: kept?.failing ?? [] })
  const outcomes: Record<string, Outcome> = {}
  let next: string | null = null
  for (const job of turn) {
    if (isClosed() && job !== turn[0]) {
      next = job.name
      break
    }
    outcomes[job.name] = await runOne(job, now)
  }
  const failing = Object.keys(outcomes).filter((name) => outcomes[name]?.error !== undefined)
  await beatQuietly({ lastAt: now, next, failing })
  return outcomes
}

async function runOne(job: Job, now: number): Promise<Outcome> {
  try {
    return await job.run(now, LIMIT)
  } catch (error) {
    console.error('job failed', job.name, error)
    return { done: 0, more: true, error: textOf(error) }
  }
}

/** Without it the run begins at the beginning: the work matters more than its order. */
async function keptTimer(): Promise<TimerDocument | null> {
  try {
    return await readTimer()
  } catch (error) {
    console.error('where the last run ended could not be read', error)
    return null
  }
}

async function beatQuietly(timer: Omit<TimerDocument, '_id'>): Promise<void> {
  try {
    await beat(timer)
  } catch (error) {
    console.error('the run could not be written down', error)
  }
}

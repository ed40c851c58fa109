/**
 * Owns one run of the timer: one look at what is due, those jobs in turn, none stopping the others, no work taken after
 * closing time, and the next run beginning where this one ended. What it keeps also tells the desk when the timer last ran.
 */
import { textOf } from '../api/platform/outside-error'
import { beat, lookAround, type TimerDocument } from '../api/repositories/timer'
import { asidesIn, restingJoin } from '../api/repositories/asides'
import { MINUTE } from '@/domain/kernel/clock'
import { closeAt, isClosed, restNow } from './run-each'
import { anyMayFind, type Due, type Job, type MayFind } from './job'

export interface Outcome {
  done: number
  more: boolean
  error?: string
}

/** Pieces of work a job does in one turn; there are several in a run, and a run every minute. */
const LIMIT = 50

/** Seconds after which no more work is taken; the function may run for 60. */
const WORK_SECONDS = 45

/** A function whose time limit is set lower must close earlier; `JOBS_WORK_SECONDS` says when. */
const workMs = (): number => (Number(process.env.JOBS_WORK_SECONDS) || WORK_SECONDS) * 1000

/** Rounds of a run: a job that has more to do is given its share again, after all the others had theirs. */
const MOST_ROUNDS = 8

const NOTHING: Outcome = { done: 0, more: false }

/** How long a run with nothing to do leaves what the last one wrote: the desk is told of a timer silent for twice as long. */
const BEAT_MS = 5 * MINUTE

/** The jobs that have something to do, and which of their conditions found it. */
type Seen = ReadonlyMap<Job, MayFind>

/**
 * Runs each job that has something to do, the one first at which the last run ended. What a job did may be another one's
 * work, so after it the later ones are looked at anew. As long as there is time those with more to do have further turns,
 * so that a busy evening is over within a few runs and no job waits for a longer one. One request when nothing is due,
 * and every five minutes another one that says the timer runs.
 * @returns what came of each job that had its turn
 */
export async function runInTurn(jobs: readonly Job[], now: number): Promise<Record<string, Outcome>> {
  closeAt(Date.now() + workMs())
  const seen = await lookAt(jobs, now)
  const first = Math.max(
    0,
    jobs.findIndex((job) => job.name === seen.timer?.next),
  )
  const turn = [...jobs.slice(first), ...jobs.slice(0, first)]
  const begin = turn.findIndex((job) => seen.due.has(job))
  // Written before the first job as well, so that a run that is cut off does not begin with the same one for ever.
  if (begin >= 0) {
    const next = turn[begin + 1]?.name ?? null
    await beatQuietly({ lastAt: now, next, failing: seen.timer?.failing ?? [] })
  }
  const outcomes: Record<string, Outcome> = {}
  let next = await firstRound(turn, seen.due, { now, outcomes })
  for (let round = 1; round < MOST_ROUNDS && next === null; round++)
    next = await furtherRound(turn, { now, outcomes })
  const failing = Object.keys(outcomes).filter((name) => outcomes[name]?.error !== undefined)
  if (begin >= 0 || !saysSo(seen.timer, now)) await beatQuietly({ lastAt: now, next, failing })
  return outcomes
}

/** Whether what the last run left already says that all is well. */
const saysSo = (timer: TimerDocument | null, now: number): boolean =>
  timer !== null && timer.next === null && timer.failing.length === 0 && now - timer.lastAt < BEAT_MS

interface Run {
  now: number
  outcomes: Record<string, Outcome>
}

/** Every job that is due, or becomes due by what another one did. @returns the job that it had no time for */
async function firstRound(turn: readonly Job[], seen: Seen, { now, outcomes }: Run): Promise<string | null> {
  let due = seen
  let begun = false
  let moved = false
  for (const [i, job] of turn.entries()) {
    if (begun && isClosed()) return job.name
    if (!due.has(job) && moved) {
      due = (await lookAt(turn.slice(i), now)).due
      moved = false
    }
    const mayFind = moved ? anyMayFind : due.get(job)
    outcomes[job.name] = due.has(job) ? await runOne(job, now, mayFind) : NOTHING
    begun ||= due.has(job)
    moved ||= due.has(job)
  }
  return null
}

/** The jobs that were left with more to do. @returns the job that it had no time for */
async function furtherRound(turn: readonly Job[], { now, outcomes }: Run): Promise<string | null> {
  for (const job of turn) {
    const before = outcomes[job.name] ?? NOTHING
    if (!before.more || before.error !== undefined) continue
    if (isClosed()) return job.name
    const { done, ...rest } = await runOne(job, now)
    outcomes[job.name] = { ...rest, done: before.done + done }
  }
  return null
}

/** Where the last run ended, and which jobs have something to do; all of them when that could not be seen. */
async function lookAt(
  jobs: readonly Job[],
  now: number,
): Promise<{ timer: TimerDocument | null; due: Seen }> {
  const all = new Map(jobs.map((job) => [job, anyMayFind]))
  try {
    const looks = jobs.map((job) => ({
      job,
      conditions: job.due(now).map((due, place) => ({ due, name: `${job.name}_${place}` })),
    }))
    const joins = looks.flatMap(({ conditions }) =>
      conditions.map(
        ({ due, name }) => [name, { ...pick(due), limit: 1, fields: { _id: 1 as const } }] as const,
      ),
    )
    const read = await lookAround({ ...Object.fromEntries(joins), [RESTING]: restingJoin(now) })
    if (!read) return { timer: null, due: all }
    restNow(now, asidesIn(read.joined[RESTING]))
    const due = new Map<Job, MayFind>()
    for (const { job, conditions } of looks) {
      const found = conditions.map(
        ({ due: { until }, name }) => (read.joined[name] ?? []).length > 0 === (until !== 'there'),
      )
      if (found.includes(true)) due.set(job, (place) => found[place] === true)
    }
    return { timer: read.timer, due }
  } catch (error) {
    console.error('what is due could not be seen: every job has its turn', error)
    return { timer: null, due: all }
  }
}

/** Under which name what is set aside stands among what is looked for. */
const RESTING = 'resting'

const pick = ({ from, where }: Due) => ({ from, where })

async function runOne(job: Job, now: number, mayFind: MayFind = anyMayFind): Promise<Outcome> {
  try {
    return await job.run(now, LIMIT, mayFind)
  } catch (error) {
    console.error('job failed', job.name, error)
    return { done: 0, more: true, error: textOf(error) }
  }
}

async function beatQuietly(timer: Omit<TimerDocument, '_id'>): Promise<void> {
  try {
    await beat(timer)
  } catch (error) {
    console.error('the run could not be written down', error)
  }
}

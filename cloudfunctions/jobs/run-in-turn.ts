/**
 * Owns one run of the timer: one look at what is due, those jobs in turn, none stopping the others, no work taken after
 * closing time, and the next run beginning where this one ended. What it keeps also tells the desk when the timer last ran.
 */
import { textOf } from '../api/platform/outside-error'
import { beat, type TimerDocument } from '../api/repositories/timer'
import { MINUTE } from '@/domain/kernel/clock'
import { closeAt, isClosed } from './run-each'
import { type Job, type Seen, unseen } from './job'
import { lookAt } from './look'

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

/** How long a run leaves what an earlier one wrote: the desk is told of a timer silent for twice as long. */
const BEAT_MS = 5 * MINUTE

/**
 * Whether this instance has seen its last run to the end. One that was cut off has not, and what is left of it is a new
 * instance, which knows of no run at all.
 */
let sawItsEnd = false

/**
 * Runs each job that has something to do, the one first at which the last run ended. What a job did may be another one's
 * work, so after it the later ones are looked at anew. As long as there is time those with more to do have further turns,
 * so that a busy evening is over within a few runs and no job waits for a longer one. One request when nothing is due,
 * and every five minutes another one that says the timer runs. Where nobody has seen the last run to its end, two more
 * write down where this one begins and that it ended.
 * @returns what came of each job that had its turn
 */
export async function runInTurn(jobs: readonly Job[], now: number): Promise<Record<string, Outcome>> {
  closeAt(Date.now() + workMs())
  const careful = !sawItsEnd
  sawItsEnd = false
  const { timer, due } = await lookAt(jobs, now)
  const turn = turnOf(jobs, due, { timer, careful })
  const begin = turn.findIndex((job) => due.has(job))
  let written: Beat | null = timer
  // Written before the first job as well, so that runs that are cut off do not begin with the same one for ever.
  if (careful && begin >= 0)
    written = await beatQuietly({
      ...{ lastAt: now, next: turn[begin + 1]?.name ?? null, failing: timer?.failing ?? [] },
    })
  const outcomes: Record<string, Outcome> = {}
  let next = await firstRound(turn, due, { now, outcomes })
  for (let round = 1; round < MOST_ROUNDS && next === null; round++)
    next = await furtherRound(turn, { now, outcomes })
  const failing = Object.keys(outcomes).filter((name) => outcomes[name]?.error !== undefined)
  const end = { lastAt: now, next, failing }
  if (!saysSo(written, end)) await beatQuietly(end)
  sawItsEnd = true
  return outcomes
}

type Beat = Omit<TimerDocument, '_id'>

/**
 * The jobs in their order, the one first at which the last run ended. Of a run that may have been cut off it is not known
 * where: what is due first may be what ended it, so the others that are due come before it.
 */
function turnOf(
  jobs: readonly Job[],
  due: ReadonlyMap<Job, Seen>,
  { timer, careful }: { timer: TimerDocument | null; careful: boolean },
): readonly Job[] {
  const ended = jobs.findIndex((job) => job.name === timer?.next)
  const cutOff = careful && timer !== null && due.size > 1 ? jobs.findIndex((job) => due.has(job)) + 1 : 0
  const first = ended >= 0 ? ended : cutOff
  return [...jobs.slice(first), ...jobs.slice(0, first)]
}

/** Whether what is written down says already how this run ended, and that there was one a moment ago. */
const saysSo = (written: Beat | null, { lastAt, next, failing }: Beat): boolean =>
  written !== null &&
  written.next === next &&
  written.failing.join() === failing.join() &&
  lastAt - written.lastAt < BEAT_MS

interface Run {
  now: number
  outcomes: Record<string, Outcome>
}

/** Every job that is due, or becomes due by what another one did. @returns the job that it had no time for */
async function firstRound(
  turn: readonly Job[],
  first: ReadonlyMap<Job, Seen>,
  { now, outcomes }: Run,
): Promise<string | null> {
  let due = first
  let begun = false
  let moved = false
  for (const [i, job] of turn.entries()) {
    if (begun && isClosed()) return job.name
    if (moved) due = (await lookAt(turn.slice(i), now)).due
    const seen = due.get(job)
    outcomes[job.name] = seen ? await runOne(job, now, seen) : NOTHING
    moved = seen !== undefined
    begun ||= moved
  }
  return null
}

/** The jobs that were left with more to do. @returns the job that it had no time for */
async function furtherRound(turn: readonly Job[], { now, outcomes }: Run): Promise<string | null> {
  for (const job of turn) {
    const before = outcomes[job.name] ?? NOTHING
    if (!before.more || before.error !== undefined) continue
    if (isClosed()) return job.name
    const { done, ...rest } = await runOne(job, now, unseen)
    outcomes[job.name] = { ...rest, done: before.done + done }
  }
  return null
}

async function runOne(job: Job, now: number, seen: Seen): Promise<Outcome> {
  try {
    return await job.run(now, LIMIT, seen)
  } catch (error) {
    console.error('job failed', job.name, error)
    return { done: 0, more: true, error: textOf(error) }
  }
}

/** @returns what is written down by now; null when that is not known */
async function beatQuietly(timer: Beat): Promise<Beat | null> {
  try {
    await beat(timer)
    return timer
  } catch (error) {
    console.error('the run could not be written down', error)
    return null
  }
}

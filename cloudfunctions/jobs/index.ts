/** Owns the entry of the `jobs` function: every job in turn, each bounded, none stopping the others; and WeChat's events. */
import { callerContext } from '../api/platform/cloud'
import { advanceSessions } from './advance-sessions'
import { advanceWishes } from './advance-wishes'
import { advancePrizes } from './advance-prizes'
import { climbAppeals } from './climb-appeals'
import { collectOwedPoints } from './collect-owed'
import { completeFollowUps } from './complete-follow-ups'
import { deliverMessages } from './deliver-messages'
import { expireOffers } from './expire-offers'
import { expireRedemptions, remindOfPickUp } from './expire-redemptions'
import { expirePoints, remindOfExpiry } from './expire-points'
import { forgottenCheckOuts } from './forgotten-check-outs'
import type { Job } from './job'
import { isMediaEvent, takeMediaVerdict } from './media-verdict'
import { lapseApplications } from './lapse-applications'
import { publishNotices } from './publish-notices'
import { raiseChecks } from './raise-checks'
import { releaseAtStandby } from './release-standby'
import { settleReservations } from './settle-reservations'
import { settleSeats } from './settle-seats'
import { spreadActivities } from './spread-activities'
import { spreadNotices } from './spread-notices'
import { sumUpMonth } from './sum-up-month'
import { writeUnwritten } from './write-unwritten'

/** In the order in which one job's work becomes the next one's: messages are delivered last. */
const jobs: Job[] = [
  spreadActivities,
  // Seats go to those standing by before an ended session calls everybody else absent.
  releaseAtStandby,
  advanceSessions,
  expireOffers,
  settleSeats,
  forgottenCheckOuts,
  climbAppeals,
  advanceWishes,
  lapseApplications,
  raiseChecks,
  publishNotices,
  spreadNotices,
  advancePrizes,
  settleReservations,
  expireRedemptions,
  remindOfPickUp,
  completeFollowUps,
  // What has just become free goes where it is owed before it can lapse.
  collectOwedPoints,
  expirePoints,
  remindOfExpiry,
  sumUpMonth,
  writeUnwritten,
  deliverMessages,
]

/** Pieces of work a job does in one run; the timer comes round every minute. */
const LIMIT = 50

interface Outcome {
  done: number
  more: boolean
  error?: string
}

/** `success` is what WeChat wants to hear of an event; without it the event comes again. */
type Answer = { ok: true; jobs: Record<string, Outcome> } | { ok: false; error: string } | 'success'

export async function main(event: unknown): Promise<Answer> {
  if (isMediaEvent(event)) {
    await takeMediaVerdict(event, Date.now())
    return 'success'
  }
  // Any mini-program can name a function; only the timer, which has no openid, may start this one.
  if (callerContext().openid !== '') return { ok: false, error: 'only the timer runs the jobs' }
  const now = Date.now()
  const outcomes: Record<string, Outcome> = {}
  for (const job of jobs) outcomes[job.name] = await runOne(job, now)
  return { ok: true, jobs: outcomes }
}

async function runOne(job: Job, now: number): Promise<Outcome> {
  try {
    return await job.run(now, LIMIT)
  } catch (error) {
    console.error('job failed', job.name, error)
    return { done: 0, more: true, error: error instanceof Error ? error.message : String(error) }
  }
}

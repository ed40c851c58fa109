/** Owns the entry of the `jobs` function: every job in turn, each bounded, none stopping the others; and WeChat's events. */
import { composeOutbox } from '../api/outbox/works'
import { startedBy } from '../api/platform/cloud'
import { assertSettings } from '../api/platform/settings'
import { announceSurveys } from './announce-surveys'
import { advanceSessions } from './advance-sessions'
import { advanceWishes } from './advance-wishes'
import { advancePrizes } from './advance-prizes'
import { escalateAppeals } from './escalate-appeals'
import { recoverDebts } from './recover-debts'
import { completeOutbox } from './complete-outbox'
import { deliverMessages } from './deliver-messages'
import { expireOffers } from './expire-offers'
import { expireRedemptions, remindOfPickUp } from './expire-redemptions'
import { expirePoints, remindOfExpiry } from './expire-points'
import { forgottenCheckOuts } from './forgotten-check-outs'
import { forgetAnswers } from './forget-answers'
import { forgetImports } from './forget-imports'
import { forgetWritten } from './forget-written'
import type { Job } from './job'
import { isMediaEvent, takeMediaVerdict } from './media-verdict'
import { migrate } from './migrate'
import { climbHomeMoves } from './climb-home-moves'
import { closeAccounts } from './close-accounts'
import { tellOfPapersRunningOut } from './tell-of-papers'
import { tellMorning } from './tell-morning'
import { lapseDutySwaps } from './lapse-duty-swaps'
import { lapseApplications } from './lapse-applications'
import { publishNotices } from './publish-notices'
import { escalateChecks } from './escalate-checks'
import { type Outcome, runInTurn } from './run-in-turn'
import { releaseAtStandby } from './release-standby'
import { countMonths } from './count-months'
import { makeBinders } from './make-binders'
import { keepRooms } from './keep-rooms'
import { draftSeasons } from './draft-seasons'
import { settleCourses } from './settle-courses'
import { settleDraws } from './settle-draws'
import { settleReservations } from './settle-reservations'
import { settleSeats } from './settle-seats'
import { fileResidents } from './file-residents'
import { fanOutActivities } from './fan-out-activities'
import { fanOutNotices } from './fan-out-notices'
import { endSurveys } from './end-surveys'
import { sumUpMonth } from './sum-up-month'
import { wakeCampaigns } from './wake-campaigns'
import { wakeCases } from './wake-cases'
import { writeUnwritten } from './write-unwritten'

composeOutbox()

/** In the order in which one job's work becomes the next one's: messages are delivered last. */
const jobs: Job[] = [
  // What the others read is as this version writes it.
  migrate,
  fanOutActivities,
  // Everybody with a place in a course has a seat in each lesson before seats are looked at.
  settleCourses,
  // Seats go to those standing by before an ended session calls everybody else absent.
  releaseAtStandby,
  // And rows are in step with the seats by then.
  settleSeats,
  advanceSessions,
  expireOffers,
  forgottenCheckOuts,
  forgetAnswers,
  forgetImports,
  forgetWritten,
  escalateAppeals,
  advanceWishes,
  lapseApplications,
  climbHomeMoves,
  closeAccounts,
  tellOfPapersRunningOut,
  tellMorning,
  wakeCases,
  wakeCampaigns,
  keepRooms,
  settleDraws,
  draftSeasons,
  escalateChecks,
  announceSurveys,
  publishNotices,
  fanOutNotices,
  advancePrizes,
  settleReservations,
  expireRedemptions,
  remindOfPickUp,
  lapseDutySwaps,
  endSurveys,
  completeOutbox,
  // What has just become free goes where it is owed before it can lapse.
  recoverDebts,
  expirePoints,
  remindOfExpiry,
  sumUpMonth,
  makeBinders,
  countMonths,
  writeUnwritten,
  fileResidents,
  deliverMessages,
]

/** `success` is what WeChat wants to hear of an event; without it the event comes again. */
type Answer = { ok: true; jobs: Record<string, Outcome> } | { ok: false; error: string } | 'success'

export async function main(event: unknown): Promise<Answer> {
  assertSettings()
  const by = startedBy()
  if (isMediaEvent(event)) {
    // Any mini-program could send what looks like WeChat's event.
    if (by === 'person') return { ok: false, error: 'only WeChat sends verdicts' }
    await takeMediaVerdict(event, Date.now())
    return 'success'
  }
  // Any mini-program can name a function, and so can others: only its own timer may start this one.
  if (by !== 'timer') return { ok: false, error: 'only the timer runs the jobs' }
  return { ok: true, jobs: await runInTurn(jobs, Date.now()) }
}

/** Owns the places of people who did not come, ten minutes after the start, when nobody at the door releases them. */
import { standbyFrom } from '@/domain/attendance/standby'
import { HOUR } from '@/domain/kernel/clock'
import { releaseToStandby } from '../api/repositories/door-seats'
import { findEnrollments } from '../api/repositories/enrollments'
import { forEachItem } from './run-each'
import type { Job } from './job'

/** No session lasts longer; it keeps the job from reading everybody who waits for next month. */
const LONGEST_HOURS = 16

/** More people than this do not stand by on one day at one station. */
const MOST_REPORTED = 1000

const standingBy = (now: number) => ({
  state: { $in: ['waiting', 'confirmed'] },
  endAt: { $gt: now, $lt: now + LONGEST_HOURS * HOUR },
  onSiteAt: { $gt: 0 },
})

export const releaseAtStandby: Job = {
  name: 'releaseStandby',
  due: (now) => [{ from: 'enrollments', where: standingBy(now) }],
  run: async (now, limit) => {
    const reported = await findEnrollments(standingBy(now), {
      limit: MOST_REPORTED,
      fields: { sessionId: 1, startAt: 1 },
    })
    const due = [...new Set(reported.filter((row) => standbyFrom(row) <= now).map((row) => row.sessionId))]
    let done = 0
    await forEachItem(due.slice(0, limit), async (sessionId) => {
      const { released, seated } = await releaseToStandby(sessionId, 'system', now)
      done += released + seated
    })
    return { done, more: due.length > limit }
  },
}

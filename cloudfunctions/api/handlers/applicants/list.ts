/** Owns the list of those who ask for a place in a session, with what is known of them. */
import { answerUntilOf } from '@/domain/activity/rules'
import { done, type HandlerFor } from '../../handler'
import { accountsOf } from '../../repositories/accounts'
import { applicationsIn, knownOf } from '../../repositories/applications'
import { sessionForJoin } from '../../repositories/session-places'
import type { SessionDoc } from '../../repositories/sessions'
import { sessionTouched } from '../../touched'
import { applicantView } from '../../views/applicant'
import { rowsOf } from '../../views/rows'
import { placesOf } from '../../views/session'
import { onDoor } from '../attendance/reads'

/** Four requests: the session with the caller, and at once the rows, the people and their hours. */
export const list: HandlerFor<'applicants.list'> = {
  joins: ({ input, personId }) => ({ session: sessionForJoin(input.sessionId, personId) }),
  touches: sessionTouched,
  run: onDoor<SessionDoc>()(async (session, { caller, now }) => {
    const { applicants = [] } = session.seats
    const ids = applicants.map(({ who }) => who)
    const [rows, people, accounts] = await Promise.all([
      applicationsIn(session._id, ids),
      knownOf(ids),
      accountsOf(ids),
    ])
    const rowOf = new Map(rows.map((row) => [row.personId, row]))
    const personOf = new Map(people.map((person) => [person._id, person]))
    const minutesOf = new Map(accounts.map(({ _id, balances }) => [_id, balances.provedMinutes ?? 0]))
    const views = rowsOf(applicants, (applicant) =>
      applicantView(session, applicant, {
        row: rowOf.get(applicant.who) ?? null,
        person: personOf.get(applicant.who) ?? null,
        minutes: minutesOf.get(applicant.who) ?? 0,
        ...{ caller, now },
      }),
    )
    const { _id: sessionId, title, startAt, endAt, placeName, review = '', seats } = session
    return done({
      ...{ sessionId, title, startAt, endAt, placeName, review, capacity: seats.capacity },
      ...placesOf(seats),
      mayQueue: seats.queueFree > 0,
      answerBy: answerUntilOf(session),
      applicants: [
        ...views.filter(({ state }) => state === 'applied'),
        ...views.filter(({ state }) => state === 'declined'),
      ],
      serverNow: now,
    })
  }),
}

/** Owns the check that a session's seats, rows and agendas tell the same story. */
import { assertSeats, standing } from '../../src/domain/kernel/seats-reading'
import type { EnrollmentDocument, SessionDocument } from '../../src/domain/activity/documents'
import type { PersonDocument } from '../../src/domain/person/documents'
import type { TestCloud } from './test-cloud'

const expected = {
  ...{ holder: 'confirmed', offered: 'offered', waiting: 'waiting', none: 'cancelled' },
  ...{ applied: 'applied', refused: 'declined' },
} as const

/** What does not agree, in words; empty when everything does. For sessions that have not begun. */
export async function disagreements(test: TestCloud, sessionId: string): Promise<string[]> {
  const [session] = await test.rows<SessionDocument>('sessions', { _id: sessionId })
  if (!session) return ['the session is gone']
  assertSeats(session.seats)
  const rows = await test.rows<EnrollmentDocument>('enrollments', { sessionId })
  const people = await test.rows<PersonDocument>('people', {})
  const found: string[] = []
  for (const row of rows) {
    const place = standing(session.seats, row.personId).is
    const wanted = session.state === 'cancelled' ? 'cancelled' : expected[place]
    if (row.state !== wanted) found.push(`${row.personId} is ${place} but the row says ${row.state}`)
    if (row.state === 'offered' && place === 'offered') {
      const offer = session.seats.offers.find((one) => one.who === row.personId)
      if (offer?.until !== row.offerUntil) found.push(`${row.personId}'s row has another end of the offer`)
    }
  }
  const { holders: held, offers, queue, applicants = [] } = session.seats
  const seated = [...held, ...offers, ...queue, ...applicants]
  for (const { who } of seated) {
    if (!rows.some((row) => row.personId === who)) found.push(`${who} has a place but no row`)
  }
  const holders = session.state === 'cancelled' ? [] : session.seats.holders.map((seat) => seat.who)
  const items = people.flatMap((person) => person.agenda).filter((item) => item.sessionId === sessionId)
  for (const who of holders) {
    const own = items.filter((item) => item.personId === who)
    if (own.length !== 1) found.push(`${who} holds a seat and has ${own.length} times in the agenda`)
    if (own[0] && own[0].startAt !== session.startAt) found.push(`${who}'s agenda has another time`)
  }
  for (const item of items) {
    if (!holders.includes(item.personId)) found.push(`${item.personId} has a time but no seat`)
  }
  return found
}

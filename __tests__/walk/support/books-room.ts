/** Owns what must always be true of rooms: no two things in one at once, and what follows from a span follows. */
import type { SessionDocument } from '../../../src/domain/activity/documents'
import { MINUTE } from '../../../src/domain/kernel/clock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { RoomDayDocument } from '../../../src/domain/room/documents'
import { overlaps } from '../../../src/domain/room/time'
import type { TestCloud } from '../../support/test-cloud'

/** Another time of the same session stands there for a moment while it is moved. */
export const brokenRooms = (days: readonly RoomDayDocument[]): string[] =>
  days.flatMap(({ _id, spans }) => {
    const held = spans.filter(({ holds }) => holds)
    return held.flatMap((one, i) =>
      held
        .slice(i + 1)
        .filter((other) => overlaps(one, other))
        // Closed twice is closed.
        .filter((other) => one.what !== 'closed' || other.what !== 'closed')
        .filter((other) => {
          const sessions = [one, other].flatMap((span) => (span.what === 'session' ? [span.sessionId] : []))
          return sessions.length < 2 || sessions[0] !== sessions[1]
        })
        .map((other) => `${_id}: ${one.id} and ${other.id} at once`),
    )
  })

/** Long enough ago for the jobs to have looked at it. */
const OWED = 5 * MINUTE

/** What holds when the jobs have had their time. */
export async function unkeptRooms(test: TestCloud): Promise<string[]> {
  const [days, sessions, people] = await Promise.all([
    test.rows<RoomDayDocument>('roomDays'),
    test.rows<SessionDocument>('sessions'),
    test.rows<PersonDocument>('people'),
  ])
  const now = test.now()
  const spans = days.flatMap((day) => day.spans.map((span) => ({ day, span })))
  const ahead = sessions.filter(({ state, startAt }) => state !== 'cancelled' && startAt > now)
  const without = ahead.filter(
    ({ _id, placeCode, startAt, endAt }) =>
      placeCode &&
      !spans.some(
        ({ day, span }) =>
          day.placeCode === placeCode &&
          span.what === 'session' &&
          span.sessionId === _id &&
          span.startAt === startAt &&
          span.endAt === endAt,
      ),
  )
  const alone = spans.filter(
    ({ day, span }) =>
      span.what === 'session' &&
      span.startAt > now &&
      !ahead.some(({ _id, placeCode }) => _id === span.sessionId && placeCode === day.placeCode),
  )
  const booked = spans.flatMap(({ span }) =>
    span.what === 'booking' && span.holds && !span.walkedIn && span.endAt > now ? [span] : [],
  )
  const promised = people.flatMap(({ _id, agenda }) =>
    agenda.filter(({ room, endAt }) => room && endAt > now).map(({ sessionId }) => `${_id} ${sessionId}`),
  )
  const kept = new Set(booked.map(({ personId, id }) => `${personId} ${id}`))
  return [
    ...without.map(({ _id }) => `${_id} takes place in a room that it has not`),
    ...alone.map(({ day, span }) => `${day._id}: ${span.id} stands for no session`),
    ...[...kept].filter((one) => !promised.includes(one)).map((one) => `${one} is in no agenda`),
    ...promised.filter((one) => !kept.has(one)).map((one) => `${one} is promised and not booked`),
    ...days.filter(({ wakeAt }) => wakeAt < now - OWED).map(({ _id }) => `${_id} was not woken`),
  ]
}

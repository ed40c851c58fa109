/** Owns the collections of activities: their sessions, courses, rooms and turns, those who come, and what is told afterwards. */
import { collection, type CollectionDeclaration, index } from './declare'

export const activities: CollectionDeclaration[] = [
  collection('activities', [
    index({ stationId: 1, state: 1, createdAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, dueAt: 1 }),
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ spread: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('sessions', [
    // Filters and searched words are marks in `words`, so two indexes serve every way of browsing.
    index({ stationId: 1, listed: 1, startAt: 1, _id: 1 }),
    index({ stationId: 1, listed: 1, words: 1, startAt: 1, _id: 1 }),
    // What is open to the whole district, for the residents of every station.
    index({ district: 1, listed: 1, startAt: 1, _id: 1 }),
    index({ activityId: 1, startAt: 1 }),
    // All of a month, whatever has become of them.
    index({ stationId: 1, startAt: 1, _id: 1 }),
    // What its leader has still to tell of.
    index({ leaderId: 1, startAt: 1 }),
    index({ nextDueAt: 1 }),
    index({ 'seats.offers.until': 1 }),
    // Those who ask, for whoever answers them and for the clock.
    index({ 'seats.applying': 1, stationId: 1, startAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // The showcase of a station and the newest of it.
  collection('recaps', [
    index({ stationId: 1, listed: 1, endAt: -1, _id: -1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Those that are shown, by station and in the whole district; those of one phone; and what the timer has to look at.
  collection('courses', [
    index({ stationId: 1, listed: 1, lastEndAt: 1 }),
    index({ district: 1, listed: 1, lastEndAt: 1 }),
    ...['holders', 'queue', 'applicants'].map((list) => index({ [`seats.${list}.by`]: 1, lastEndAt: 1 })),
    index({ 'course.teacher.personId': 1, lastEndAt: 1 }),
    index({ wakeAt: 1 }),
  ]),
  // The days of a room, the rooms of a day, those on which somebody has booked or a session takes one, and what the timer has to look at.
  collection('roomDays', [
    index({ placeCode: 1, day: 1 }),
    index({ stationId: 1, day: 1 }),
    index({ 'spans.personId': 1, day: 1 }),
    index({ 'spans.sessionId': 1 }),
    index({ wakeAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // The newest of a station, those of a kind whose winners may go on, those that somebody marks, and what is due.
  collection('campaigns', [
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, createdAt: -1, _id: -1 }),
    index({ 'panel.personId': 1, state: 1 }),
    index({ wakeAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('campaignEntries', [
    index({ campaignId: 1, state: 1, createdAt: 1, _id: 1 }),
    index({ personId: 1, createdAt: -1 }),
    index({ 'nominations.by': 1, createdAt: -1 }),
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ campaignId: 1, personId: 1, createdAt: -1 }),
  ]),
  collection('thanks', [
    index({ sessionId: 1, createdAt: 1 }),
    index({ personId: 1, createdAt: -1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // One for each fair, read by the id of its session.
  collection('fairStalls', [index({ unsettled: 1, settleAt: 1 })]),
  // What a rota has handed over, the latest first.
  collection('dutyNotes', [
    index({ activityId: 1, startAt: -1 }),
    index({ personId: 1, writtenAt: -1 }),
    index({ stationId: 1, startAt: 1, _id: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // What is asked about a turn, of somebody without an answer, and what time ends.
  collection('dutySwaps', [
    index({ sessionIds: 1, createdAt: -1 }),
    index({ askerId: 1, state: 1 }),
    index({ otherId: 1, createdAt: -1 }),
    index({ state: 1, dueAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('enrollments', [
    // The views of a roster, in the order of signing up, and whose name begins so.
    index({ sessionId: 1, state: 1, createdAt: 1, _id: 1 }),
    index({ sessionId: 1, name: 1, _id: 1 }),
    index({ sessionId: 1, _id: 1 }),
    index({ ownerId: 1, state: 1, startAt: 1 }),
    index({ ownerId: 1, startAt: -1, _id: -1 }),
    index({ ownerId: 1, sessionId: 1 }),
    index({ stationId: 1, startAt: 1, _id: 1 }),
    index({ state: 1, endAt: 1 }),
    index({ answersUntil: 1 }),
    // A proof that another phone has shown already at this door.
    ...['checkIn', 'checkOut'].flatMap((end) => [
      index({ sessionId: 1, [`${end}.nonce`]: 1 }),
      index({ sessionId: 1, [`${end}.at`]: 1 }),
    ]),
  ]),
]

/** Owns the collections of what is written: wishes, notices, articles, surveys, and cases of every kind. */
import { collection, type CollectionDeclaration, index } from './declare'

export const written: CollectionDeclaration[] = [
  collection('checks', [
    index({ stationId: 1, state: 1, dueAt: 1, _id: 1 }),
    index({ stationId: 1, state: 1, movedAt: -1, _id: -1 }),
    index({ state: 1, dueAt: 1 }),
    index({ authorId: 1, state: 1, createdAt: 1 }),
    index({ 'media.traceId': 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('notices', [
    // Serves a person's keys: the newest live notices for them.
    index({ stationId: 1, live: 1, audience: 1, publishAt: -1, _id: -1 }),
    index({ stationId: 1, updatedAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, updatedAt: -1, _id: -1 }),
    index({ stationId: 1, authorId: 1, updatedAt: -1, _id: -1 }),
    index({ stationId: 1, authorId: 1, state: 1, updatedAt: -1, _id: -1 }),
    index({ stationId: 1, publishAt: 1, _id: 1 }),
    index({ state: 1, 'check.verdict': 1, dueAt: 1 }),
    index({ state: 1, expiresAt: 1 }),
    index({ spreading: 1, publishAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('receipts', [
    index({ noticeId: 1, read: 1, _id: 1 }),
    index({ noticeId: 1, edition: 1 }),
    index({ noticeId: 1, gridId: 1, building: 1 }),
    index({ personId: 1, _id: 1 }),
  ]),
  // What a station has written, as everybody reads it: all columns or one, pinned ones first.
  collection('articles', [
    index({ stationId: 1, state: 1, rank: -1, publishAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, column: 1, rank: -1, publishAt: -1, _id: -1 }),
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ stationId: 1, publishAt: 1, _id: 1 }),
    index({ stationId: 1, state: 1, dueAt: 1 }),
    index({ series: 1, publishAt: -1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Works for the neighbourhood, the newest first; what is asked about one, by somebody, and what waits for an answer.
  collection('livelihoods', [
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('livelihoodQuestions', [
    index({ workId: 1, open: 1, answeredAt: -1 }),
    index({ personId: 1, createdAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, createdAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Surveys of a station; that somebody has answered, what was answered, and who wants to be called.
  collection('surveys', [
    index({ stationId: 1, endsAt: -1, _id: -1 }),
    index({ stationId: 1, state: 1, endsAt: -1, _id: -1 }),
    index({ state: 1, dueAt: 1 }),
    index({ untold: 1 }),
    index({ forgetAt: 1 }),
  ]),
  collection('surveyTickets', [index({ surveyId: 1 }), index({ ownerKey: 1, _id: -1 })]),
  collection('surveyAnswers', [index({ surveyId: 1, _id: 1 })]),
  collection('surveyContacts', [
    index({ surveyId: 1, _id: 1 }),
    index({ stationId: 1, state: 1, day: 1 }),
    index({ personId: 1, day: -1, _id: -1 }),
  ]),
  collection('wishes', [
    // Filters are marks, so two indexes serve every way of looking at the wall.
    index({ stationId: 1, wall: 1, marks: 1, wallAt: 1, _id: 1 }),
    index({ stationId: 1, wall: 1, marks: 1, deadlineAt: 1, _id: 1 }),
    index({ makerIds: 1, createdAt: -1, _id: -1 }),
    index({ helperIds: 1, createdAt: -1, _id: -1 }),
    index({ forgetAt: 1 }),
    index({ stationId: 1, state: 1, dueAt: 1, _id: 1 }),
    index({ stationId: 1, state: 1, createdAt: -1, _id: -1 }),
    index({ stationId: 1, createdAt: -1, _id: -1 }),
    // For whoever looks after some grids.
    index({ stationId: 1, gridId: 1, createdAt: -1, _id: -1 }),
    index({ state: 1, dueAt: 1 }),
    index({ state: 1, 'seats.holders.until': 1 }),
    index({ state: 1, wall: 1, deadlineAt: 1 }),
    index({ stationId: 1, state: 1, wall: 1, dueAt: 1, _id: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Cases of every declared kind: to-dos by role, one's own, the desk by state, the board, what lies at one spot of it, one by its number, those that
  // name another one, and what the timer has to look at.
  collection('cases', [
    index({ stationId: 1, waits: 1, dueAt: 1, _id: 1 }),
    index({ stationId: 1, kind: 1, state: 1, dueAt: 1, _id: 1 }),
    index({ stationId: 1, kind: 1, state: 1, movedAt: -1, _id: -1 }),
    index({ stationId: 1, kind: 1, createdAt: 1, _id: 1 }),
    index({ actorIds: 1, kind: 1, createdAt: -1, _id: -1 }),
    index({ openFor: 1, createdAt: -1 }),
    // Complaints about somebody.
    index({ involvedIds: 1, kind: 1, createdAt: -1 }),
    index({ stationId: 1, kind: 1, boardAt: -1, _id: -1 }),
    index({ stationId: 1, marks: 1, boardAt: -1, _id: -1 }),
    index({ stationId: 1, kind: 1, number: 1 }),
    index({ 'links.id': 1, createdAt: -1 }),
    index({ sentTo: 1, kind: 1, sentAt: -1, _id: -1 }),
    // What somebody has helped with.
    index({ handlerId: 1, kind: 1, movedAt: -1, _id: -1 }),
    index({ wakeAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Those of sealed kinds lie apart, so that no query for many kinds can meet one; a to-do is found by its kind alone.
  collection('sealedCases', [
    index({ stationId: 1, kind: 1, state: 1, dueAt: 1, _id: 1 }),
    index({ stationId: 1, kind: 1, state: 1, movedAt: -1, _id: -1 }),
    index({ stationId: 1, kind: 1, createdAt: 1, _id: 1 }),
    index({ actorIds: 1, kind: 1, createdAt: -1, _id: -1 }),
    index({ openFor: 1, createdAt: -1 }),
    index({ 'links.id': 1, createdAt: -1 }),
    index({ wakeAt: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
]

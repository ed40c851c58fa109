/** Owns the database as data: collections, indexes and permissions. The local cloud and the deployment both read it. */

interface IndexDeclaration {
  name: string
  keys: Record<string, 1 | -1 | '2dsphere'>
  unique?: boolean
}

interface CollectionDeclaration {
  name: string
  indexes: IndexDeclaration[]
  /** Clients read and write nothing directly; only functions do. */
  permission: { read: false; write: false }
}

const closed = { read: false, write: false } as const

const collection = (name: string, indexes: IndexDeclaration[] = []): CollectionDeclaration => ({
  name,
  indexes,
  permission: closed,
})

const index = (keys: IndexDeclaration['keys'], unique = false): IndexDeclaration => ({
  name: Object.entries(keys)
    .map(([key, order]) => `${key.replace(/\./g, '_')}_${order}`)
    .join('_'),
  keys,
  ...(unique ? { unique } : {}),
})

/** A part of a station's people in the order of ids. The name is short: written in full it is longer than a name may surely be. */
const audience = (part: string, of: IndexDeclaration['keys']): IndexDeclaration => ({
  name: `audience_${part}`,
  keys: { stationId: 1, ...of, _id: 1, openid: 1, 'subscriptions.stationNotice': 1 },
})

export const database: { collections: CollectionDeclaration[] } = {
  collections: [
    collection('stations'),
    collection('units', [
      index({ type: 1, active: 1 }),
      index({ path: 1, type: 1 }),
      index({ parentId: 1, active: 1, order: 1, _id: 1 }),
    ]),
    collection('projects', [
      // Residents see those that are under way, the desk all of them; both by position, brand projects first.
      index({ stationId: 1, active: 1, order: 1, createdAt: 1, _id: 1 }),
      index({ stationId: 1, order: 1, createdAt: 1, _id: 1 }),
      // No station has two of one name, whoever writes at the same moment.
      index({ stationId: 1, nameKey: 1 }, true),
    ]),
    collection('teams', [
      // Residents see those that are active, the desk all of them; both by kind.
      index({ stationId: 1, state: 1, order: 1, createdAt: 1, _id: 1 }),
      index({ stationId: 1, order: 1, createdAt: 1, _id: 1 }),
      index({ stationId: 1, state: 1, dueAt: 1 }),
      // What belongs to one.
      index({ parentId: 1, createdAt: 1 }),
      index({ stationId: 1, nameKey: 1 }, true),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    collection('teamMembers', [
      index({ teamId: 1, state: 1, at: 1, _id: 1 }),
      index({ personId: 1, state: 1, at: 1 }),
      index({ stationId: 1, state: 1, dueAt: 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    collection('imports', [
      index({ stationId: 1, createdAt: -1, _id: -1 }),
      index({ remembered: 1, forgetAt: 1 }),
    ]),
    // The rows of an import: one part by its number, those with refused rows or notes, and what is to be forgotten.
    collection('importParts', [
      index({ importId: 1, part: 1 }),
      index({ importId: 1, told: 1, part: 1 }),
      index({ forgetAt: 1 }),
    ]),
    collection('people', [
      index({ cardTokens: 1 }),
      index({ stationId: 1, 'volunteer.state': 1, 'volunteer.appliedAt': 1, _id: 1 }),
      // Applications that wait at a station, and those that lapse without a guardian, whatever the station: never many wait.
      index({ 'volunteer.state': 1, stationId: 1, 'volunteer.dueAt': 1 }),
      // Moves to another home: what waits at the station they lead to, and what nobody has answered in time, of which there is
      // never much in a whole district.
      index({ 'homeMove.state': 1, 'homeMove.to': 1, 'homeMove.dueAt': 1 }),
      // Papers of which the holder is to be told that they run out, whatever the station.
      index({ papersDueAt: 1 }),
      index({ stationId: 1, openid: 1, _id: 1 }),
      // Records that may be of one person are looked for by these, and listed by the last.
      index({ stationId: 1, birthDate: 1 }),
      index({ stationId: 1, 'family.birthDate': 1 }),
      index({ stationId: 1, phoneKey: 1 }),
      index({ stationId: 1, 'twins.at': 1 }),
      // The desk finds residents by marks, in the whole station or in some grids; the last finds those not yet filed.
      index({ stationId: 1, marks: 1, _id: 1 }),
      index({ stationId: 1, gridId: 1, marks: 1, _id: 1 }),
      index({ filed: 1 }),
      index({ unsettled: 1, settleAt: 1 }),
      // An audience is read in these orders: the station, its grids, its buildings, its roles, its volunteers. What is
      // counted of it, those with a phone and those who agreed to one more message, stands behind.
      audience('station', {}),
      audience('grid', { gridId: 1 }),
      audience('building', { gridId: 1, building: 1 }),
      audience('role', { roles: 1 }),
      audience('volunteers', { 'volunteer.state': 1 }),
    ]),
    // One's own certificates, the newest first, and those whose seal a station has to answer for.
    collection('certificates', [
      index({ stationId: 1, createdAt: -1, _id: -1 }),
      index({ ownerId: 1, createdAt: -1, _id: -1 }),
      index({ personId: 1 }),
      index({ stationId: 1, sealWaits: 1, createdAt: 1, _id: 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    // Accounts that are to close or were closed: what is due, and those of a station for an audit.
    collection('closings', [index({ dueAt: 1 }), index({ stationId: 1, closedAt: -1, _id: -1 })]),
    collection('cardScans'),
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
    collection('visits', [
      // The newest visit of whoever lives behind a door, and all of them.
      index({ ownerId: 1, state: 1, at: -1 }),
      index({ ownerId: 1, at: -1 }),
      index({ stationId: 1, state: 1, at: 1 }),
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
    // The year of each station; a draft is written when its day is near.
    collection('seasons', [index({ wakeAt: 1 }), index({ unsettled: 1, settleAt: 1 })]),
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
    // The robot of each station's group; the timer looks at those whose morning has come.
    collection('robots', [index({ wakeAt: 1 })]),
    // A board, with a kind of it, in its order; and what somebody answers for.
    collection('honours', [
      index({ stationId: 1, marks: 1, shownAt: -1, order: 1, _id: 1 }),
      // What people were given in a month.
      index({ stationId: 1, day: 1, _id: 1 }),
      index({ ownerId: 1, createdAt: -1, _id: -1 }),
      index({ personId: 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    collection('thanks', [
      index({ sessionId: 1, createdAt: 1 }),
      index({ personId: 1, createdAt: -1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
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
      index({ sessionId: 1, state: 1, createdAt: 1 }),
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
    collection('serviceRecords', [
      index({ ownerId: 1, day: -1, createdAt: -1 }),
      index({ personId: 1, day: -1, _id: -1 }),
      index({ stationId: 1, day: -1, _id: -1 }),
      index({ stationId: 1, state: 1, dueAt: 1 }),
      // What nobody has decided in time, the oldest first.
      index({ stationId: 1, state: 1, day: 1 }),
      index({ stationId: 1, kind: 1, creditStands: 1, day: -1, _id: -1 }),
      index({ sessionId: 1, state: 1 }),
      index({ state: 1, dueAt: 1 }),
    ]),
    collection('accounts', [index({ 'unwritten.at': 1 }), index({ 'reserving.at': 1 }), index({ owed: 1 })]),
    collection('entries', [
      index({ accountId: 1, at: -1, sourceKey: -1 }),
      index({ accountId: 1, sourceKey: 1 }, true),
      // What somebody has moved in a pool of others, whose lines say by whom.
      index({ byPersonId: 1 }),
    ]),
    collection('checks', [
      index({ stationId: 1, state: 1, dueAt: 1, _id: 1 }),
      index({ stationId: 1, state: 1, movedAt: -1, _id: -1 }),
      index({ state: 1, dueAt: 1 }),
      index({ authorId: 1, state: 1, createdAt: 1 }),
      index({ 'media.traceId': 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    // Who saw whose number; for the person concerned, and for an audit of a station.
    collection('reveals', [
      index({ personId: 1, at: -1 }),
      index({ personIds: 1, at: -1 }),
      index({ stationId: 1, at: -1, _id: -1 }),
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
    // Points where waste is put out; what a household has put out, what somebody has scanned, and what the station looks at.
    collection('sortingPoints', [index({ stationId: 1, name: 1, _id: 1 }), index({ 'helpers.personId': 1 })]),
    collection('sortings', [
      index({ householdKey: 1, day: -1, at: -1 }),
      index({ helperId: 1, day: -1, at: -1 }),
      index({ stationId: 1, day: 1, state: 1 }),
      index({ stationId: 1, state: 1, at: 1 }),
      index({ personId: 1, day: -1, _id: -1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    // What a station has written, as everybody reads it: all columns or one, pinned ones first.
    collection('articles', [
      index({ stationId: 1, state: 1, rank: -1, publishAt: -1, _id: -1 }),
      index({ stationId: 1, state: 1, column: 1, rank: -1, publishAt: -1, _id: -1 }),
      index({ stationId: 1, createdAt: -1, _id: -1 }),
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
    ]),
    collection('surveyTickets', [index({ surveyId: 1 }), index({ ownerKey: 1, _id: -1 })]),
    collection('surveyAnswers', [index({ surveyId: 1, _id: 1 })]),
    collection('surveyContacts', [
      index({ surveyId: 1, _id: 1 }),
      index({ stationId: 1, state: 1, day: 1 }),
      index({ personId: 1, day: -1, _id: -1 }),
    ]),
    collection('pointsSummaries'),
    collection('passes'),
    collection('households', [index({ 'invitations.personId': 1 }), index({ 'invitations.byPersonId': 1 })]),
    collection('wishes', [
      // Filters are marks, so two indexes serve every way of looking at the wall.
      index({ stationId: 1, wall: 1, marks: 1, wallAt: 1, _id: 1 }),
      index({ stationId: 1, wall: 1, marks: 1, deadlineAt: 1, _id: 1 }),
      index({ makerIds: 1, createdAt: -1, _id: -1 }),
      index({ helperIds: 1, createdAt: -1, _id: -1 }),
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
    // The last number of each series: wishes of a station.
    collection('prizes', [
      index({ stationId: 1, listed: 1, points: 1, _id: 1 }),
      index({ stationId: 1, listed: 1, kind: 1, points: 1, _id: 1 }),
      index({ stationId: 1, createdAt: -1, _id: -1 }),
      index({ stationId: 1, state: 1, createdAt: -1, _id: -1 }),
      index({ stationId: 1, partnerId: 1, createdAt: -1, _id: -1 }),
      // What runs out is among the to-dos.
      index({ stationId: 1, state: 1, 'stock.free': 1 }),
      index({ dueAt: 1 }),
      index({ 'unwrittenMoves.at': 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    collection('stockMoves', [index({ prizeId: 1, at: -1 }), index({ stationId: 1, at: 1, _id: 1 })]),
    collection('redemptions', [
      index({ ownerId: 1, reservedAt: -1, _id: -1 }),
      index({ ownerId: 1, state: 1, dueAt: 1 }),
      index({ personId: 1, state: 1, dueAt: 1 }),
      index({ stationId: 1, code: 1 }),
      index({ stationId: 1, state: 1, reservedAt: -1, _id: -1 }),
      index({ stationId: 1, partnerId: 1, state: 1, reservedAt: -1, _id: -1 }),
      index({ stationId: 1, redeemedMonth: 1, partnerId: 1 }),
      index({ stationId: 1, refundedMonth: 1, redeemedMonth: 1 }),
      index({ state: 1, dueAt: 1 }),
      index({ remindAt: 1 }),
      index({ unsettled: 1, settleAt: 1 }),
    ]),
    collection('partners', [
      index({ stationId: 1, name: 1, _id: 1 }),
      index({ stationId: 1, active: 1, name: 1 }),
      // Those that residents see, by what they are.
      index({ stationId: 1, active: 1, 'face.sort': 1, name: 1, _id: 1 }),
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
    // What could not be worked on, with the reason.
    // What a station hands on of a month, and its rows as they were frozen; what the timer has to go on with.
    collection('binders', [index({ stationId: 1, month: 1 }), index({ wakeAt: 1 })]),
    collection('binderParts', [index({ binderId: 1, round: 1 })]),
    // What each month of a station comes to: the months of one, and those of all.
    collection('stationMonths', [index({ stationId: 1, month: 1 }), index({ month: 1 })]),
    // What others have counted of a station or a unit, by its id.
    collection('outsideFigures'),
    collection('asides', [index({ retryAt: 1 })]),
    collection('stores'),
    collection('counters'),
    collection('messages', [
      index({ personId: 1, listed: 1, unread: 1, at: -1, _id: -1 }),
      index({ personId: 1, unread: 1, at: -1 }),
      index({ 'delivery.state': 1, 'delivery.nextAt': 1 }),
      index({ stationId: 1, 'delivery.state': 1, at: -1, _id: -1 }),
    ]),
  ],
}

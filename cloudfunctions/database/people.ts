/** Owns the collections of people, what they are in, and what is told of them. */
import { collection, type CollectionDeclaration, index, type IndexDeclaration } from './declare'

/** A part of a station's people in the order of ids. The name is short: written in full it is longer than a name may surely be. */
const audience = (part: string, of: IndexDeclaration['keys']): IndexDeclaration => ({
  name: `audience_${part}`,
  keys: { stationId: 1, ...of, _id: 1, openid: 1, 'subscriptions.stationNotice': 1 },
})

export const people: CollectionDeclaration[] = [
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
  collection('visits', [
    // The newest visit of whoever lives behind a door, and all of them.
    index({ ownerId: 1, state: 1, at: -1 }),
    index({ ownerId: 1, at: -1 }),
    index({ stationId: 1, state: 1, at: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // A board, with a kind of it, in its order; and what somebody answers for.
  collection('honours', [
    index({ stationId: 1, marks: 1, shownAt: -1, order: 1, _id: 1 }),
    // What people were given in a month.
    index({ stationId: 1, day: 1, _id: 1 }),
    index({ ownerId: 1, createdAt: -1, _id: -1 }),
    index({ personId: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  // Who saw whose number; for the person concerned, and for an audit of a station.
  collection('reveals', [
    index({ personId: 1, at: -1 }),
    index({ personIds: 1, at: -1 }),
    index({ stationId: 1, at: -1, _id: -1 }),
  ]),
  collection('households', [index({ 'invitations.personId': 1 }), index({ 'invitations.byPersonId': 1 })]),
  collection('messages', [
    index({ personId: 1, listed: 1, unread: 1, at: -1, _id: -1 }),
    index({ personId: 1, unread: 1, at: -1 }),
    index({ 'delivery.state': 1, 'delivery.nextAt': 1 }),
    index({ stationId: 1, 'delivery.state': 1, at: -1, _id: -1 }),
  ]),
]

/** Owns the collections of what is counted: hours, points, the store and what is sorted. */
import { collection, type CollectionDeclaration, index } from './declare'

export const counted: CollectionDeclaration[] = [
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
  collection('accounts', [
    index({ 'unwritten.at': 1 }),
    index({ 'reserving.at': 1 }),
    index({ owed: 1 }),
    index({ unsettled: 1, settleAt: 1 }),
  ]),
  collection('entries', [
    index({ accountId: 1, at: -1, sourceKey: -1 }),
    index({ accountId: 1, sourceKey: 1 }, true),
    // What somebody has moved in a pool of others, whose lines say by whom.
    index({ byPersonId: 1 }),
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
  // Which putting out of a part of a day is that of everybody behind a door or with a pool.
  collection('sortingHomes'),
  // Which of two households has scanned the other.
  collection('sortingPairs'),
  collection('pointsSummaries'),
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
  collection('stockMoves', [
    index({ prizeId: 1, at: -1 }),
    index({ stationId: 1, at: 1, _id: 1 }),
    index({ requestId: 1 }),
  ]),
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
  collection('stores'),
]

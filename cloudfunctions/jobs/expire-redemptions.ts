/** Owns reservations that nobody fetched: a word the day before, and the points and the prize back when time is up. */
import { isStanding, reminded, SYSTEM } from '@/domain/store/decide-redemption'
import { messageItem } from '../api/repositories/items'
import { writeChange } from '../api/kernel/move-case'
import { messageOf } from '../api/repositories/messages'
import { findRedemptions, REDEMPTIONS } from '../api/repositories/redemptions'
import { moveRedemption } from '../api/repositories/redemption-moves'
import type { Job } from './job'
import { sweep } from './sweep'

export const expireRedemptions: Job = {
  name: 'expireRedemptions',
  ...sweep({
    collection: REDEMPTIONS,
    where: (now) => ({ state: 'reserved', dueAt: { $lt: now } }),
    find: (where, limit) => findRedemptions(where, { order: [['dueAt', 'asc']], limit }),
    work: async (redemption, now) => {
      if (isStanding(redemption)) await moveRedemption(redemption, 'expire', SYSTEM, { now })
    },
  }),
}

export const remindOfPickUp: Job = {
  name: 'remindOfPickUp',
  ...sweep({
    collection: REDEMPTIONS,
    // What is overdue by now is told of by its end.
    where: (now) => ({ remindAt: { $gt: 0, $lte: now }, state: 'reserved', dueAt: { $gt: now } }),
    find: (where, limit) => findRedemptions(where, { order: [['remindAt', 'asc']], limit }),
    work: async (redemption, now) => {
      const { _id, personId, ownerId, stationId, title, name, expiresAt, place } = redemption
      const about = { redemptionId: _id, title, name: personId === ownerId ? '' : name }
      const letter = messageItem(
        messageOf('prizeEnding', {
          ...{ personId: ownerId, stationId, cause: [_id], at: now },
          params: { ...about, until: expiresAt, place },
        }),
      )
      await writeChange(REDEMPTIONS, _id, { update: reminded(redemption), items: [letter] }, now)
    },
  }),
}

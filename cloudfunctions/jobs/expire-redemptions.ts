/** Owns reservations that nobody fetched: a word the day before, and the points and the prize back when time is up. */
import { isStanding, reminded, SYSTEM } from '@/domain/store/decide-redemption'
import { letterOf } from '../api/repositories/items'
import { writeChange } from '../api/kernel/move-case'
import { messageOf } from '../api/repositories/messages'
import { findRedemptions, REDEMPTIONS } from '../api/repositories/redemptions'
import { moveRedemption } from '../api/repositories/redemption-moves'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

const over = (now: number) => ({ state: 'reserved', dueAt: { $lt: now } })

export const expireRedemptions: Job = {
  name: 'expireRedemptions',
  due: (now) => [{ from: REDEMPTIONS, where: over(now) }],
  run: async (now, limit) => {
    const source = { collection: 'redemptions', now }
    const found = await findRedemptions(await sparing(source, over(now)), {
      order: [['dueAt', 'asc']],
      limit,
    })
    await forEachItem(
      found.filter(isStanding),
      async (redemption) => {
        await moveRedemption(redemption, 'expire', SYSTEM, { now })
      },
      source,
    )
    return { done: found.length, more: found.length === limit }
  },
}

/** What is overdue by now is told of by its end. */
const ending = (now: number) => ({ remindAt: { $gt: 0, $lte: now }, state: 'reserved', dueAt: { $gt: now } })

export const remindOfPickUp: Job = {
  name: 'remindOfPickUp',
  due: (now) => [{ from: REDEMPTIONS, where: ending(now) }],
  run: async (now, limit) => {
    const source = { collection: 'redemptions', now }
    const due = await sparing(source, ending(now))
    const found = await findRedemptions(due, { order: [['remindAt', 'asc']], limit })
    await forEachItem(
      found,
      async (redemption) => {
        const { _id, personId, ownerId, stationId, title, name, expiresAt, place } = redemption
        const about = { redemptionId: _id, title, name: personId === ownerId ? '' : name }
        const letter = letterOf(
          messageOf('prizeEnding', {
            ...{ personId: ownerId, stationId, cause: [_id], at: now },
            params: { ...about, until: expiresAt, place },
          }),
        )
        await writeChange(REDEMPTIONS, _id, { update: reminded(redemption), items: [letter] }, now)
      },
      source,
    )
    return { done: found.length, more: found.length === limit }
  },
}

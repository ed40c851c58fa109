/** Owns the way from a roster to adding the hours of somebody who was there without a mark of it. */
import { deskPages } from '@/domain/desk-pages'
import { dayOf } from '@/domain/kernel/clock'
import { openPage } from '@/platform/navigate'
import type { Roster, RosterRow } from './store'

/** What a line of the roster offers once the session is over; nothing before, when people can still be let in. */
export const addMissed = ({ sessionId, title, startAt, endAt }: Roster, now: number) =>
  now > endAt
    ? {
        onAdd: ({ personId, name }: RosterRow) =>
          openPage(deskPages.addHours({ sessionId, title, day: dayOf(startAt), personId, name })),
      }
    : {}

/** Owns the calendar of a person: each kind of promise says by which read it is found and how it is shown, one line each. */
import type { Output } from '@/contract'
import type { calendarActions } from '@/contract/calendar'
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { appPages } from '@/domain/app-pages'
import { DAY } from '@/domain/kernel/clock'
import { bookingFlow } from '@/domain/room/booking-flow'
import type { BookingSpan } from '@/domain/room/documents'
import { standingWord } from '@/domain/words/people'
import { type Caller, done, type Handler, type Handlers, joinedAll } from '../handler'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { promisedRowsJoin } from '../repositories/enrollments'
import { bookedDays, type RoomDayDoc } from '../repositories/room-days'
import { rowsOf } from '../views/rows'
import { whomOf } from './activity/participant'

type Entry = Output<'calendar.open'>['entries'][number]

/** A kind of promise. */
interface Source {
  join: (personId: string, now: number) => Join
  entries: (found: Doc[], caller: Caller) => Entry[]
}

const activityEntry = (row: EnrollmentDocument, caller: Caller): Entry => {
  const { _id, title, placeName, startAt, endAt, state, sessionId, duty } = row
  const word = duty === true && state === 'confirmed' ? '值班' : standingWord(state, null)
  const { name, isSelf } = whomOf(caller, row)
  return {
    ...{ id: _id, title, place: placeName, startAt, endAt, word },
    ...{ fixed: state === 'confirmed' || state === 'checkedIn', name: isSelf ? '' : name },
    page: appPages.session(sessionId),
  }
}

const bookingEntry = ({ place, placeCode }: RoomDayDoc, span: BookingSpan): Entry => ({
  ...{ id: span.id, title: place, place, startAt: span.startAt, endAt: span.endAt, fixed: true, name: '' },
  word: bookingFlow.states[span.state].label,
  page: appPages.room(placeCode),
})

const sources: Record<string, Source> = {
  activities: {
    join: (personId, now) => promisedRowsJoin(personId, now - DAY),
    entries: (found, caller) =>
      rowsOf(found as unknown as (EnrollmentDocument & Doc)[], (row) => activityEntry(row, caller)),
  },
  rooms: {
    join: bookedDays,
    entries: (found, { personId }) =>
      (found as RoomDayDoc[]).flatMap((day) =>
        rowsOf(
          day.spans.filter(
            (span): span is BookingSpan =>
              span.what === 'booking' && span.holds && span.personId === personId && !span.walkedIn,
          ),
          (span) => bookingEntry(day, span),
        ),
      ),
  },
}

/** One request. */
const open: Handler<'calendar.open'> = {
  joins: ({ personId, now }) =>
    Object.fromEntries(Object.entries(sources).map(([name, { join }]) => [name, join(personId, now)])),
  run: ({ caller, joined, now }) => {
    const entries = Object.entries(sources).flatMap(([name, source]) =>
      source.entries(joinedAll(joined, name), caller),
    )
    const ahead = entries.filter(({ endAt }) => endAt > now).sort((a, b) => a.startAt - b.startAt)
    return Promise.resolve(done({ entries: ahead, serverNow: now }))
  },
}

export const calendarHandlers: Handlers<keyof typeof calendarActions> = { 'calendar.open': open }

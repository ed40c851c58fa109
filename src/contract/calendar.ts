/** Owns a person's own calendar: everything one has promised to be at, whatever it is. */
import * as v from 'valibot'
import { EVERYONE } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { Id, Instant } from './shapes'

const Entry = v.object({
  /** Unique among them, and the same whenever the same is meant. */
  id: Id,
  title: v.string(),
  place: v.string(),
  startAt: Instant,
  endAt: Instant,
  /** How it stands, in a word. */
  word: v.string(),
  /** Whether the time is promised; false while a place is only hoped for. */
  fixed: v.boolean(),
  /** The family member it is about; empty for oneself. */
  name: v.string(),
  page: v.string(),
})

export const calendarActions = defineActions({
  'calendar.open': {
    summary: '我的日程：报了的活动、订了的地方，按日子排在一起。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({ entries: v.array(Entry), serverNow: Instant }),
    errors: [],
  },
})

/** Owns what the home page shows: what concerns me, my next thing, this week, and for whom it is their work what waits. */
import * as v from 'valibot'
import { SessionCard, Standing } from './activity'
import { defineActions } from './define-actions'
import { ToDo } from './desk'
import { EVERYONE } from '../domain/person/roles'
import { Recap } from './recap'
import { Count, Id, Instant } from './shapes'
import { Features } from './station'

const NextThing = v.object({
  sessionId: Id,
  title: v.string(),
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  bring: v.string(),
  /** What whoever accepts an offered place agrees to, beside the time and the place. */
  riskNotice: v.string(),
  standing: Standing,
  /** The one thing to do now. */
  act: v.picklist(['acceptOffer', 'checkIn', 'checkOut', 'answerForgotten', 'view']),
  /** The service record that asks its question, for `answerForgotten`. */
  recordId: v.nullable(Id),
})

const NextRoom = v.object({
  placeCode: Id,
  place: v.string(),
  startAt: Instant,
  endAt: Instant,
  /** Whether one is there. */
  here: v.boolean(),
})

/** Where I, or a family member, stand with a session of a list. */
const Mark = v.pick(Standing, ['state', 'position', 'name', 'isSelf'])

export const homeActions = defineActions({
  'home.open': {
    summary: '首页：我的下一件事、最新通知、这周在楼下。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: v.object({}),
    output: v.object({
      stationName: v.string(),
      /** Messages and notices together. */
      unread: Count,
      /** What of it is said at once: a notice before a message, the newest of its kind; `from` is empty for a message. */
      strip: v.nullable(
        v.object({
          is: v.picklist(['message', 'notice']),
          id: Id,
          text: v.string(),
          from: v.string(),
          at: Instant,
          page: v.string(),
        }),
      ),
      next: v.nullable(NextThing),
      /** The room that one has booked and that is next, while it is near; left out by an earlier version. */
      room: v.nullable(NextRoom),
      week: v.array(v.object({ ...SessionCard.entries, mine: v.nullable(Mark) })),
      /** What is on nearly every day: said in one line each, by the session that comes next. */
      shifts: v.array(
        v.object({
          ...v.pick(SessionCard, ['sessionId', 'title', 'startAt', 'endAt', 'placeName', 'free']).entries,
          days: Count,
          mine: v.nullable(Mark),
        }),
      ),
      /** What waits at the desk, the most urgent first; null for whom has none. */
      desk: v.nullable(
        v.object({
          toDos: v.array(ToDo),
          /** The own notice that is out, and how many have not seen it and were not told of it. */
          unseen: v.nullable(v.object({ noticeId: Id, title: v.string(), people: Count })),
          mayWrite: v.boolean(),
        }),
      ),
      /** The newest recap of the station. */
      recap: v.nullable(Recap),
      counter: v.boolean(),
      /** Whether nobody can yet say who the caller is and where they live. */
      unknown: v.boolean(),
      features: Features,
      serverNow: Instant,
    }),
    errors: [],
  },
})

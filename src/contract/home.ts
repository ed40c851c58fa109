/** Owns what the home page shows: the strip, my next thing, this week. */
import * as v from 'valibot'
import { SessionCard, Standing } from './activity'
import { defineActions } from './define-actions'
import { EVERYONE } from '../domain/person/roles'
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
      /** The newest thing unread: a message or a notice. */
      strip: v.nullable(
        v.object({ is: v.picklist(['message', 'notice']), id: Id, text: v.string(), page: v.string() }),
      ),
      next: v.nullable(NextThing),
      week: v.array(SessionCard),
      mayOpenDesk: v.boolean(),
      features: Features,
      serverNow: Instant,
    }),
    errors: [],
  },
})

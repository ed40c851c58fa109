/** Owns what the next-step card says: what is missing to the next star or the marked prize, and what would bring it. */
import * as v from 'valibot'
import { Count, Id, Instant } from './shapes'

export const NextStep = v.object({
  /** `minutes` of proved service towards a star, `points` towards the marked prize. */
  aim: v.picklist(['star', 'prize']),
  unit: v.picklist(['minutes', 'points']),
  /** 一星志愿者, or the prize's name. */
  title: v.string(),
  prizeId: v.nullable(Id),
  have: Count,
  needed: Count,
  /** Zero when a marked prize can be reserved already. */
  missing: Count,
  /** At most two ways of all sorts that are open to the reader; fewer when nothing fits. */
  ways: v.optional(
    v.array(
      v.object({
        is: v.picklist(['session', 'duty', 'order']),
        id: Id,
        title: v.string(),
        startAt: Instant,
        endAt: Instant,
        placeName: v.string(),
        free: Count,
        brings: Count,
        fitsTime: v.boolean(),
      }),
    ),
  ),
  /** Of these the sessions, for a phone of an earlier version. */
  sessions: v.array(
    v.object({
      sessionId: Id,
      title: v.string(),
      startAt: Instant,
      endAt: Instant,
      placeName: v.string(),
      free: Count,
      /** What it would bring, in `unit`. */
      brings: Count,
      /** Whether it lies in a time that the person said to have. */
      fitsTime: v.boolean(),
    }),
  ),
  /** Whether these sessions together bring all that is missing. */
  enough: v.boolean(),
})

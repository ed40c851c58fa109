/** Owns what may be asked about the year of a station: which days come round, and what is prepared for them. */
import * as v from 'valibot'
import { STAFF } from '../domain/person/roles'
import { type SeasonKey, seasonKeys } from '../domain/season/calendar'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Day, Id, Typed, Version } from './shapes'

const Key = v.picklist(seasonKeys as [SeasonKey, ...SeasonKey[]])

const Year = v.object({
  days: v.array(
    v.object({
      key: Key,
      name: v.string(),
      /** When it comes round next; null where nobody knows. */
      day: v.nullable(Day),
      /** What its draft begins like; null while nothing is prepared for it. */
      plan: v.nullable(
        v.object({
          activityId: Id,
          title: v.string(),
          /** The day for which a draft is written next, and when that is done. */
          next: v.nullable(Day),
          draftOn: v.nullable(Day),
          /** The draft that was written last, and for which day. */
          draftId: v.nullable(Id),
          done: v.nullable(Day),
        }),
      ),
    }),
  ),
  /** What a draft may begin like, the newest first. */
  choices: v.array(v.object({ activityId: Id, title: v.string() })),
  version: Version,
})

export const seasonActions = defineActions({
  'season.list': {
    summary: '年历：一年里哪些日子要办活动，提前十四天用哪个活动起草。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    /** With words, what is on offer is what was held by such a name, however long ago. */
    input: v.object({ text: Typed }),
    output: Year,
    errors: ['NOT_FOUND'],
  },
  'season.save': {
    summary: '给一个日子选好照哪个活动起草，或者不用起草了。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    /** Without an activity nothing is prepared for the day any more. */
    input: v.object({ key: Key, activityId: v.nullable(Id), version: Version }),
    output: Year,
    errors: ['NOT_FOUND', 'STALE'],
  },
  'season.skip': {
    summary: '这一回不起草，下一回照旧。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: STAFF,
    scope: 'station',
    input: v.object({ key: Key, day: Day, version: Version }),
    output: Year,
    errors: ['NOT_FOUND', 'STALE'],
  },
})

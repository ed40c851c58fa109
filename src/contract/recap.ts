/** Owns the recap of a session that is over: what organisers write from what is known, and what everybody reads. */
import * as v from 'valibot'
import { recapForm } from '../domain/activity/recap'
import { activityTypes } from '../domain/activity/vocabulary'
import { EVERYONE, ORGANISERS } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { formEntries } from './form-schema'
import { limits } from './limits'
import { CheckedAtDesk } from './moderation'
import { Count, Id, Instant, Move, RowCursor, StoredMinutes, Version } from './shapes'

/** Counted from the rows of the session; null of too few people. */
const Figures = v.object({
  came: Count,
  minutes: StoredMinutes,
  homes: v.nullable(Count),
  buildings: v.nullable(Count),
})

/** A recap as everybody reads it. */
export const Recap = v.object({
  sessionId: Id,
  title: v.string(),
  type: v.picklist(activityTypes),
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  words: v.string(),
  photos: v.array(v.string()),
  figures: Figures,
  /** 46 位 80 岁以上老人; empty where nobody is named. */
  helped: v.string(),
  /** Masked, with the team: 陈*，剪纸队. */
  by: v.string(),
})

const Form = v.object({ ...formEntries(recapForm) })

/** A recap at the desk, written or not. */
const DeskRecap = v.object({
  sessionId: Id,
  title: v.string(),
  startAt: Instant,
  endAt: Instant,
  state: v.picklist(['unwritten', 'shown', 'withdrawn']),
  /** 0 before it was written. */
  version: Version,
  /** Null before it was written. */
  form: v.nullable(Form),
  figures: Figures,
  /** What may be said to begin with. */
  suggestion: v.string(),
  /** How far the check of its words and photos is; null before it was written. */
  check: v.nullable(CheckedAtDesk),
  /** What those who came said, without names and in steps of five; null before the first five. */
  thanks: v.nullable(v.object({ answers: Count, average: v.number(), sentences: v.array(v.string()) })),
  moves: v.array(Move),
})

export const recapActions = defineActions({
  'recap.list': {
    summary: '办过的活动：本站的回顾，新的在前。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'open',
    input: v.object({ cursor: v.optional(RowCursor) }),
    output: v.object({ items: v.array(Recap), next: v.nullable(v.string()) }),
    errors: [],
  },
  'recap.draft': {
    summary: '一场活动办完以后：来了多少人、多少小时、几户几栋楼，已经写了什么。',
    kind: 'query',
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ sessionId: Id }),
    output: DeskRecap,
    errors: [],
  },
  'recap.save': {
    summary: '写回顾，或改；数字由系统从名单里数，文字和照片看过以后公开。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.making,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ sessionId: Id, version: Version, form: Form }),
    output: DeskRecap,
    errors: ['INVALID_STATE', 'STALE', 'RECAP_CLOSED', 'RECAP_FACES'],
  },
  'recap.withdraw': {
    summary: '撤下回顾；之后还可以再写。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.work,
    roles: ORGANISERS,
    scope: 'session',
    input: v.object({ sessionId: Id, version: Version }),
    output: DeskRecap,
    errors: ['INVALID_STATE', 'STALE'],
  },
})

/** Owns the stalls of a fair: what each is for, who has it, and who came. */
import * as v from 'valibot'
import { STAFF } from '../domain/person/roles'
import { stallRules as rules, stallSorts, type StallSort } from '../domain/stalls/rules'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Id, Instant, LooseText, Version } from './shapes'

const Sort = v.picklist(Object.keys(stallSorts) as [StallSort, ...StallSort[]])
const HolderKind = v.picklist(['ally', 'team'])
const Number = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(rules.stalls))
const Holder = v.object({ is: HolderKind, id: Id })

/** Beside a session that is a fair, as everybody reads it. */
export const StallPlan = v.object({
  /** Whether the caller lays them out and gives them. */
  mayLay: v.boolean(),
  stalls: v.array(
    v.object({
      number: Count,
      /** 理发 */
      sort: v.string(),
      offer: v.string(),
      /** The public name of whoever has it; empty where nobody has yet. */
      who: v.string(),
    }),
  ),
})

const Stall = v.object({
  number: Count,
  sort: Sort,
  offer: v.string(),
  holder: v.nullable(
    v.object({
      ...Holder.entries,
      name: v.string(),
      /** Whom to ring; empty where nobody has said, or may be told. */
      contact: v.string(),
      /** Why it is to be looked at: no agreement holds on that day, or the team is not active any more. */
      lapsed: v.boolean(),
      came: v.nullable(v.boolean()),
    }),
  ),
})

/** Somebody to whom a stall may be given. */
const Candidate = v.object({ ...Holder.entries, name: v.string(), sortText: v.string() })

const Desk = v.object({
  sessionId: Id,
  title: v.string(),
  startAt: Instant,
  endAt: Instant,
  placeName: v.string(),
  stationName: v.string(),
  cancelled: v.boolean(),
  mayGive: v.boolean(),
  mayMark: v.boolean(),
  /** 0 before anything was laid out. */
  version: Version,
  expected: v.nullable(Count),
  /** From a thousand people on: who gives the licence, by when it is asked for, and whether that is over. */
  large: v.nullable(v.object({ office: v.string(), askBy: Instant, late: v.boolean() })),
  stalls: v.array(Stall),
  candidates: v.array(Candidate),
  serverNow: Instant,
})

const Changed = v.object({ sessionId: Id, version: Version })

const command = {
  kind: 'command',
  idempotency: 'natural',
  limit: limits.work,
  roles: STAFF,
  scope: 'station',
  output: Changed,
} as const

const One = v.object({ sessionId: Id, number: Number })

export const stallActions = defineActions({
  'stalls.desk': {
    summary: '一场公益大集的摊位：每个做什么、给了谁、怎么联系、来了没有，还能给哪几家。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ sessionId: Id }),
    output: Desk,
    errors: [],
  },
  'stalls.lay': {
    ...command,
    summary: '摆摊位：一共几个、每个做什么；预计来多少人。不卖东西。',
    words: { said: Array.from({ length: rules.stalls }, (_, at) => `stalls.${at}.offer`) },
    /** All of them in their order; `version` is that of the stalls as they were opened. */
    input: v.object({
      sessionId: Id,
      version: Version,
      expected: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(rules.people))),
      stalls: v.pipe(
        v.array(v.object({ sort: Sort, offer: LooseText(rules.offerLetters) })),
        v.maxLength(rules.stalls),
      ),
    }),
    errors: ['STALLS_NOT_FAIR', 'STALLS_OVER', 'STALLS_CHANGED', 'STALL_HELD', 'STALL_SELLS'],
  },
  'stalls.give': {
    ...command,
    summary: '把一个空摊位给一家有协议的共建单位，或者一支队伍；一家最多两个。',
    input: v.object({ ...One.entries, to: Holder }),
    errors: ['STALLS_OVER', 'STALL_TAKEN', 'STALL_ENOUGH', 'STALL_NO_AGREEMENT'],
  },
  'stalls.takeBack': {
    ...command,
    summary: '收回一个摊位。',
    input: v.object({ ...One.entries, holderId: Id }),
    errors: ['STALLS_OVER', 'STALL_NOT_THEIRS'],
  },
  'stalls.mark': {
    ...command,
    summary: '大集那天记一笔：这个摊位来了没有；记错了可以改。',
    input: v.object({ ...One.entries, holderId: Id, came: v.nullable(v.boolean()) }),
    errors: ['STALLS_OVER', 'STALL_EARLY', 'STALL_NOT_THEIRS'],
  },
})

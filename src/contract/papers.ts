/** Owns the papers in a volunteer's file: credentials, trainings and insurance cover, as staff write them down and end them. */
import * as v from 'valibot'
import { paperSorts, type PaperSort } from '../domain/papers/vocabulary'
import { STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { limits } from './limits'
import { Count, Day, Id, Instant, LooseText, StoredDay, Text } from './shapes'

const Sort = v.picklist(Object.keys(paperSorts) as PaperSort[])

/** A paper as its holder sees it. */
export const OwnPaper = v.object({
  paperId: Id,
  sort: Sort,
  /** What its kind is called: 急救证. */
  name: v.string(),
  title: v.string(),
  organiser: v.string(),
  from: v.nullable(StoredDay),
  until: v.nullable(StoredDay),
  hours: v.nullable(Count),
  /** `soon`: it runs out within a month; `over`: its last day has passed; `ahead`: its first is still to come. */
  state: v.picklist(['valid', 'soon', 'over', 'ahead', 'ended']),
  /** Whether a number is kept of it, which is shown by a look that is written down. */
  hasNumber: v.boolean(),
  /** Who saw the original, masked, and when. */
  byName: v.string(),
  at: Instant,
})

const File = v.object({
  personId: Id,
  name: v.string(),
  maskedPhone: v.string(),
  /** Whether it is the caller's own, or of somebody with whom the caller pools points: others write into it. */
  isOwn: v.boolean(),
  /** Those that stand first, then those that were ended, with why. */
  papers: v.array(v.object({ ...OwnPaper.entries, kind: v.string(), reason: v.string() })),
})

export const papersActions = defineActions({
  'papers.file': {
    summary: '一位志愿者登记过的证书、培训和保险；号码只露出有没有，要看另点。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id }),
    output: File,
    errors: [],
  },
  'papers.grant': {
    summary: '看过原件，登记一份证书、培训或保险；不能给自己和同一个家庭账户的人登记。',
    kind: 'command',
    idempotency: 'request-key',
    limit: limits.papers,
    roles: STAFF,
    scope: 'station',
    input: v.object({
      personId: Id,
      sort: Sort,
      kind: Text(20),
      title: v.optional(LooseText(100), ''),
      organiser: v.optional(LooseText(40), ''),
      /** Sealed before it is stored. */
      number: v.optional(LooseText(40), ''),
      from: v.optional(v.nullable(Day), null),
      until: v.optional(v.nullable(Day), null),
      hours: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))), null),
    }),
    words: { said: ['title', 'organiser'] },
    output: File,
    errors: ['OWN_RECORD', 'PAPER_INCOMPLETE', 'PAPER_DATES', 'PAPER_STANDS', 'PAPERS_FULL'],
  },
  'papers.end': {
    summary: '停用一份登记，写明为什么；本人会收到消息。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.papers,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id, paperId: Id, reason: Text(100) }),
    words: { said: ['reason'] },
    output: File,
    errors: ['OWN_RECORD'],
  },
  'papers.number': {
    summary: '看一份登记的号码；谁看的、什么时候看的会记下来，本人看得到。',
    kind: 'command',
    idempotency: 'natural',
    limit: limits.numbers,
    roles: STAFF,
    scope: 'station',
    input: v.object({ personId: Id, paperId: Id }),
    output: v.object({ number: v.string() }),
    errors: [],
  },
})

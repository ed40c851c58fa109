/** Owns what a notice is when it is first written down, and what saving a draft again changes. */
import { beginCase } from '../kernel/workflow'
import type { CheckedPiece } from '../moderation/documents'
import { audienceKeys } from './audience'
import type { AudienceChoice, NamedActivity, NoticeBody, NoticeDocument } from './documents'
import { noticeFlow } from './notice-flow'
import { noticeRules } from './rules'

/** Everything the form says, with what the desk found out about it. */
interface DraftFacts extends NoticeBody {
  expiresAt: number
  pinned: boolean
  askReceipt: boolean
  chosen: AudienceChoice
  activities: NamedActivity[]
  audienceWords: string
  check: CheckedPiece
}

export const summaryOf = (text: string): string => {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  const { summaryLetters } = noticeRules
  return line.length > summaryLetters ? `${line.slice(0, summaryLetters - 1).join('')}…` : line.join('')
}

/** The stored fields of a draft. */
export const draftFields = (facts: DraftFacts, now: number) => ({
  ...facts,
  summary: summaryOf(facts.text),
  audience: audienceKeys(facts.chosen),
  updatedAt: now,
})

interface NewNotice {
  id: string
  stationId: string
  author: { personId: string; name: string; title: string }
  facts: DraftFacts
  now: number
}

/** A draft. */
export function newNotice({ id, stationId, author, facts, now }: NewNotice): NoticeDocument {
  return {
    _id: id,
    stationId,
    authorId: author.personId,
    authorName: author.name,
    authorTitle: author.title,
    createdAt: now,
    ...draftFields(facts, now),
    ...beginCase(noticeFlow, { by: author.personId, at: now }),
    edition: 1,
    corrections: [],
    waiting: null,
    live: false,
    publishAt: null,
    people: null,
    spreading: false,
    spread: { leg: 0, after: '', pushed: 0, done: false },
    homes: {},
    recallReason: '',
    outbox: [],
    unsettled: false,
    settleAt: now,
  }
}

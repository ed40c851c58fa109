/** Owns what a case looks like to a phone: in a list, and opened. */
import * as v from 'valibot'
import { At, Count, Id, Instant, Move, Version } from './shapes'

const Line = v.object({ label: v.string(), text: v.string() })

/** What became of it, as everybody may see it. */
const Result = v.object({
  lines: v.array(Line),
  photo: v.nullable(v.string()),
  /** The activity in which it came about. */
  gathered: v.nullable(v.object({ label: v.string(), title: v.string(), page: v.string() })),
})

/** A case as lists show it. */
export const CaseCard = v.object({
  caseId: Id,
  /** Counted up within the station. */
  number: Count,
  headline: v.string(),
  state: v.string(),
  stateText: v.string(),
  tone: v.picklist(['plain', 'waiting', 'good', 'warn', 'done']),
  /** Who began it: 我, a name, or that none was given; empty for whoever sees its face alone. */
  by: v.string(),
  /** Who has it in hand; empty while nobody has. */
  handler: v.string(),
  createdAt: Instant,
  dueAt: v.nullable(Instant),
  /** When its next step was promised; null when nobody waits for the station. */
  promisedAt: v.nullable(Instant),
  /** What it waits for that is in nobody's hands here; empty while it does not. */
  waitsFor: v.string(),
  overdue: v.boolean(),
  /** How many others have joined it; null of a kind that nobody joins. */
  joined: v.nullable(Count),
  /** What is on its face, on a board; null where there is none. */
  photo: v.nullable(v.string()),
  /** On a board that shows it; absent of all other kinds, and for those who see all of it. */
  result: v.optional(Result),
})

/** Files that were handed in together and have not passed the content check; `none` of those that it never saw. */
const Unpassed = v.object({
  /** What they are: 照片, 录音. */
  what: v.string(),
  verdict: v.picklist(['pending', 'inReview', 'blocked', 'none']),
  /** Whether the reader sees them all the same. */
  isSeen: v.boolean(),
  /** For whoever handed them in: what an appeal names. */
  checkId: v.nullable(v.string()),
})

export const CaseDetail = v.object({
  ...CaseCard.entries,
  version: Version,
  isMine: v.boolean(),
  lines: v.array(Line),
  photos: v.array(v.string()),
  /** What was said instead of typed. */
  voices: v.array(v.string()),
  /** How far these are; absent once they have passed. */
  check: v.optional(Unpassed),
  /** What it was begun from. */
  link: v.nullable(v.object({ title: v.string(), page: v.string() })),
  /** The cases that it names and those that name it, as far as they may be seen. */
  links: v.array(v.object({ label: v.string(), title: v.string(), page: v.string() })),
  /** What may be begun from it, each with its page. */
  begins: v.array(v.object({ button: v.string(), page: v.string() })),
  hasJoined: v.boolean(),
  /** Whether joining and leaving are possible now. */
  mayJoin: v.boolean(),
  /** Whether `contact` would show its owner's number now. */
  mayCall: v.boolean(),
  /** Whether it would show that of its second person. */
  mayCallParty: v.boolean(),
  /** Whom it is offered to now, for those who see all of it; null while it is not. */
  wave: v.nullable(v.object({ round: Count, asked: Count, declined: Count, until: Instant })),
  moves: v.array(Move),
  /** By field, what its form says now of what one of these moves asks to write over; absent where none does. */
  stands: v.optional(
    v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())])),
  ),
  /** What has happened, the earliest first. */
  story: v.array(
    v.object({
      ...{ at: Instant, text: v.string(), by: v.string(), words: v.string() },
      /** What was answered with it. */
      lines: v.array(Line),
      photos: v.array(v.string()),
      check: v.optional(Unpassed),
    }),
  ),
  serverNow: Instant,
  /** The station below one's unit at which it was opened; absent at home. */
  at: At,
  /** The button with which a file is made of it now; absent where none is. */
  paper: v.optional(v.string()),
})

export const Colleagues = v.array(v.object({ personId: Id, called: v.string() }))

export const Spot = v.object({ spot: v.string(), name: v.string() })

export const CasePage = v.object({
  items: v.array(CaseCard),
  next: v.nullable(v.string()),
  serverNow: Instant,
})

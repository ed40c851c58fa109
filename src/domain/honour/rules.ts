/** Owns the rules of honours: how a new one stands, on which boards it counts, and how whoever holds it may be called. */
import { isMinor } from '../case/behalf'
import { MOST_OBJECTIONS } from '../case/documents'
import type { Day } from '../kernel/clock'
import { beginOutbox } from '../kernel/outbox'
import { beginCase } from '../kernel/workflow'
import type { PersonDocument } from '../person/documents'
import { maskName } from '../person/mask'
import { nameOf } from '../person/name-of'
import { publicNameOf } from '../person/public-name'
import type { HonourDocument, HonourHolder, HonourSource } from './documents'
import { boards, type BoardKey, honourKinds, type HonourKind, type HonourLevel } from './kinds'
import { type HonourPeriod, shownAtOf } from './periods'
import { storyForm } from './story'

/** What somebody gives an honour with. */
export interface Grant {
  stationId: string
  kind: HonourKind
  title: string
  period: HonourPeriod | null
  day: Day
  grantedBy: string
  level: HonourLevel
  holder: HonourHolder
  /** Whose phone answers for a person or a family; the person's own where it is left out. */
  ownerId?: string
  /** Whether the boards were agreed to already, on paper or by a family. */
  agreed?: boolean
  source: HonourSource
  /** Who gives it. */
  by: string
}

/** By name and by nothing else: the place of its first letter among all letters. */
const orderOf = (name: string): number => [...name.trim()][0]?.codePointAt(0) ?? 0

/** The boards on which one counts while it is shown. */
export const marksOf = ({ kind }: Pick<HonourDocument, 'kind'>): string[] =>
  honourKinds[kind].boards.flatMap((board) => [board, markOf(board, kind)])

/** By which those of one kind are found on a board. */
export const markOf = (board: BoardKey, kind: HonourKind | null): string =>
  kind === null ? board : `${board}:${kind}`

/** How long the lists of an honour may grow, beside what every document has. */
export const honourLists = {
  ...{ marks: 4, 'story.photos': storyForm.photos.most },
  ...{ 'objections.open': MOST_OBJECTIONS, 'objections.ended': MOST_OBJECTIONS },
} as const

/** Whom of the residents an honour is given to; null where nobody of them is. */
export const personIn = (holder: HonourHolder): string | null =>
  'personId' in holder ? holder.personId : null

const familyMember = ({ family }: Pick<HonourOwner, 'family'>, personId: string | null) =>
  family.find((member) => member.personId === personId)

/** What the holder is called by those who know it; of a person nothing but the first letter is kept. */
export function nameIn(holder: HonourHolder, owner: HonourOwner | null): string {
  if ('name' in holder) return holder.name
  if ('calling' in holder) return holder.calling
  return owner ? (familyMember(owner, holder.personId)?.name ?? nameOf(owner)) : ''
}

function isYoung(holder: HonourHolder, owner: HonourOwner | null, now: number): boolean {
  if (!owner) return false
  return isMinor(familyMember(owner, personIn(holder)) ?? owner, now)
}

/**
 * An honour as it stands when it is given.
 * @param owner whoever answers for its holder; null where nobody does
 */
export function newHonour(_id: string, given: Grant, owner: HonourOwner | null, now: number): HonourDocument {
  const { stationId, kind, title, period, day, grantedBy, level, holder, source, by } = given
  const personId = personIn(holder)
  const agreed = { agreed: true, version: 0, at: now }
  return {
    ...{ _id, stationId, kind, title, period, day, grantedBy, level, holder, source, personId },
    ownerId: personId === null ? null : (owner?._id ?? given.ownerId ?? personId),
    minor: honourKinds[kind].minors || isYoung(holder, owner, now),
    boards: Object.fromEntries(
      honourKinds[kind].boards.flatMap((board) =>
        given.agreed ? [[board, { ...agreed, version: boards[board].version }]] : [],
      ),
    ),
    story: null,
    marks: marksOf({ kind }),
    shownAt: shownAtOf(period, day),
    order: orderOf(nameIn(holder, owner)),
    ...beginCase({ start: 'shown' as const }, { by, at: now }),
    createdAt: now,
    ...beginOutbox([], now),
  }
}

/** What of whoever answers for an honour is read beside it, to call its holder by. */
export type HonourOwner = Pick<
  PersonDocument,
  '_id' | 'realName' | 'nickname' | 'birthDate' | 'family' | 'consents' | 'closed' | 'merged'
>

/** How a person is called in public now: whole where that one, of age and with an account, agreed to it; null for nobody. */
function personCalled(honour: HonourDocument, owner: HonourOwner | null, now: number): string | null {
  if (!owner || owner.closed) return null
  const member = familyMember(owner, honour.personId)
  if (member) return maskName(member.name)
  const whole = honour.minor ? null : publicNameOf(owner, now)
  return whole ?? (maskName(nameOf(owner)) || null)
}

/** How the holder is called to everybody; null where there is nobody any more to call. */
export function holderCalled(honour: HonourDocument, owner: HonourOwner | null, now: number): string | null {
  const { holder } = honour
  switch (holder.as) {
    case 'unit':
    case 'team':
    case 'late':
      return holder.name
    case 'past':
      return holder.calling
    case 'person':
      return personCalled(honour, owner, now)
    case 'family': {
      const called = personCalled(honour, owner, now)
      return called === null ? null : `${called}家`
    }
  }
}

/** Of whose the honour is that somebody answers for: empty where it is that one's own. */
export function memberCalled(honour: HonourDocument, owner: HonourOwner): string {
  const name = familyMember(owner, honour.personId)?.name ?? ''
  return honour.holder.as === 'family' ? `${name || nameOf(owner)}家` : name
}

/** What was answered about a board whose words are as they were then; open before, and once they changed. */
export function answerOn(
  { boards: answers }: Pick<HonourDocument, 'boards'>,
  board: BoardKey,
): 'agreed' | 'refused' | 'open' {
  const answer = answers[board]
  if (answer?.version !== boards[board].version) return 'open'
  return answer.agreed ? 'agreed' : 'refused'
}

/** Whether its holder stands on a board by name: a unit always, a person once that board was agreed to as it is now. */
export const agreedOn = (honour: HonourDocument, board: BoardKey): boolean =>
  honour.holder.as === 'unit' || honour.holder.as === 'team' || answerOn(honour, board) === 'agreed'

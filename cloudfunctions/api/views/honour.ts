/** Owns how honours are shown: on a board by whoever stands there, and to whoever answers for their holders. */
import type { Output } from '@/contract'
import type { Near } from '@/domain/household/near'
import type { Attempt } from '@/domain/kernel/workflow'
import { decide } from '@/domain/kernel/workflow'
import { isObjectedEnough } from '@/domain/case/objected'
import type { HonourDocument } from '@/domain/honour/documents'
import { honourFacts, honourFlow } from '@/domain/honour/flow'
import { boards, type BoardKey, honourKinds, honourLevels } from '@/domain/honour/kinds'
import { periodWord } from '@/domain/honour/periods'
import {
  agreedOn,
  answerOn,
  holderCalled,
  type HonourOwner,
  memberCalled,
  nameIn,
} from '@/domain/honour/rules'
import { stageOf, stageWords, tellsStory, wordsFor } from '@/domain/honour/story'
import { buttonsOf } from './buttons'

type Row = Output<'honour.board'>['items'][number]
type Own = Output<'honour.mine'>['items'][number]

const faceOf = ({ title, kind, period, day, level, grantedBy }: HonourDocument) => ({
  ...{ title, kindTitle: honourKinds[kind].title, period: periodWord(period, day) },
  ...{ level: honourLevels[level], grantedBy },
})

/** On the page of the station that has it. */
export const stationHonour = (honour: HonourDocument & { _id: string }) => {
  const { title, level, grantedBy } = faceOf(honour)
  const said = [`${honour.day.slice(0, 4)} 年`, level, grantedBy === level ? '' : grantedBy]
  return { honourId: honour._id, title, caption: said.filter(Boolean).join('，') }
}

/** A page of a board: whoever agreed by name, and of each period how many others there are. @param page tells it from other pages */
export function boardRows(
  honours: readonly Owned[],
  { board, page, now }: { board: BoardKey; page: string; now: number },
): Row[] {
  const rows: Row[] = []
  const hidden = new Map<string, Row>()
  for (const honour of honours) {
    const face = faceOf(honour)
    const { period } = face
    const name = agreedOn(honour, board) ? holderCalled(honour, honour.owner, now) : null
    if (name !== null) {
      rows.push({
        id: honour._id,
        period,
        honour: { ...face, honourId: honour._id, name, tells: tellsStory(honour) },
        hidden: 0,
      })
      continue
    }
    const others = hidden.get(period)
    if (others) others.hidden += 1
    else hidden.set(period, { id: `${page}|${period}`, period, honour: null, hidden: 1 })
  }
  const periods = [...new Set(honours.map(({ period, day }) => periodWord(period, day)))]
  return periods.flatMap((period) => [
    ...rows.filter((row) => row.period === period),
    ...(hidden.get(period) ? [hidden.get(period) as Row] : []),
  ])
}

const storyView = ({ story }: HonourDocument): Own['story'] => {
  if (story === null) return null
  const stage = stageOf(story)
  return { words: story.words, photos: story.photos, stage, stageText: stageWords[stage] }
}

export function ownHonour(honour: HonourDocument, owner: HonourOwner, now: number): Own {
  const { _id: honourId, version, kind, state, ownerId: by } = honour
  const shownAs = holderCalled(honour, owner, now) ?? ''
  const attempt = { by: by ?? '', roles: ['holder'] as const, at: now, facts: honourFacts(honour, '', null) }
  const may = (event: 'agree' | 'takeDown') => decide(honourFlow, honour, event, attempt).ok
  return {
    ...{ ...faceOf(honour), honourId, version },
    whose: memberCalled(honour, owner),
    stateText: honourFlow.states[state].label,
    boards: honourKinds[kind].boards.map((board) => ({
      ...{ board, title: boards[board].title, told: boards[board].told },
      ...{ answer: answerOn(honour, board), shownAs },
    })),
    story: storyView(honour),
    ...{ mayAgree: may('agree'), mayTakeDown: may('takeDown') },
  }
}

type Owned = HonourDocument & { owner: HonourOwner | null }

/** An honour for everybody; null where they may not know whose it is. Whoever it is about does not object to it. */
export function toldHonour(
  honour: Owned,
  { personId }: { personId: string },
  now: number,
): Output<'honour.open'> | null {
  const { owner, holder, kind, story, state, ownerId } = honour
  const onAny = state === 'shown' && honourKinds[kind].boards.some((board) => agreedOn(honour, board))
  const name = onAny ? holderCalled(honour, owner, now) : null
  if (name === null) return null
  const words = story && wordsFor(story.words, nameIn(holder, owner), name)
  return {
    ...{ ...faceOf(honour), name, mayObject: ownerId !== personId && !isObjectedEnough(honour) },
    story: story && words !== null && tellsStory(honour) ? { words, photos: story.photos } : null,
  }
}

const answerWords = { agreed: '写上了', refused: '不写', open: '还没答复' } as const

/** What is still to be typed counts as typed. */
export function deskHonour(honour: Owned, looker: Near, now: number): Output<'honour.move'> {
  const { _id: honourId, version, kind, state, holder, owner } = honour
  const facts = honourFacts(honour, '—', looker)
  const attempt: Attempt<'staff', typeof facts> = { by: looker.personId, roles: ['staff'], at: now, facts }
  const called = nameIn(holder, owner)
  const asked = honour.ownerId !== null || holder.as === 'late' || holder.as === 'past'
  const standing = honourKinds[kind].boards.map(
    (board) => `${boards[board].title}${answerWords[answerOn(honour, board)]}`,
  )
  const moves = buttonsOf(honourFlow, honour, attempt)
  return {
    ...{ ...faceOf(honour), honourId, version },
    name: holder.as === 'family' ? `${called}家` : called,
    stateText: honourFlow.states[state].label,
    standing: asked ? standing.join('，') : '',
    story: storyView(honour),
    mayWrite: moves.some(({ event, allowed }) => event === 'write' && allowed),
    moves: moves.filter(({ event }) => event !== 'write'),
  }
}

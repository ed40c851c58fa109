/** Owns how honours are shown: on a board by whoever stands there, and to whoever answers for their holders. */
import type { Output } from '@/contract'
import type { HonourDocument } from '@/domain/honour/documents'
import { honourFlow } from '@/domain/honour/flow'
import { boards, type BoardKey, honourKinds, honourLevels } from '@/domain/honour/kinds'
import { periodWord } from '@/domain/honour/periods'
import { agreedOn, answerOn, holderCalled, type HonourOwner, memberCalled } from '@/domain/honour/rules'

type Row = Output<'honour.board'>['items'][number]
type Own = Output<'honour.mine'>['items'][number]

const faceOf = ({ title, kind, period, day, level, grantedBy }: HonourDocument) => ({
  ...{ title, kindTitle: honourKinds[kind].title, period: periodWord(period, day) },
  ...{ level: honourLevels[level], grantedBy },
})

/** A page of a board: whoever agreed by name, and of each period how many others there are. @param page tells it from other pages */
export function boardRows(
  honours: readonly (HonourDocument & { owner: HonourOwner | null })[],
  { board, page, now }: { board: BoardKey; page: string; now: number },
): Row[] {
  const rows: Row[] = []
  const hidden = new Map<string, Row>()
  for (const honour of honours) {
    const face = faceOf(honour)
    const { period } = face
    const name = agreedOn(honour, board) ? holderCalled(honour, honour.owner, now) : null
    if (name !== null) {
      rows.push({ id: honour._id, period, honour: { ...face, honourId: honour._id, name }, hidden: 0 })
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

export function ownHonour(honour: HonourDocument, owner: HonourOwner, now: number): Own {
  const { _id: honourId, version, kind, state } = honour
  const shownAs = holderCalled(honour, owner, now) ?? ''
  return {
    ...{ ...faceOf(honour), honourId, version },
    whose: memberCalled(honour, owner),
    stateText: honourFlow.states[state].label,
    boards: honourKinds[kind].boards.map((board) => ({
      ...{ board, title: boards[board].title, told: boards[board].told },
      ...{ answer: answerOn(honour, board), shownAs },
    })),
  }
}

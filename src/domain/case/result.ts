/** Owns what became of a thing, as its kind lets everybody see it: the answers to one of a few moves, once they were checked. */
import type { Answer, FormTable } from '../kernel/form'
import { isShown } from '../moderation/moderated-content'
import type { CaseKind } from './define-case'
import type { CaseDocument } from './documents'
import { linesOf } from './form'
import type { Gathered } from './gathering'

type Boarded = Pick<CaseKind, 'board' | 'moves'>
type Given = Readonly<Record<string, Answer>>

/** What of the answers to a move everybody may see. */
interface Result {
  lines: { label: string; text: string }[]
  photos: string[]
}

/** What of the answers to an event of this instant will be seen; null of an event that says nothing of what became of it. */
export function resultIn(
  { board, moves }: Boarded,
  event: string,
  { answers, at }: { answers: Given; at: number },
): Result | null {
  const { result } = board ?? {}
  const asks: FormTable | undefined = moves[event]?.asks
  if (!result?.moves.includes(event) || !asks) return null
  const shown = Object.fromEntries(Object.entries(asks).filter(([name]) => result.lines.includes(name)))
  const photos = answers[result.photo]
  return {
    lines: linesOf(shown, answers, { called: () => '', at }),
    photos: Array.isArray(photos) ? photos : [],
  }
}

/** The event that was the last to say it; null before one did. A photo of another one is not of what it is now. */
const saidBy = ({ board }: Boarded, { resultOf }: Pick<CaseDocument, 'resultOf'>): string | null =>
  resultOf !== undefined && board?.result?.moves.includes(resultOf) ? resultOf : null

/** What everybody sees of what became of it: nothing before it was checked, of several photos the first. */
export function shownResult(
  kind: Boarded,
  one: Pick<CaseDocument, 'answers' | 'result' | 'resultOf' | 'gathered' | 'movedAt'>,
): { lines: Result['lines']; photo: string | null; gathered: Gathered | null } | null {
  if (!kind.board?.result) return null
  const event = saidBy(kind, one)
  const passed = event !== null && one.result !== undefined && isShown(one.result)
  const said = passed ? resultIn(kind, event, { answers: one.answers?.[event] ?? {}, at: one.movedAt }) : null
  return { lines: said?.lines ?? [], photo: said?.photos[0] ?? null, gathered: one.gathered ?? null }
}

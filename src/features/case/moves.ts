/** Owns what may be done with a case now: the one for the thumb, the others, and what each asks. */
import type { CaseKind } from '@/domain/case/define-case'
import type { Question } from '@/features/screens/action-sheet'
import type { CaseDetail } from './store'

export type Move = CaseDetail['moves'][number]

/** What is allowed, in the order in which the kind declares it; the first main one is for the thumb. */
export function movesOf({ moves: declared }: CaseKind, { moves }: CaseDetail) {
  const order = Object.keys(declared)
  const allowed = moves
    .filter((move) => move.allowed)
    .sort((a, b) => order.indexOf(a.event) - order.indexOf(b.event))
  const main = allowed.find(({ event }) => declared[event]?.tone === 'main') ?? null
  return { main, others: allowed.filter((move) => move !== main) }
}

export function questionOf({ moves }: CaseKind, { event, label }: Move): Question<string> {
  const { ask = label, text = '', confirm = label, words, pauses } = moves[event] ?? {}
  return {
    title: ask,
    text,
    confirm,
    ...(pauses && {
      choice: {
        label: pauses.label,
        options: pauses.days.map((days) => ({ value: String(days), text: `${days} 天` })),
      },
    }),
    ...(words && {
      ask: words.label,
      placeholder: words.placeholder,
      maxLength: words.most,
      ...(words.optional && { optional: true }),
    }),
  }
}

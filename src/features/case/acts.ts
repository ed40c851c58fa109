/** Owns what may be done with a case, as its kind declares it: what each step asks, says and sends. */
import type { ReactNode } from 'react'
import type { CaseKind } from '@/domain/case/define-case'
import type { Acts } from '@/features/screens/acted-screen'
import { moveCase, type CaseDetail } from './store'

/** The number of a case, however it was typed. */
const numberIn = (typed: string): number => Number(/\d+/.exec(typed)?.[0] ?? 0)

/** @param asking draws the sheet of an event that asks for a form of its own */
export const actsOf = (
  { name, moves }: CaseKind,
  { caseId, version }: CaseDetail,
  asking: (event: string, onSaid: (text: string) => void, onClose: () => void) => ReactNode,
): Acts =>
  Object.fromEntries(
    Object.entries(moves).flatMap(([event, move]): [string, Acts[string]][] => {
      if (move === undefined) return []
      const { ask, text, confirm, words, names, pauses, asks, said, tone } = move
      if (asks) {
        const sheet = (onSaid: (text: string) => void, onClose: () => void) => asking(event, onSaid, onClose)
        return [[event, { tone, sheet }]]
      }
      const act = {
        ...{ tone, said, text, title: ask },
        ...(confirm !== undefined && { confirm }),
        ...(pauses && {
          choice: {
            label: pauses.label,
            options: pauses.days.map((days) => ({ value: String(days), text: `${days} 天` })),
          },
        }),
        ...(words && {
          ...{ ask: words.label, placeholder: words.placeholder, maxLength: words.most },
          ...(words.optional && { optional: true }),
        }),
        send: ({ words: said, choice }: { words: string; choice: string | null }) =>
          moveCase(name, {
            ...{ caseId, version, event },
            ...(names ? { number: numberIn(said) } : said !== '' && { words: said }),
            ...(choice !== null && { days: Number(choice) }),
          }),
      }
      return [[event, act]]
    }),
  )

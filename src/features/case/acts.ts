/** Owns what may be done with a case, as its kind declares it: what each step asks, says and sends. */
import type { CaseKind } from '@/domain/case/define-case'
import type { Acts } from '@/features/screens/acted-screen'
import { moveCase, type CaseDetail } from './store'

/** The number of a case, however it was typed. */
const numberIn = (typed: string): number => Number(/\d+/.exec(typed)?.[0] ?? 0)

export const actsOf = ({ name, moves }: CaseKind, { caseId, version }: CaseDetail): Acts =>
  Object.fromEntries(
    Object.entries(moves).flatMap(([event, move]) => {
      if (move === undefined) return []
      const { ask, text, confirm, words, names, pauses, said, tone } = move
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

/** Owns what the sheet of a step asks, whichever sheet that is, as its kind declares it. */
import type { CaseMove } from '@/domain/case/define-case'

/** What the sheet of a step asks beside a yes. */
export const questionOf = ({ ask, text, confirm, words, pauses }: CaseMove) => ({
  ...{ text, title: ask },
  ...(confirm !== undefined && { confirm }),
  ...(pauses && {
    choice: {
      label: pauses.label,
      options: pauses.days.map((days) => ({ value: String(days), text: `${days} 天` })),
    },
  }),
  ...(words && {
    ...{ ask: words.label, placeholder: words.placeholder, maxLength: words.most },
    ...(words.among && { among: words.among }),
    ...(words.optional && { optional: true }),
  }),
})

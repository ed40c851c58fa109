/** Owns figures as a station has written them: 1.8 万, 10556 余, 228. They are shown as written and reckoned with for bars alone. */

export const mostAmountLetters = 12

const written = /^(?:约|近)?\s*(\d{1,9}(?:\.\d{1,2})?)\s*(万)?\s*(?:多|余)?$/

/** What a figure comes to; null for what is none. */
export function amountIn(text: string): number | null {
  const [, digits, tenThousands] = written.exec(text.trim()) ?? []
  if (digits === undefined) return null
  return Number(digits) * (tenThousands === undefined ? 1 : 10_000)
}

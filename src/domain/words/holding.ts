/** Owns whether texts hold what somebody typed: every word of it, whatever its width, case and spaces. */

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()
const closed = (text: string): string => plain(text).replace(/\s+/g, '')

/** The words that were typed; none when nothing can be looked for. */
export const typedWords = (typed: string): string[] => plain(typed).split(/\s+/).filter(Boolean)

/** @param words as `typedWords` answers them; each must stand in one of the texts */
export function holdsWords(texts: readonly string[], words: readonly string[]): boolean {
  const closedTexts = texts.map(closed)
  return words.every((word) => closedTexts.some((text) => text.includes(word)))
}

/** Owns how texts are found by words: their letters, and every two that stand beside each other. */

const clean = (text: string): string[] => [
  ...text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ''),
]

const pairs = (letters: string[]): string[] => letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)

/** Every letter and every two neighbouring letters of a text, each once: what a document is found by. */
export function wordsOf(text: string): string[] {
  const letters = clean(text)
  return [...new Set([...letters, ...pairs(letters)])]
}

/** What to look for when a person typed this: the pairs, or the single letter. Empty when nothing can be looked for. */
export function searchWordsOf(text: string): string[] {
  const words = text.normalize('NFKC').split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.map(clean).flatMap((letters) => (letters.length > 1 ? pairs(letters) : letters)))]
}

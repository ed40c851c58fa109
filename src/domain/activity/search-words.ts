/** Owns how sessions are found by words and filters: short letter groups and filter marks in one indexed list. */
import type { ActivityType, Audience } from './vocabulary'

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

interface Filters {
  type?: ActivityType | undefined
  audience?: Audience | undefined
  gridId?: string | undefined
}

/** The mark of one combination of filters; null without any. It begins with `#`, which no searched word does. */
export function filterMark({ type, audience, gridId }: Filters): string | null {
  const parts = [type && `t=${type}`, audience && `a=${audience}`, gridId && `g=${gridId}`].filter(Boolean)
  return parts.length ? `#${parts.join('&')}` : null
}

/** The marks under which a session is filed, one for each combination of filters that should find it. */
export function filterMarksOf(session: {
  type: ActivityType
  audience: Audience
  gridIds: string[]
}): string[] {
  const marks: string[] = []
  for (const type of [undefined, session.type]) {
    for (const audience of [undefined, session.audience]) {
      for (const gridId of [undefined, ...session.gridIds]) {
        const mark = filterMark({ type, audience, gridId })
        if (mark) marks.push(mark)
      }
    }
  }
  return marks
}

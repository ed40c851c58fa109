/** Owns looking a text through for what it may not say, however it is written, by a table that says why. */

export interface Unsaid {
  /** What it is, as whoever writes reads it. */
  what: string
  words: RegExp
}

/** As it is compared: width, blanks and marks inside words hide nothing. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s*·.\-_/|「」“”"'（）()]/g, '')

/**
 * What of some texts the table does not let be said, with the very words; null where all is well.
 * @param past words that say the opposite, or something else altogether: they are looked past
 */
export function foundIn(
  texts: readonly string[],
  table: readonly Unsaid[],
  past: RegExp,
): { what: string; words: string } | null {
  for (const text of texts) {
    const compared = plain(text).replace(past, '，')
    for (const { what, words } of table) {
      const found = words.exec(compared)
      if (found) return { what, words: found[0] }
    }
  }
  return null
}

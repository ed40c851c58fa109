/**
 * Facts that belong together come in one text, joined by ' · '. On the screen they stand apart by a space as wide as a
 * letter instead: a line that ends between two of them leaves no mark behind. A number keeps to what it counts.
 */
export const apart = (text: string): string => bound(text).replace(/ · /g, '\u2003')

/** Whether a text is facts side by side, each of which goes to the next line whole, and not a sentence. */
export const isFacts = (text: string): boolean => text.includes(' · ') && !/[，。；：！？]/.test(text)

const STAYS = '\u00a0'
/** A number and the word after it, and the parts of a date, are never on two lines: 11 月 28 日, 3 号楼, 周六 9:00. */
const bound = (text: string): string =>
  text
    .replace(/(\d) (?=[\u4e00-\u9fff])/g, `$1${STAYS}`)
    .replace(/([年月]|周[一二三四五六日]) (?=\d)/g, `$1${STAYS}`)

/**
 * Facts that belong together come in one text, joined by ' · '. On the screen they stand apart by a space as wide as a
 * letter instead: a line that ends between two of them leaves no mark behind. A number keeps to what it counts.
 */
export const apart = (text: string): string => together(text).replace(/ · /g, '\u2003')

/** Whether a text is facts side by side, each of which goes to the next line whole, and not a sentence. */
export const isFacts = (text: string): boolean => text.includes(' · ') && !/[，。；：！？]/.test(text)

const STAYS = '\u00a0'
/** Joins two letters and is none. */
const JOINS = '\u2060'
/**
 * What is read as one is never on two lines: a number and the word after it, 第 and its number, month and day, a weekday and
 * its hour, from when to when, and a name that is left out but for its first letter. A year may stand above, since a whole date is
 * longer than a line of the largest type. What somebody has written stays as it is otherwise.
 */
export const together = (text: string): string =>
  text
    .replace(/周(?=[一二三四五六日])|[\u4e00-\u9fff](?=\*)|\d–(?=\d)/g, `$&${JOINS}`)
    .replace(/第 (?=\d)/g, `第${STAYS}`)
    .replace(/(\d) (?=[\u4e00-\u9fff])/g, `$1${STAYS}`)
    .replace(/(月|周\u2060[一二三四五六日]) (?=\d+(?![\d:]*–))/g, `$1${STAYS}`)

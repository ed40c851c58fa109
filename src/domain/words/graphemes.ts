/** Owns cutting texts by what a reader sees as one letter: an emoji with its colour, a flag, a letter with its marks. */

const JOINER = '\u200d'
const isMark = (char: string): boolean =>
  /^[\p{M}\uFE00-\uFE0F\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]$/u.test(char)
const isFlagHalf = (char: string): boolean => /^[\u{1F1E6}-\u{1F1FF}]$/u.test(char)

/** The letters of a text, each whole. Half a pair, as a careless cut leaves it, is left out. */
export function graphemesOf(text: string): string[] {
  const letters: string[] = []
  let flagHalf = false
  let joined = false
  for (const char of text) {
    if (/^[\uD800-\uDFFF]$/.test(char)) continue
    const half = isFlagHalf(char)
    const goesOn = letters.length > 0 && (joined || isMark(char) || char === JOINER || (half && flagHalf))
    if (goesOn) letters[letters.length - 1] += char
    else letters.push(char)
    flagHalf = half && !flagHalf
    joined = char === JOINER
  }
  return letters
}

/** The text in one line: every run of white space and control characters is one space. */
export const oneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f\u200b\u2028\u2029\ufeff]+/g, ' ').trim()

/**
 * At most `most` UTF-16 units of a text, cut between letters; `…` ends what was cut and counts. WeChat does not say
 * whether it counts an emoji as one, so the longer count is kept to.
 */
export function cutTo(text: string, most: number): string {
  const letters = graphemesOf(text)
  const whole = letters.join('')
  if (whole.length <= most) return whole
  let out = ''
  for (const letter of letters) {
    if (out.length + letter.length > most - 1) break
    out += letter
  }
  return `${out}…`
}

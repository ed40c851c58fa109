/** Owns reading comma separated text, as Excel, WPS and other people's systems write it. */
import { decode } from 'iconv-lite'
import { Grid } from './grid'

/** Windows in Chinese writes GB18030, everybody else UTF-8, and Excel's "Unicode text" UTF-16. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le')
  const unicode = bytes.toString('utf8')
  return (unicode.includes('\uFFFD') ? decode(bytes, 'gb18030') : unicode).replace(/^\uFEFF/, '')
}

/** The mark that stands most often outside quotes in the first lines. */
function separatorOf(text: string): string {
  const begin = text.slice(0, 4_000).replace(/"[^"]*"/g, '')
  const count = (mark: string): number => begin.split(mark).length
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** ="138…" is how systems keep Excel from taking a number for one; anything else that begins so is a formula. */
function cellOf(text: string): string | null {
  const quoted = /^="([^"]*)"$/.exec(text.trim())
  if (quoted) return quoted[1] ?? ''
  if (/^\s*=/.test(text)) return null
  return text.replace(/^'(?=[=+\-@])/, '')
}

export function readCsv(bytes: Buffer): Grid {
  const text = textOf(bytes)
  const separator = separatorOf(text)
  const grid = new Grid()
  let [row, column, cell, quoted] = [0, 0, '', false]
  const end = (): void => {
    grid.put(row, column, cellOf(cell))
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text.charAt(++at)
      else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === separator) {
      end()
      column++
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[at + 1] === '\n') at++
      end()
      row++
      column = 0
    } else cell += letter
  }
  end()
  return grid
}

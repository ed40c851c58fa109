/**
 * Owns what a file says that is written for somebody to print or pass on, whatever it is about: a title, texts and tables.
 * Whoever has something to say describes it so; how that looks in Word is the business of one function alone.
 */

interface TextPart {
  is: 'text'
  text: string
  /** At the right edge, as a signature stands. */
  atRight?: true
}

interface HeadingPart {
  is: 'heading'
  text: string
}

interface TablePart {
  is: 'table'
  /** The widths of its columns, in hundredths of the page. */
  widths: readonly number[]
  /** What stands above the columns; none where the first column says what each line is. */
  heads?: readonly string[]
  rows: readonly (readonly string[])[]
  /** Room in each line to write by hand. */
  tall?: true
}

type WritingPart = TextPart | HeadingPart | TablePart

export interface Writing {
  /** The name of the file, without what it ends with. */
  name: string
  title: string
  /** A line beneath the title. */
  under: string
  parts: readonly WritingPart[]
}

export const writingRules = { parts: 200, rows: 500, columns: 12, letters: 20_000, nameLetters: 60 } as const
const rules = writingRules

const isText = (value: unknown): value is string => typeof value === 'string'
const isList = (value: unknown, most: number): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.length <= most

function isTable({ widths, heads, rows }: Record<string, unknown>): boolean {
  if (!isList(widths, rules.columns) || !isList(rows, rules.rows)) return false
  const fits = (row: unknown): boolean =>
    isList(row, rules.columns) && row.length === widths.length && row.every(isText)
  const whole = widths.reduce<number>((sum, one) => sum + (typeof one === 'number' && one > 0 ? one : NaN), 0)
  return whole === 100 && rows.every(fits) && (heads === undefined || fits(heads))
}

function isPart(value: unknown): boolean {
  const part = (value ?? {}) as Record<string, unknown>
  if (part.is === 'table') return isTable(part)
  return (part.is === 'text' || part.is === 'heading') && isText(part.text)
}

/** Whether something is a writing that is made into a file: of the right shape, and no larger than may be. */
export function isWriting(value: unknown): value is Writing {
  const { name, title, under, parts } = (value ?? {}) as Record<string, unknown>
  return (
    isText(name) &&
    name !== '' &&
    name.length <= rules.nameLetters &&
    isText(title) &&
    isText(under) &&
    isList(parts, rules.parts) &&
    parts.every(isPart) &&
    JSON.stringify(value).length <= rules.letters
  )
}

/** A file as it is handed over. */
export interface WrittenFile {
  /** With what it ends with. */
  name: string
  base64: string
}

/** Letters that no computer takes in the name of a file are left out. */
export const fileNameOf = (words: string, ending: string): string =>
  `${words.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${ending}`

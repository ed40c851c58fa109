/**
 * Owns what a file says that is written for somebody to print or pass on, whatever it is about: a title, texts and tables.
 * Whoever has something to say describes it so; how that looks in Word is the business of one function alone.
 */
import type { Cell } from '../words/csv'

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
  /** A number is one in a spreadsheet, a text is never taken for a formula. */
  rows: readonly (readonly Cell[])[]
  /** The line beneath, which sums up. */
  sum?: readonly Cell[]
  /** Room in each line to write by hand. */
  tall?: true
}

/** Cards beside and below each other, to be cut apart: what stands above and beneath the code of each. */
interface CardsPart {
  is: 'cards'
  across: 1 | 2
  cards: readonly { above: readonly string[]; code: string; below: readonly string[] }[]
}

/** A picture in the middle of the page. */
interface PicturePart {
  is: 'picture'
  /** A PNG. */
  base64: string
  /** How wide it is on paper, in millimetres. */
  wide: number
}

type WritingPart = TextPart | HeadingPart | TablePart | CardsPart | PicturePart

/** The programs in which a file is opened: a text for printing, or a table of which each part is a sheet. */
export type FileKind = 'word' | 'sheet'

export const endings: Record<FileKind, string> = { word: 'docx', sheet: 'xlsx' }

export interface Writing {
  /** The name of the file, without what it ends with. */
  name: string
  title: string
  /** A line beneath the title. */
  under: string
  parts: readonly WritingPart[]
  /** On paper that lies on its long side. */
  wide?: true
}

export const writingRules = {
  ...{ parts: 200, rows: 8_000, columns: 20, cards: 100, nameLetters: 60 },
  /** Of all that it says, as it is carried to where it is written. */
  letters: 2_000_000,
} as const
const rules = writingRules

/** Controls, and halves of a letter without the other half: no document of these kinds may hold them. */
function isWritable(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x20) return letter === '\n' || letter === '\t'
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** A text as a file may hold it; rare letters and pictures among them stay as they are. */
export const writable = (text: string): string => Array.from(text).filter(isWritable).join('')

const isText = (value: unknown): value is string => typeof value === 'string'
const isCell = (value: unknown): value is Cell => isText(value) || Number.isFinite(value)
const isList = (value: unknown, most: number): value is unknown[] =>
  Array.isArray(value) && value.length > 0 && value.length <= most

function isTable({ widths, heads, rows, sum }: Record<string, unknown>): boolean {
  if (!isList(widths, rules.columns) || !isList(rows, rules.rows)) return false
  const fits = (row: unknown): boolean =>
    isList(row, rules.columns) && row.length === widths.length && row.every(isCell)
  const whole = widths.reduce<number>((all, one) => all + (typeof one === 'number' && one > 0 ? one : NaN), 0)
  return whole === 100 && rows.every(fits) && [heads, sum].every((line) => line === undefined || fits(line))
}

function isCard(value: unknown): boolean {
  const { above, code, below } = (value ?? {}) as Record<string, unknown>
  const lines = [above, below]
  return isText(code) && lines.every((list) => Array.isArray(list) && list.every(isText))
}

function isPart(value: unknown): boolean {
  const part = (value ?? {}) as Record<string, unknown>
  if (part.is === 'table') return isTable(part)
  if (part.is === 'cards') return isList(part.cards, rules.cards) && part.cards.every(isCard)
  if (part.is === 'picture') return isText(part.base64) && typeof part.wide === 'number'
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

/** The widths of columns in hundredths, which come to a hundred, by the room that each asks for beside the others. */
export function hundredths(rooms: readonly number[]): number[] {
  const all = rooms.reduce((sum, room) => sum + room, 0)
  const widths = rooms.map((room) => Math.floor((100 * room) / all))
  const left = 100 - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, at) => width + (at < left ? 1 : 0))
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

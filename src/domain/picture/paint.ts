/** Owns pictures as lists of strokes, and how words find their lines in them. Nothing here knows what the picture is of. */

/** How letters look. Sizes are in pixels of the picture. */
export interface Lettering {
  size: number
  color: string
  bold?: boolean
  /** For what stands on paper. */
  serif?: boolean
}

/** What is painted, in this order. Corners are given by their radius. */
export type Stroke =
  | { is: 'box'; x: number; y: number; width: number; height: number; color: string; radius?: number }
  /** One line; `y` is where its letters stand. */
  | ({ is: 'line'; x: number; y: number; text: string; align?: 'left' | 'center' } & Lettering)
  /** A picture by its name, cut so that it fills the frame. */
  | { is: 'picture'; name: string; x: number; y: number; width: number; height: number; radius?: number }

export interface Painting {
  width: number
  height: number
  strokes: Stroke[]
}

/** How wide a text is, in pixels of the picture. */
export type Measure = (text: string, lettering: Pick<Lettering, 'size' | 'bold' | 'serif'>) => number

/** Letters that belong to the word before them, and those that belong to the word after. */
const closing = /^[，。、；：！？）」』》”’…%％,.;:!?)\]}]/
const opening = /[（「『《“‘([{]$/

/** What may not be parted: a run of letters and digits, or one character with the marks that cling to it. */
function piecesOf(text: string): string[] {
  const parts = text.match(/[A-Za-z0-9@#&+_.:–/-]+|\s+|./gsu) ?? []
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces[pieces.length - 1]
    if (last !== undefined && (closing.test(part) || opening.test(last)))
      pieces[pieces.length - 1] = last + part
    else pieces.push(part)
  }
  return pieces
}

/** A piece that is wider than a line, letter by letter. */
const letters = (piece: string, fits: (text: string) => boolean): string[] =>
  fits(piece) ? [piece] : [...piece]

/**
 * A text as lines no wider than asked for. Nothing is left out: what has no room stands on one more line. Marks do not
 * begin a line, and numbers and words stay whole unless they alone are wider than a line.
 */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const fits = (line: string): boolean => measure(line.trimEnd()) <= width
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of piecesOf(paragraph).flatMap((each) => letters(each, fits))) {
      if (line !== '' && !fits(line + piece)) {
        lines.push(line.trimEnd())
        line = piece.trimStart()
      } else line += piece
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
  }
  return lines
}

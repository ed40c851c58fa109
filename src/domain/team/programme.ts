/** Owns what a team performs: a few pieces, one on a line as it is written, each with how long it takes. */

/** How many pieces a programme names at most. */
export const MOST_PIECES = 12

/** What a team performs. */
interface Piece {
  name: string
  /** Null where nobody has said how long it takes. */
  minutes: number | null
}

/** The lines of a programme on which something stands. */
export const linesOfProgramme = (programme: string): string[] =>
  programme
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const TIMED = /^(.*?)[\s，,、:：·]*(\d{1,3})\s*分(?:钟)?$/

/** The pieces of a programme, in the order in which they were written. */
export const piecesOf = (programme: string): Piece[] =>
  linesOfProgramme(programme).map((line) => {
    const [, name = '', minutes] = TIMED.exec(line) ?? []
    return name === '' ? { name: line, minutes: null } : { name, minutes: Number(minutes) }
  })

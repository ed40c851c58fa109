/** Owns how words are set in a picture: line below line, none wider than it may be. */
import { linesOf, type Lettering, type Measure, type Stroke } from './paint'

/** Letters stand so far below the top of their line, in parts of their size; a line is so high. */
const STAND = 0.86
const LINE = 1.36

interface Place {
  x: number
  y: number
  width: number
  /** In the middle of the width; from its left edge when left out. */
  align?: 'center'
}

/** Sets words below each other from a height on. @returns how high they are */
export function setWords(
  strokes: Stroke[],
  measure: Measure,
  text: string,
  { x, y, width, align, ...lettering }: Lettering & Place,
): number {
  const lines = linesOf(text, width, (line) => measure(line, lettering))
  const high = Math.round(lettering.size * LINE)
  lines.forEach((line, at) =>
    strokes.push({
      is: 'line',
      x: align ? x + width / 2 : x,
      y: y + at * high + Math.round(lettering.size * STAND),
      text: line,
      ...(align && { align }),
      ...lettering,
    }),
  )
  return lines.length * high
}

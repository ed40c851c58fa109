/** Owns what stands on the picture of a star card and where, in pixels of a picture 750 wide. Nothing on it is secret. */
import type { Lettering, Measure, Painting, Stroke } from '../picture/paint'
import { setWords } from '../picture/setting'

interface StarCardWords {
  /** 三星志愿者 */
  title: string
  star: number
  /** As its owner wants it on a picture that goes on: whole, or 王*. */
  name: string
  /** 志愿者号, where there is one; empty where not. */
  number: string
  since: string
  stationName: string
}

const WIDTH = 750
const HEIGHT = 470
const EDGE = 56
const seal = '#b92b1b'
const gold = '#f3d9a2'

/** The strokes of the card. */
export function starCardOf(words: StarCardWords, measure: Measure): Painting {
  const strokes: Stroke[] = []
  const width = WIDTH - 2 * EDGE
  const put = (text: string, y: number, lettering: Lettering): number =>
    text === '' ? y : y + setWords(strokes, measure, text, { x: EDGE, y, width, ...lettering })
  let y = put('★'.repeat(words.star), 52, { size: 52, color: gold })
  y = put(words.title, y + 8, { size: 60, bold: true, serif: true, color: '#ffffff' })
  y = put(words.name, y + 20, { size: 44, bold: true, color: '#ffffff' })
  y = put(words.number, y + 4, { size: 28, color: gold })
  put([words.since, words.stationName].filter(Boolean).join(' · '), Math.max(y + 16, HEIGHT - 96), {
    ...{ size: 28, color: gold },
  })
  const ground: Stroke[] = [{ is: 'box', x: 0, y: 0, width: WIDTH, height: HEIGHT, color: seal }]
  return { width: WIDTH, height: HEIGHT, strokes: [...ground, ...strokes] }
}

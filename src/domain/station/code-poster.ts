/** Owns what stands on the poster of a station and where: its code, which leads newcomers here, and how it is reached. */
import type { Lettering, Measure, Painting, Stroke } from '../picture/paint'
import { setWords } from '../picture/setting'

/** The words of it; what is empty takes no space. */
interface CodePosterWords {
  name: string
  address: string
  hours: string
  phone: string
}

const WIDTH = 750
const EDGE = 56
const CODE = 460
const seal = '#b92b1b'
const ink = { plain: '#221d17', soft: '#5d554a' }

/** The strokes of the poster; `code` is the name of its picture. */
export function codePosterOf({ name, address, hours, phone }: CodePosterWords, measure: Measure): Painting {
  const strokes: Stroke[] = []
  const width = WIDTH - 2 * EDGE
  const put = (text: string, y: number, lettering: Lettering): number =>
    text === ''
      ? y
      : y + setWords(strokes, measure, text, { x: EDGE, y, width, align: 'center', ...lettering })
  let y = put(name, 72, { size: 48, bold: true, serif: true, color: ink.plain })
  y = put('微信扫一扫，进我们社区', y + 16, { size: 34, color: seal, bold: true })
  const top = y + 36
  strokes.push({ is: 'picture', name: 'code', x: (WIDTH - CODE) / 2, y: top, width: CODE, height: CODE })
  y = put('看通知、报活动、说心愿', top + CODE + 32, { size: 32, bold: true, color: ink.plain })
  for (const fact of [address, hours, phone]) y = put(fact, y + 8, { size: 28, color: ink.soft })
  const height = y + EDGE
  const ground: Stroke[] = [
    { is: 'box', x: 0, y: 0, width: WIDTH, height, color: '#ffffff' },
    { is: 'box', x: 0, y: 0, width: WIDTH, height: 20, color: seal },
  ]
  return { width: WIDTH, height, strokes: [...ground, ...strokes] }
}

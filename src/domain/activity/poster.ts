/** Owns what stands on the poster of a session and where, in pixels of a picture 750 wide and as high as its words need. */
import { linesOf, type Measure, type Painting, type Stroke } from '../picture/paint'
import { setWords } from '../picture/setting'

/** The words of a poster; what is empty takes no space. */
export interface PosterWords {
  leaf: { head: string; day: number; foot: string }
  title: string
  /** 9 月 5 日 周六 9:00–11:00 */
  when: string
  place: string
  placeDetail: string
  /** How many places, and how many were left on which day. */
  room: string
  /** Whom it is for. */
  who: string
  stationName: string
}

const WIDTH = 750
const EDGE = 48
const COVER = 375
const LEAF = { width: 132, height: 156, head: 44 }
const CODE = 208
const ink = { plain: '#221d17', soft: '#5d554a', faint: '#6f665a' }
const seal = '#b92b1b'
/** The leaf of a calendar, half on the cover. */
function leafAt(x: number, y: number, { head, day, foot }: PosterWords['leaf']): Stroke[] {
  const { width, height, head: red } = LEAF
  const middle = { x: x + width / 2, align: 'center' } as const
  return [
    { is: 'box', x: x - 6, y: y - 6, width: width + 12, height: height + 12, color: '#ffffff', radius: 22 },
    { is: 'box', x, y, width, height, color: '#f6f2ea', radius: 18 },
    { is: 'box', x, y, width, height: red + 18, color: seal, radius: 18 },
    { is: 'box', x, y: y + red, width, height: 18, color: '#f6f2ea' },
    { is: 'line', ...middle, y: y + 32, text: head, size: 26, bold: true, color: '#ffffff' },
    {
      is: 'line',
      ...middle,
      y: y + 108,
      text: String(day),
      size: 64,
      bold: true,
      serif: true,
      color: ink.plain,
    },
    { is: 'line', ...middle, y: y + 142, text: foot, size: 26, color: ink.soft },
  ]
}

/** The title beside the leaf, smaller where it is long. @returns where it ends */
function titleAt(strokes: Stroke[], measure: Measure, title: string, y: number): number {
  const x = EDGE + LEAF.width + 32
  const width = WIDTH - EDGE - x
  const lettering = (size: number) => ({ size, bold: true, serif: true, color: ink.plain })
  const fits = (size: number) => linesOf(title, width, (line) => measure(line, lettering(size))).length <= 2
  const size = [50, 44].find(fits) ?? 38
  return y + setWords(strokes, measure, title, { x, y, width, ...lettering(size) })
}

/** One fact after another, each beneath what it is. @returns where they end */
function factsAt(strokes: Stroke[], measure: Measure, words: PosterWords, from: number): number {
  const facts: [label: string, text: string, more: string][] = [
    ['时间', words.when, ''],
    ['地点', words.place, words.placeDetail],
    ['名额', words.room, ''],
    ['参加', words.who, ''],
  ]
  const x = EDGE + 100
  const width = WIDTH - EDGE - x
  let y = from
  for (const [label, text, more] of facts) {
    if (text === '') continue
    strokes.push({ is: 'line', x: EDGE, y: y + 29, text: label, size: 28, color: ink.faint })
    y += setWords(strokes, measure, text, { x, y, width, size: 34, bold: true, color: ink.plain })
    if (more !== '') y += setWords(strokes, measure, more, { x, y: y + 2, width, size: 28, color: ink.soft })
    y += 22
  }
  return y
}

/** The code, with what it is for and whose it is beside it. @returns where it ends */
function footAt(strokes: Stroke[], measure: Measure, stationName: string, y: number): number {
  const width = WIDTH - 2 * EDGE - CODE - 32
  const words: Stroke[] = []
  let high = setWords(words, measure, '微信扫一扫，或长按', {
    x: EDGE,
    y: 0,
    width,
    size: 34,
    bold: true,
    color: ink.plain,
  })
  high +=
    setWords(words, measure, '看详情，在手机上报名', {
      x: EDGE,
      y: high + 4,
      width,
      size: 28,
      color: ink.soft,
    }) + 4
  high += 26
  high += setWords(words, measure, stationName, {
    x: EDGE,
    y: high,
    width,
    size: 28,
    bold: true,
    color: seal,
  })
  const block = Math.max(CODE, high)
  const down = y + Math.round((block - high) / 2)
  strokes.push(...words.map((stroke) => ({ ...stroke, y: stroke.y + down })))
  const top = y + Math.round((block - CODE) / 2)
  const x = WIDTH - EDGE - CODE
  strokes.push({ is: 'picture', name: 'code', x, y: top, width: CODE, height: CODE })
  return y + block
}

/** The strokes of a poster; `cover` and `code` are the names of its two pictures. */
export function posterOf(words: PosterWords, measure: Measure): Painting {
  const strokes: Stroke[] = []
  const leafTop = COVER - 44
  const titled = titleAt(strokes, measure, words.title, COVER + 32)
  const facts = Math.max(titled, leafTop + LEAF.height) + 40
  const listed = factsAt(strokes, measure, words, facts)
  const rule: Stroke = {
    is: 'box',
    x: EDGE,
    y: listed + 10,
    width: WIDTH - 2 * EDGE,
    height: 2,
    color: '#e6dfd1',
  }
  const height = footAt(strokes, measure, words.stationName, listed + 44) + EDGE
  const ground: Stroke[] = [
    { is: 'box', x: 0, y: 0, width: WIDTH, height, color: '#ffffff' },
    { is: 'picture', name: 'cover', x: 0, y: 0, width: WIDTH, height: COVER },
    ...leafAt(EDGE, leafTop, words.leaf),
  ]
  return { width: WIDTH, height, strokes: [...ground, ...strokes, rule] }
}

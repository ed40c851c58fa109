/** Owns the picture of a certificate for a chat: the sums, never the lines, and the code by which whoever gets it looks it up. */
import type { Measure, Painting, Stroke } from '../picture/paint'
import { setWords } from '../picture/setting'
import { CERTIFICATE_FOOT, CERTIFICATE_TITLE } from './paper'

interface PictureWords {
  name: string
  issuer: string
  period: string
  /** 3 小时 15 分钟 */
  total: string
  /** How many lines, and how they were proved. */
  how: string
  number: string
}

const WIDTH = 750
const EDGE = 56
const CODE = 232
const ink = { plain: '#221d17', soft: '#5d554a', faint: '#6f665a', seal: '#b92b1b', line: '#e6dfd1' }

export function certificatePicture(words: PictureWords, measure: Measure): Painting {
  const strokes: Stroke[] = []
  const width = WIDTH - 2 * EDGE
  let y = 72
  const say = (text: string, size: number, color: string, bold = false, serif = false): void => {
    y += setWords(strokes, measure, text, { x: EDGE, y, width, size, bold, serif, color })
  }
  say(CERTIFICATE_TITLE, 50, ink.plain, true, true)
  y += 34
  const facts: [string, string][] = [
    ['姓名', words.name],
    ['出具单位', words.issuer],
    ['服务时间', words.period],
    ['时长合计', words.total],
  ]
  for (const [label, text] of facts) {
    say(label, 26, ink.faint)
    say(text, 36, ink.plain, true)
    y += 18
  }
  say(words.how, 28, ink.soft)
  y += 30
  strokes.push({ is: 'box', x: EDGE, y, width, height: 2, color: ink.line })
  y += 30
  strokes.push({ is: 'picture', name: 'code', x: (WIDTH - CODE) / 2, y, width: CODE, height: CODE })
  y += CODE + 18
  say('微信扫一扫，查验每一笔', 32, ink.seal, true)
  say(`也可以输入号码 ${words.number}`, 26, ink.soft)
  y += 8
  say(CERTIFICATE_FOOT, 24, ink.faint)
  y += 48
  const ground: Stroke = { is: 'box', x: 0, y: 0, width: WIDTH, height: y, color: '#ffffff' }
  return { width: WIDTH, height: y, strokes: [ground, ...strokes] }
}

/** A poster as a list of strokes: every word stands on it whole, within its edges, above what comes next. */
import { posterOf, type PosterWords } from '@/domain/activity/poster'
import { linesOf, type Measure } from '@/domain/picture/paint'

/** A Chinese character is as wide as it is high, a Latin letter a little more than half. */
const measure: Measure = (text, { size }) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x80 ? 0.56 : 1) * size, 0)
const tens = (text: string) => measure(text, { size: 10 })

const words: PosterWords = {
  leaf: { head: '周六', day: 28, foot: '9:00' },
  title: '小区大扫除',
  when: '11 月 28 日 周六 9:00–11:00',
  place: '3 号楼前',
  placeDetail: '自行车棚旁边',
  room: '共 30 个名额，11 月 27 日还有 12 个',
  who: '人人可来',
  stationName: '兴神路社区新时代文明实践站',
}

const titles = [
  '义诊',
  '小区大扫除',
  '写'.repeat(40),
  `${'长'.repeat(25)}（第 2 场），欢迎来`,
  'A'.repeat(60),
  '读《红楼梦》，Wi-Fi 怎么连',
]

describe.each(titles)('with the title %s', (title) => {
  const long = { place: '党群服务中心二楼东侧多功能活动厅，进门左手边', placeDetail: '从南门进。'.repeat(12) }
  const painting = posterOf({ ...words, ...long, title }, measure)
  const lines = painting.strokes.flatMap((stroke) => (stroke.is === 'line' ? [stroke] : []))

  it('no letter leaves the picture', () => {
    for (const { x, y, text, align, ...lettering } of lines) {
      const wide = measure(text, lettering)
      const left = align === 'center' ? x - wide / 2 : x
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left + wide).toBeLessThanOrEqual(painting.width)
      expect(y).toBeLessThanOrEqual(painting.height)
    }
  })

  it('no word is lost', () => {
    const said = lines
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '')
    for (const text of [
      title,
      words.when,
      long.place,
      long.placeDetail,
      words.room,
      words.who,
      words.stationName,
    ])
      expect(said).toContain(text.replace(/\s/g, ''))
  })

  it('no line stands on another, nor on the code', () => {
    const code = painting.strokes.find((stroke) => stroke.is === 'picture' && stroke.name === 'code')
    const boxes = lines.map(({ x, y, text, align, ...lettering }) => {
      const wide = measure(text, lettering)
      const left = align === 'center' ? x - wide / 2 : x
      return { left, right: left + wide, top: y - lettering.size * 0.86, foot: y + lettering.size * 0.12 }
    })
    if (code?.is === 'picture')
      boxes.push({ left: code.x, right: code.x + code.width, top: code.y, foot: code.y + code.height })
    boxes.forEach((a, at) => {
      for (const b of boxes.slice(at + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.foot <= b.top || b.foot <= a.top
        expect(apart).toBe(true)
      }
    })
  })
})

it('what is empty takes no space', () => {
  const bare = posterOf({ ...words, placeDetail: '', who: '' }, measure)
  expect(bare.height).toBeLessThan(posterOf(words, measure).height)
  expect(JSON.stringify(bare)).not.toContain('参加')
})

describe('lines', () => {
  it('a mark does not begin a line, and an opening one does not end it', () => {
    expect(linesOf('一二三四五，六七', 50, tens)).toEqual(['一二三四', '五，六七'])
    expect(linesOf('一二三四（五）六', 50, tens)).toEqual(['一二三四', '（五）六'])
  })

  it('numbers stay whole, and what alone is too wide is parted rather than cut', () => {
    expect(linesOf('一二三 2026', 50, tens)).toEqual(['一二三', '2026'])
    expect(linesOf('A'.repeat(20), 57, tens)).toEqual(['A'.repeat(10), 'A'.repeat(10)])
  })

  it('an empty text has none, and its own breaks are kept', () => {
    expect(linesOf('', 50, tens)).toEqual([])
    expect(linesOf('一\n二', 50, tens)).toEqual(['一', '二'])
  })
})

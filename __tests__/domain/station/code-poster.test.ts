/** The poster of a station: its code is on it whole, its words beneath one another, and nothing beside the sheet. */
import { codePosterOf } from '../../../src/domain/station/code-poster'

const measure = (text: string, { size }: { size: number }) => text.length * size
const words = {
  name: '兴神路社区新时代文明实践站',
  address: '兴神路 18 号党群服务中心一楼',
  hours: '周一到周六 8:30–17:30',
  phone: '0912-0000000',
}

const read = (of: Partial<typeof words> = {}) => {
  const painting = codePosterOf({ ...words, ...of }, measure)
  const lines = painting.strokes.flatMap((stroke) => (stroke.is === 'line' ? [stroke] : []))
  return { ...painting, lines, said: lines.map(({ text }) => text).join('') }
}

it('says whose it is and how it is reached, in the middle, each line below the last', () => {
  const { lines, said, width, height } = read()
  for (const word of Object.values(words)) expect(said).toContain(word)
  expect(lines.every(({ x, align }) => x === width / 2 && align === 'center')).toBe(true)
  expect(lines.map(({ y }) => y)).toEqual(lines.map(({ y }) => y).sort((a, b) => a - b))
  expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(height)
})

it('holds the code square and within its sheet', () => {
  const { strokes, width, height } = read()
  const code = strokes.find((stroke) => stroke.is === 'picture')
  if (code?.is !== 'picture') throw new Error('there is no code')
  expect(code.width).toBe(code.height)
  expect(code.x).toBeGreaterThanOrEqual(0)
  expect(code.x + code.width).toBeLessThanOrEqual(width)
  expect(code.y + code.height).toBeLessThan(height)
})

it('takes no room for what nobody has written, and more for a long name', () => {
  expect(read({ address: '', hours: '', phone: '' }).height).toBeLessThan(read().height)
  expect(read({ name: words.name.repeat(3) }).height).toBeGreaterThan(read().height)
})

/** Which taps count: what a finger meant when the word under it had just changed. */
import { takeTap } from '@/components/one-tap'

const at = (x: number, y: number) => ({ clientX: x, clientY: y })
let now = 1_000_000

beforeEach(() => {
  now += 60_000
  jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => jest.restoreAllMocks())

const counts = (x: number, y: number, name: string, later = 0): boolean => {
  now += later
  return takeTap(at(x, y), name) !== null
}

it('a second tap on the spot of a word that has just changed does not count', () => {
  expect(counts(100, 100, '报名 1 人')).toBe(true)
  expect(counts(104, 98, '取消报名', 300)).toBe(false)
  expect(counts(104, 98, '取消报名', 400)).toBe(true)
})

it('an unsteady hand taps one thing once, and a wish to tap it again is heard', () => {
  expect(counts(100, 100, '收到')).toBe(true)
  expect(counts(101, 101, '收到', 200)).toBe(false)
  expect(counts(101, 101, '收到', 200)).toBe(true)
})

it('what stands elsewhere counts at once', () => {
  expect(counts(100, 100, '签到')).toBe(true)
  expect(counts(100, 160, '签到', 50)).toBe(true)
})

it('while work goes on, and until its outcome can have been read, the next word on the spot waits', () => {
  const tap = takeTap(at(50, 50), '签到')
  tap?.works()
  expect(counts(50, 50, '签退', 5_000)).toBe(false)
  tap?.answered()
  expect(counts(50, 50, '签退', 1_500)).toBe(false)
  expect(counts(50, 50, '签退', 600)).toBe(true)
})

it('the way to try again is open as soon as the answer is there', () => {
  const tap = takeTap(at(50, 50), '保存')
  tap?.works()
  now += 800
  tap?.answered()
  expect(counts(50, 50, '保存')).toBe(true)
})

it('a keyboard and a screen reader have no spot and always count', () => {
  expect(counts(0, 0, '甲')).toBe(true)
  expect(counts(0, 0, '乙')).toBe(true)
})

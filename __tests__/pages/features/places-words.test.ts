/** How many places are left and how many wait, in one tag that does not contradict itself. */
import { DAY, instantOf } from '@/domain/kernel/clock'
import { placesTag, reviewWord } from '@/features/activities/words'

const said = (free: number, waiting: number, mayQueue: boolean) =>
  placesTag({ state: 'enrolling', free, waiting, mayQueue, enrolFrom: null }, 0).text

it.each([
  [3, 0, true, '还有 3 个名额'],
  [3, 0, false, '还有 3 个名额'],
  [0, 0, true, '已满 · 可候补'],
  [0, 0, false, '已满'],
  [0, 4, true, '已满 · 候补 4 人'],
  [0, 5, false, '已满 · 候补也满了'],
])('%d free, %d waiting, a queue with room %s: %s', (free, waiting, mayQueue, words) => {
  expect(said(free, waiting, mayQueue)).toBe(words)
})

it('says when signing up opens, until it is open', () => {
  const from = instantOf('2026-11-20', '09:00')
  const opens = { state: 'enrolling', free: 3, waiting: 0, mayQueue: true, enrolFrom: from } as const
  expect(placesTag(opens, from - DAY).text).toBe('明天 9:00 开报')
  expect(placesTag(opens, from).text).toBe('还有 3 个名额')
})

it('says that somebody agrees first, as long as one may sign up', () => {
  expect(reviewWord({ state: 'enrolling', reviewed: true })).toBe('报名后社区确认')
  expect(reviewWord({ state: 'enrollClosed', reviewed: true })).toBe('')
  expect(reviewWord({ state: 'enrolling', reviewed: false })).toBe('')
})

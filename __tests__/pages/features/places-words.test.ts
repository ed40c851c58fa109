/** How many places are left and how many wait, in one tag that does not contradict itself. */
import { placesTag } from '@/features/activities/words'

const said = (free: number, waiting: number, mayQueue: boolean) =>
  placesTag({ state: 'enrolling', free, waiting, mayQueue }).text

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

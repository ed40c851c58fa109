/** How far somebody has come along, of every combination of what is looked at. */
import { stageOf } from '@/domain/star/stages'

it.each([
  [false, 0, false, '旁观者'],
  [true, 0, false, '参与者'],
  [false, 6, false, '参与者'],
  [true, 599, false, '参与者'],
  [true, 600, false, '常来的人'],
  [false, 0, true, '领头人'],
  [true, 600, true, '领头人'],
])('came %s, %i minutes, leads %s: %s', (came, provedMinutes, leads, title) => {
  const stage = stageOf({ came, provedMinutes, leads })
  expect(stage.title).toBe(title)
  expect(stage.next === '').toBe(leads)
})

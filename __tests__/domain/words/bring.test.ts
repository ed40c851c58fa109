/** What is to be brought, as people write it and as it is said. */
import { bringWord } from '../../../src/domain/words/amounts'

it.each([
  ['手套', '带手套'],
  ['带手套', '带手套'],
  ['剪刀社区准备，孩子请带画笔', '带什么：剪刀社区准备，孩子请带画笔'],
  ['无', ''],
  ['不用带。', ''],
  [' ', ''],
])('%p is said as %p', (written, said) => {
  expect(bringWord(written)).toBe(said)
})

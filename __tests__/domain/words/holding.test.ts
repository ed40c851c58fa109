/** Whether texts hold what was typed: widths, case and spaces are only ways of writing. */
import { holdsWords, typedWords } from '../../../src/domain/words/holding'

it.each([
  ['读书', true],
  ['ａｉ 读书', true],
  ['AI读', true],
  ['3号楼', true],
  ['３ 号楼', true],
  ['读书 4号楼', false],
  ['.*', false],
  ['书读', false],
])('%s: %s', (typed, holds) => {
  expect(holdsWords(['周六 AI 读书会', '3 号楼'], typedWords(typed))).toBe(holds)
})

it('spaces alone are no words, and every text holds none', () => {
  expect(typedWords(' 　 ')).toEqual([])
  expect(holdsWords([], [])).toBe(true)
})

/** Owns that the ways in which people write a number, a name or a search are one to us. */
import { maskName } from '../../../src/domain/person/mask'
import { isPhone, phoneWord, tidyPhone } from '../../../src/domain/person/phone'
import { searchWordsOf, wordsOf } from '../../../src/domain/words/search'

it.each([
  ['138 0000 1111', '13800001111'],
  ['+86 138-0000-1111', '13800001111'],
  ['１３８００００１１１１', '13800001111'],
  ['010-6512 3456', '01065123456'],
  ['+86 10 65123456', '01065123456'],
  ['8613800001111', '13800001111'],
  ['（0571）8765432', '05718765432'],
])('%s is kept as %s', (written, kept) => {
  expect(tidyPhone(written)).toBe(kept)
  expect(isPhone(kept)).toBe(true)
})

it.each([
  ['13800001111', '138 0000 1111'],
  ['01065123456', '010 6512 3456'],
  ['02112345678', '021 1234 5678'],
  ['09120000000', '0912 000 0000'],
  ['05718765432', '0571 876 5432'],
  ['12345', '12345'],
])('%s is read as %s, and dialled as it was', (kept, read) => {
  expect(phoneWord(kept)).toBe(read)
  expect(tidyPhone(read)).toBe(kept)
})

it.each(['12345', '65123456', '138000011112', '', 'abc', '0000000000'])('%p cannot be dialled', (text) => {
  expect(isPhone(tidyPhone(text))).toBe(false)
})

it.each(['南宫月', '端木赐', '赫连勃勃', '欧阳娜娜'])('%s keeps the whole surname when masked', (name) => {
  expect(maskName(name)).toBe(`${[...name].slice(0, 2).join('')}*`)
})

it('a search finds full-width letters and words with a space between them', () => {
  const known = new Set(wordsOf('周六ＡＩ读书会'))
  for (const typed of ['AI', 'ａｉ', '读书 周六', 'ai　读书']) {
    const words = searchWordsOf(typed)
    expect(words.length).toBeGreaterThan(0)
    expect(words.every((word) => known.has(word))).toBe(true)
  }
})

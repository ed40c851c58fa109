/** What a station writes about itself is taken as people write it, and is refused with a sentence where it cannot be kept. */
import { linesOf, sheetOf, sheetProblems, storedSheet } from '../../../src/domain/station/sheet'

const whole = {
  hours: '周一到周五 8:30–17:30',
  phone: '0912-000 0000',
  about: '街坊有事先到这里',
  slogans: '有事您说话\n\n  1. 人人可为  ',
}

it.each([
  ['一句\n两句', ['一句', '两句']],
  ['\n 一句 \n\n', ['一句']],
  ['1、先进单位\n2. 星级社区\n3）文明社区', ['先进单位', '星级社区', '文明社区']],
  ['· 先进\n- 星级\n● 文明', ['先进', '星级', '文明']],
  ['2025 年 星级社区', ['2025 年 星级社区']],
  ['', []],
])('%j is read as %j', (text, lines) => expect(linesOf(text)).toEqual(lines))

it('what is stored can be written on, and is stored the same again', () => {
  const stored = storedSheet(whole)
  expect(stored).toEqual({
    contact: { hours: whole.hours, phone: '09120000000' },
    self: { about: whole.about, slogans: ['有事您说话', '人人可为'] },
  })
  expect(storedSheet(sheetOf(stored))).toEqual(stored)
})

it('a station of which nothing is written has an empty sheet, which can be stored', () => {
  const empty = sheetOf({})
  expect(Object.values(empty)).toEqual(['', '', '', ''])
  expect(sheetProblems(empty)).toEqual({})
})

it.each([
  [{ phone: '打给老王' }, 'phone'],
  [{ phone: '1234' }, 'phone'],
  [{ phone: '09127654321、09127654322' }, 'phone'],
  [{ slogans: Array(9).fill('一句').join('\n') }, 'slogans'],
  [{ slogans: '句'.repeat(61) }, 'slogans'],
])('%j is refused at its field', (some, field) =>
  expect(Object.keys(sheetProblems({ ...whole, ...some }))).toEqual([field]),
)

it('as much as may be written is taken', () => {
  const slogans = Array(8).fill('句'.repeat(60)).join('\n')
  expect(sheetProblems({ ...whole, slogans })).toEqual({})
})

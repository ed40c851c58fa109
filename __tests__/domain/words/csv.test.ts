/** Tables as spreadsheets read them: Chinese, commas and quotes survive, and no resident's words become a formula. */
import { csvOf } from '@/domain/words/csv'

it('begins with the mark by which a spreadsheet knows Chinese, and ends each line as spreadsheets do', () => {
  expect(
    csvOf([
      ['姓名', '分钟'],
      ['王*', 90],
    ]),
  ).toBe('\uFEFF姓名,分钟\r\n王*,90\r\n')
})

it('keeps commas, quotes and line breaks inside their cell', () => {
  expect(csvOf([['盐,糖', '叫"小满"的', '两\n行']])).toBe('\uFEFF"盐,糖","叫""小满""的","两\n行"\r\n')
})

it('shows as words what a spreadsheet would take for a formula, and leaves numbers alone', () => {
  expect(csvOf([['=1+1', '+86', '-', '@某人', -3]])).toBe("\uFEFF'=1+1,'+86,'-,'@某人,-3\r\n")
})

/** What is made into a file is a writing of the right shape, and no larger than may be. */
import { fileNameOf, isWriting, writingRules } from '@/domain/files/writing'

const text = { is: 'text', text: '您好' }
const table = { is: 'table', widths: [30, 70], rows: [['一', '二']] }
const writing = { name: '信', title: '信', under: '', parts: [text, { is: 'heading', text: '一' }, table] }

it('takes texts, headings and tables', () => {
  expect(isWriting(writing)).toBe(true)
  expect(isWriting({ ...writing, parts: [{ ...table, heads: ['甲', '乙'], tall: true }] })).toBe(true)
})

it.each([
  ['nothing', null],
  ['no name', { ...writing, name: '' }],
  ['a long name', { ...writing, name: '长'.repeat(writingRules.nameLetters + 1) }],
  ['no parts', { ...writing, parts: [] }],
  ['an unknown part', { ...writing, parts: [{ is: 'sound', text: '' }] }],
  ['a text that is none', { ...writing, parts: [{ is: 'text', text: 7 }] }],
  ['widths that are not the page', { ...writing, parts: [{ ...table, widths: [30, 60] }] }],
  ['a width that is none', { ...writing, parts: [{ ...table, widths: [-30, 130] }] }],
  ['a row of another length', { ...writing, parts: [{ ...table, rows: [['一']] }] }],
  ['a cell that is neither a text nor a number', { ...writing, parts: [{ ...table, rows: [['一', null]] }] }],
  ['a number that is none', { ...writing, parts: [{ ...table, rows: [['一', NaN]] }] }],
  ['a sum of another length', { ...writing, parts: [{ ...table, sum: ['合计'] }] }],
  [
    'a card without a code',
    { ...writing, parts: [{ is: 'cards', across: 2, cards: [{ above: [], below: [] }] }] },
  ],
  ['heads of another length', { ...writing, parts: [{ ...table, heads: ['一'] }] }],
  ['too much of it', { ...writing, parts: [{ is: 'text', text: '长'.repeat(writingRules.letters) }] }],
  [
    'too many rows',
    { ...writing, parts: [{ ...table, rows: Array(writingRules.rows + 1).fill(['一', '二']) }] },
  ],
])('does not take %s', (_what, value) => {
  expect(isWriting(value)).toBe(false)
})

it('is called as every computer lets a file be called', () => {
  expect(fileNameOf('派单函 第 3 号: a/b', 'docx')).toBe('派单函 第 3 号 a b.docx')
})

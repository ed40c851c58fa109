/** What a form's table says of answers: which are asked, which are wrong, and how they are handed in. */
import { askedIn, blankForm, defineForm, formOf, missingIn, problemOf } from '@/domain/kernel/form'

const table = defineForm({
  kind: { is: 'choice', label: '哪一种', options: { thing: '东西', help: '帮忙' }, start: 'thing' },
  title: { is: 'text', label: '是什么', most: 30, missing: '写一句' },
  day: { is: 'day', label: '哪天', spans: [{ days: 7, text: '一周内' }], other: '选一天', most: 90 },
  cost: {
    ...{ is: 'whole', label: '多少钱', most: 300 },
    vary: ({ kind }) => ({ asked: kind === 'thing', label: '这样东西多少钱' }),
  },
  helpers: { is: 'count', label: '几个人', most: 10, text: String },
  mayCall: { is: 'switch', label: '可以打电话' },
})

const full = { ...blankForm(table), title: ' 一本字典 ', day: '2026-12-01', cost: '45' }

it('begins with what is chosen from the beginning, and misses the rest of what it needs', () => {
  const blank = blankForm(table)
  expect(blank).toEqual({ kind: 'thing', title: '', day: '', cost: 0, helpers: 1, mayCall: false })
  expect(missingIn(table, blank)).toEqual(['是什么', '哪天'])
  expect([problemOf(table.title, ' '), problemOf(table.day, '')]).toEqual(['写一句', '请选一天'])
})

it('hands in words without blanks around them, and typed numbers as numbers', () => {
  expect(formOf(table, full)).toEqual({
    ...{ kind: 'thing', title: '一本字典', day: '2026-12-01', cost: 45, helpers: 1, mayCall: false },
  })
  expect(['1.5', '-3', '三', '1000'].map((typed) => problemOf(table.cost, typed))).toEqual(
    Array(4).fill('写整数就好'),
  )
})

it('asks by the other answers, and hands in nothing that is not asked', () => {
  const answers = { ...full, kind: 'help', cost: '三' }
  expect(askedIn(table, full).find(([name]) => name === 'cost')?.[1].label).toBe('这样东西多少钱')
  expect(askedIn(table, answers).map(([name]) => name)).not.toContain('cost')
  expect([missingIn(table, answers), formOf(table, answers).cost]).toEqual([[], 0])
})

/** What an organiser asks, and which answers are taken. */
import { answersKeptUntil, answersTo } from '@/domain/activity/organiser-questions'

const diet = { ask: '要不要素食', options: ['要', '不要'] }
const free = { ask: '带几样工具', options: [] }

it.each([
  ['nothing is asked', [], { first: '要' }, []],
  ['an option is chosen', [diet], { first: '要' }, [{ ask: '要不要素食', said: '要' }]],
  ['no option is chosen', [diet], {}, null],
  ['something else is sent', [diet], { first: '随便' }, null],
  ['words are left out', [free], { first: ' ' }, []],
  [
    'words are given',
    [diet, free],
    { first: '不要', second: ' 锤子 ' },
    [
      { ask: '要不要素食', said: '不要' },
      { ask: '带几样工具', said: '锤子' },
    ],
  ],
])('when %s', (_, questions, sent, answers) => {
  expect(answersTo({ questions }, sent)).toEqual(
    answers === null
      ? { ok: false, error: { code: 'ANSWER_NEEDED', details: { question: '要不要素食' } } }
      : { ok: true, answers },
  )
})

it('answers are kept for a month after the end', () => {
  expect(answersKeptUntil({ endAt: 5 })).toBe(5 + 30 * 86_400_000)
})

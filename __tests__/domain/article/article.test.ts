/** The table of articles, what they are made of, and when they may be dated. */
import { areSound, type Block, wordsOf } from '@/domain/article/blocks'
import { columnKeys, needsFinal } from '@/domain/article/columns'
import { isDated, keptOf } from '@/domain/article/decide-article'
import { articleFlow } from '@/domain/article/flow'
import { articleForm } from '@/domain/article/form'
import { readyAnswers } from '@/domain/article/ready-answers'
import { articleRules } from '@/domain/article/rules'
import { DAY, NEVER } from '@/domain/kernel/clock'
import { readersOf } from '@/domain/registers/written'
import { assertWorkflow } from '@/domain/kernel/workflow-reading'

const words = (text: string): Block => ({ kind: 'paragraph', text, fileId: null })
const picture = (fileId: string | null): Block => ({ kind: 'picture', text: '', fileId })

it('the table is whole', () => assertWorkflow(articleFlow))

it.each<[string, Block[], boolean]>([
  ['words', [words('扫雪')], true],
  ['words and a picture', [words('扫雪'), picture('a')], true],
  ['a picture alone', [picture('a')], false],
  ['a picture that was never sent', [words('扫雪'), picture(null)], false],
  ['a blank', [words('扫雪'), words('  ')], false],
  ['words with a file', [{ ...words('扫雪'), fileId: 'a' }], false],
  ['too long a line', [words('雪'.repeat(articleRules.blockLetters + 1))], false],
  ['too long a heading', [{ ...words('雪'.repeat(31)), kind: 'heading' }], false],
  ['too many pictures', [words('扫雪'), ...Array.from({ length: 10 }, () => picture('a'))], false],
])('%s can be handed in: %s', (_, blocks, sound) => expect(areSound(blocks)).toBe(sound))

it('all its words are looked at', () =>
  expect(wordsOf([words('一'), picture('a'), { kind: 'quote', text: '二', fileId: null }])).toBe('一\n二'))

it('what is of a column of policies is read by three, whatever its writer says', () => {
  expect(columnKeys.filter((column) => needsFinal({ column, political: false }))).toEqual([
    'policy',
    'policyQa',
  ])
  expect(columnKeys.every((column) => needsFinal({ column, political: true }))).toBe(true)
})

it.each([
  [null, NEVER, true],
  [null, 0, false],
  [DAY, DAY, false],
  [DAY, 2 * DAY, true],
  [(articleRules.aheadDays + 2) * DAY, NEVER, false],
  [null, (articleRules.aheadDays * 2 + 2) * DAY, false],
])('from %s until %s: %s', (wantedAt, expiresAt, may) =>
  expect(isDated({ wantedAt, expiresAt }, 1)).toBe(may),
)

it('what lists show of it ends in no part of a number', () => {
  const said = (text: string): string => {
    const about = {
      title: '',
      column: 'highlight' as const,
      author: '',
      source: '',
      political: false,
      topic: null,
    }
    const stay = { pinned: false, attachments: [], wantedAt: null, expiresAt: NEVER }
    return keptOf({ ...about, ...stay, blocks: [words(text)] }).summary
  }
  expect(said('扫雪，\n755 人')).toBe('扫雪， 755 人')
  expect(said(`${'雪'.repeat(57)}755 人`)).toBe(`${'雪'.repeat(57)}…`)
})

it('what is ready to be taken over fits into an article', () => {
  for (const { question, answer, source } of readyAnswers) {
    expect(areSound([words(answer)])).toBe(true)
    expect(question.length).toBeLessThanOrEqual(articleForm.title.most)
    expect(source.length).toBeLessThanOrEqual(articleForm.source.most)
  }
})

it.each<[string, [string, string][], string[]]>([
  ['nobody yet', [['submit', 'a']], []],
  [
    'one',
    [
      ['submit', 'a'],
      ['publish', 'b'],
    ],
    ['b'],
  ],
  [
    'two in their order',
    [
      ['submit', 'a'],
      ['pass', 'b'],
      ['publish', 'c'],
    ],
    ['b', 'c'],
  ],
  [
    'those since it was handed in last',
    [
      ['submit', 'a'],
      ['pass', 'b'],
      ['sendBack', 'c'],
      ['submit', 'a'],
      ['pass', 'c'],
      ['publish', 'b'],
    ],
    ['c', 'b'],
  ],
  [
    'the same once it is off',
    [
      ['submit', 'a'],
      ['publish', 'b'],
      ['takeDown', 'c'],
    ],
    ['b'],
  ],
])('it was read by %s', (_, steps, readers) => {
  const history = steps.map(([on, by], at) => ({ at, by, on, from: '', to: '' }))
  expect(readersOf({ history } as never)).toEqual(readers)
})

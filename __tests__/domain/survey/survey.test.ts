/** Owns what a survey asks after what, and that no small number can be read or reckoned from what is shown. */
import { askedOf, areSound, kept, questionKinds, type QuestionKind } from '@/domain/survey/questions'
import { reportOf, veiled } from '@/domain/survey/report'
import { surveyFlow } from '@/domain/survey/flow'
import { needsSurvey } from '@/domain/survey/template'
import { assertWorkflow } from '@/domain/kernel/workflow-reading'
import { aQuestion } from '../../support/surveys'

const pair = [
  { id: 'o1', text: '要' },
  { id: 'o2', text: '不要' },
]

it('the table is whole, and so is the survey that stands ready', () => {
  assertWorkflow(surveyFlow)
  expect(areSound(needsSurvey.questions)).toBe(true)
})

it('what some leave out is asked of none but those who chose what leads there', () => {
  const questions = [
    aQuestion({ id: 'q1', kind: 'one', options: pair }),
    aQuestion({ id: 'q2', kind: 'several', options: pair, onlyIf: { question: 'q1', option: 'o1' } }),
    aQuestion({ id: 'q3', kind: 'text', onlyIf: { question: 'q2', option: 'o2' } }),
  ]
  const choices = [[], ['o1'], ['o2']]
  const several = [...choices, ['o1', 'o2']]
  for (const q1 of choices)
    for (const q2 of several) {
      const asked = askedOf(questions, { q1, q2, q3: ['话'] }).map(({ id }) => id)
      const leads = q1.includes('o1')
      expect(asked).toEqual(['q1', ...(leads ? ['q2'] : []), ...(leads && q2.includes('o2') ? ['q3'] : [])])
      const { marks, texts } = kept(questions, { q1, q2, q3: ['话'] }, [])
      expect(marks.some((mark) => mark.startsWith('q2'))).toBe(leads)
      expect('q3' in texts).toBe(asked.includes('q3'))
    }
})

it('a question that is not whole, out of order, or follows what is no earlier option is not sound', () => {
  const one = aQuestion({ id: 'q1', kind: 'one', options: pair })
  const follows = (question: string, option: string) =>
    aQuestion({ id: 'q2', kind: 'scale', onlyIf: { question, option } })
  expect(areSound([one, follows('q1', 'o2')])).toBe(true)
  expect(areSound([one, follows('q1', 'o3')])).toBe(false)
  expect(areSound([one, follows('q2', 'o1')])).toBe(false)
  expect(areSound([aQuestion({ id: 'q2', kind: 'scale' })])).toBe(false)
  for (const kind of Object.keys(questionKinds) as QuestionKind[])
    expect(areSound([aQuestion({ id: 'q1', kind })])).toBe(!('offers' in questionKinds[kind]))
})

it('who knows the rule, the total and all that is shown cannot tell a count below five', () => {
  const MOST = 12
  const CELLS = 4
  const found = new Map<string, Set<number>[]>()
  const small: [key: string, at: number, count: number][] = []
  const go = (counts: number[]): void => {
    if (counts.length < CELLS) {
      for (let count = 0; count <= MOST; count++) go([...counts, count])
      return
    }
    const shown = veiled(counts)
    const key = `${counts.reduce((all, one) => all + one, 0)}|${shown.map((one) => one ?? 'x').join()}`
    const sets = found.get(key) ?? counts.map(() => new Set<number>())
    found.set(key, sets)
    counts.forEach((count, at) => {
      sets[at]?.add(count)
      if (count > 0 && count < 5) small.push([key, at, count])
    })
    if (shown.some((one) => one !== null && one > 0 && one < 5)) throw new Error(`shown: ${key}`)
  }
  go([])
  const known = small.filter(([key, at]) => found.get(key)?.[at]?.size === 1)
  expect(known).toEqual([])
})

it('what few chose hides what only they were asked, and fewer than five answers say nothing', () => {
  const questions = [
    aQuestion({ id: 'q1', kind: 'one', needed: true, options: pair }),
    aQuestion({ id: 'q2', kind: 'scale', needed: true, onlyIf: { question: 'q1', option: 'o1' } }),
    aQuestion({ id: 'q3', kind: 'several', options: pair }),
  ]
  const sums = { '*': 40, 'q1:o1': 3, 'q1:o2': 37, 'q2:5': 3, 'q3:o1': 38, 'q3:o2': 20, 'q3:-': 0 }
  const [first, second, third] = reportOf(questions, { sums }, []) ?? []
  expect(first?.cells.map(({ count }) => count)).toEqual([null, null])
  expect(second).toMatchObject({ asked: null })
  expect(second?.cells.every(({ count }) => count === null)).toBe(true)
  // Two did not choose it: that is a count below five as well.
  expect(third?.cells.map(({ count }) => count)).toEqual([null, 20, 0])
  expect(reportOf(questions, { sums: { '*': 4, 'q1:o2': 4 } }, [])).toBeNull()
})

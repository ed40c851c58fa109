/**
 * Owns what a survey may ask and how an answer is kept. The six kinds are those a station asks by: which help (several),
 * what matters most (one), how well it is done (scale), how many at home (number, kept as a span alone), what is missing
 * (text) and where (grid; a building would be too few people). Yes and no is one of two.
 *
 * An answer is a list of marks, `question:cell`, so that everything is counted by one grouping.
 */
import { surveyRules } from './rules'

export interface Question {
  /** q1, q2, … in the order in which they are asked. */
  id: string
  kind: QuestionKind
  title: string
  /** For the kinds that offer some; o1, o2, … */
  options: { id: string; text: string }[]
  needed: boolean
  /** Asked only of those who chose this option of an earlier question. */
  onlyIf: { question: string; option: string } | null
}

/** What is given to each question, by its id: ids of options, a step, a number, a text, a grid; none when it is left out. */
export type Given = Readonly<Record<string, readonly string[]>>

export interface Cell {
  id: string
  text: string
}

interface Kind {
  label: string
  /** Whether the station writes the options. */
  offers?: true
  most: number
  /** What may be counted of it; none for a text. */
  cells: (question: Question, grids: readonly Cell[]) => readonly Cell[]
  /** Which cell a given answer falls into; null where it is none of this question. */
  cellOf: (given: string, cells: readonly Cell[]) => string | null
}

const itself = (given: string, cells: readonly Cell[]): string | null =>
  cells.some(({ id }) => id === given) ? given : null

const steps: readonly Cell[] = [
  ['1', '很不满意'],
  ['2', '不太满意'],
  ['3', '一般'],
  ['4', '满意'],
  ['5', '很满意'],
].map(([id = '', text = '']) => ({ id, text }))

const spans = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 9],
  [10, 99],
] as const

const spanCells: readonly Cell[] = spans.map(([from, to]) => ({
  id: `n${from}`,
  text: from === to ? `${from}` : to === 99 ? `${from} 以上` : `${from} 到 ${to}`,
}))

function spanOf(given: string): string | null {
  const number = /^\d{1,2}$/.test(given) ? Number(given) : -1
  const span = spans.find(([from, to]) => number >= from && number <= to)
  return span ? `n${span[0]}` : null
}

export const questionKinds = {
  one: { label: '选一个', offers: true, most: 1, cells: ({ options }) => options, cellOf: itself },
  several: {
    label: '可以选几个',
    offers: true,
    most: surveyRules.options,
    cells: ({ options }) => options,
    cellOf: itself,
  },
  scale: { label: '满意不满意', most: 1, cells: () => steps, cellOf: itself },
  number: { label: '填个数', most: 1, cells: () => spanCells, cellOf: spanOf },
  text: { label: '写一句', most: 1, cells: () => [], cellOf: () => null },
  grid: { label: '住在哪个网格', most: 1, cells: (_, grids) => grids, cellOf: itself },
} as const satisfies Record<string, Kind>

export type QuestionKind = keyof typeof questionKinds
export const kindNames = Object.keys(questionKinds) as [QuestionKind, ...QuestionKind[]]

export const kindOfQuestion = ({ kind }: Pick<Question, 'kind'>): Kind => questionKinds[kind]

/** Whether ids, options and branches are as they are counted on: a branch follows an option of an earlier question. */
export const areSound = (questions: readonly Question[]): boolean =>
  questions.every(({ id, options, onlyIf, ...question }, at) => {
    const offers = kindOfQuestion(question).offers === true
    const named = options.every((option, place) => option.id === `o${place + 1}`)
    const apart = new Set(options.map(({ text }) => text)).size === options.length
    const parent = questions.slice(0, at).find((one) => one.id === onlyIf?.question)
    const follows = onlyIf === null || parent?.options.some((option) => option.id === onlyIf.option) === true
    return (
      id === `q${at + 1}` &&
      named &&
      apart &&
      follows &&
      (offers ? options.length >= 2 : options.length === 0)
    )
  })

/** The questions that are asked after what was given so far. */
export function askedOf(questions: readonly Question[], given: Given): Question[] {
  const asked: Question[] = []
  for (const question of questions) {
    const { onlyIf } = question
    const leads =
      onlyIf === null ||
      (asked.some(({ id }) => id === onlyIf.question) &&
        (given[onlyIf.question] ?? []).includes(onlyIf.option))
    if (leads) asked.push(question)
  }
  return asked
}

const givenTo = ({ id }: Question, given: Given): string[] =>
  (given[id] ?? []).map((one) => one.trim()).filter((one) => one !== '')

/** Six digits in a row, however they are parted: a telephone, a paper's number, a door with its building. */
const TELLING = /\d(?:[ -]?\d){5}/

/** The first question with which something is not right, and what; null when it can be handed in. */
export function wrongIn(
  questions: readonly Question[],
  given: Given,
  grids: readonly Cell[],
): { question: Question; why: 'open' | 'odd' | 'telling' } | null {
  for (const question of askedOf(questions, given)) {
    const kind = kindOfQuestion(question)
    const answers = givenTo(question, given)
    if (answers.length === 0 && question.needed) return { question, why: 'open' }
    if (answers.length > kind.most || new Set(answers).size < answers.length) return { question, why: 'odd' }
    if (question.kind === 'text') {
      if (answers.some((one) => one.length > surveyRules.textLetters)) return { question, why: 'odd' }
      if (answers.some((one) => TELLING.test(one.normalize('NFKC')))) return { question, why: 'telling' }
    } else if (answers.some((one) => kind.cellOf(one, kind.cells(question, grids)) === null))
      return { question, why: 'odd' }
  }
  return null
}

/** The mark that every answer bears, and the cell of those who were asked and left it out. */
export const EVERYBODY = '*'
export const LEFT_OUT = '-'
/** The cell of those who wrote a text. */
export const WROTE = 'w'

export const markOf = (questionId: string, cell: string): string => `${questionId}:${cell}`

/** What is kept of an answer. Nothing is kept of a question that was not asked. */
export function kept(
  questions: readonly Question[],
  given: Given,
  grids: readonly Cell[],
): { marks: string[]; texts: Record<string, string> } {
  const texts: Record<string, string> = {}
  const marks = askedOf(questions, given).flatMap((question) => {
    const kind = kindOfQuestion(question)
    const answers = givenTo(question, given)
    const [first] = answers
    if (first === undefined) return [markOf(question.id, LEFT_OUT)]
    if (question.kind === 'text') {
      texts[question.id] = first
      return [markOf(question.id, WROTE)]
    }
    const cells = kind.cells(question, grids)
    return answers.map((one) => markOf(question.id, kind.cellOf(one, cells) ?? LEFT_OUT))
  })
  return { marks: [EVERYBODY, ...marks], texts }
}

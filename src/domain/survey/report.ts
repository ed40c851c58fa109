/**
 * Owns what is shown of a survey: never a count below five, and none from which such a count follows.
 *
 * Of the cells of which everybody has one (options, and having left it out) those below five are hidden, and more, the
 * smallest first, until what is hidden cannot be reckoned from the rest. Of several choices each cell is hidden as well
 * where those who did not choose it are few. What only some were asked is hidden with the cell that led there.
 */
import { type Cell, EVERYBODY, kindOfQuestion, LEFT_OUT, markOf, type Question, WROTE } from './questions'
import { surveyRules } from './rules'

const { fewest } = surveyRules

const isSmall = (count: number): boolean => count > 0 && count < fewest

interface Covered {
  /** How many of the hidden ones are below five; the others have five at least. */
  low: number
  high: number
  sum: number
  /** The smallest that is shown: no hidden one is larger. */
  next: number
}

/** Whether the small ones among hidden cells may be one thing or another to somebody who knows this rule and their sum. */
function isAmbiguous({ low, high, sum, next }: Covered): boolean {
  const most = low * (fewest - 1)
  if (high === 0) return low > 1 && sum > 0 && sum < most
  return Math.max(0, sum - high * next) < Math.min(sum - high * fewest, most)
}

/** Which of these cells, of which everybody asked has exactly one, are shown: their counts, null for a hidden one. */
export function veiled(counts: readonly number[]): (number | null)[] {
  if (!counts.some(isSmall)) return [...counts]
  const order = counts.map((_, at) => at).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b)
  const low = counts.filter((count) => count < fewest).length
  for (let hidden = low; hidden < counts.length; hidden++) {
    const covered = order.slice(0, hidden)
    const sum = covered.reduce((all, at) => all + (counts[at] ?? 0), 0)
    const next = counts[order[hidden] ?? 0] ?? 0
    if (isAmbiguous({ low, high: hidden - low, sum, next }))
      return counts.map((count, at) => (covered.includes(at) ? null : count))
  }
  return counts.map(() => null)
}

/** The cells of several choices, each beside those who did not choose it. */
const veiledEach = (counts: readonly number[], asked: number): (number | null)[] =>
  counts.map((count) => (isSmall(count) || isSmall(asked - count) ? null : count))

interface ReportedQuestion {
  questionId: string
  title: string
  kind: Question['kind']
  /** How many it was asked of; null where that is hidden, with everything of it. */
  asked: number | null
  cells: { text: string; count: number | null }[]
}

interface Sums {
  sums: Readonly<Record<string, number>>
}

/** How many have answered, as it may be said: null below five. */
export const answersIn = ({ sums }: Sums): number | null => {
  const all = sums[EVERYBODY] ?? 0
  return all < fewest ? null : all
}

interface Cells {
  asked: number | null
  shown: Map<string, number | null>
}

/** Nobody leaves out what has to be answered: a cell that is known to be empty would tell what is hidden beside it. */
const leftOut = ({ needed }: Question): string[] => (needed ? [] : [LEFT_OUT])

function cellsOf(question: Question, { sums }: Sums, asked: number | null, cells: readonly Cell[]): Cells {
  const ids = [
    ...cells.map(({ id }) => id),
    ...(question.kind === 'text' ? [WROTE] : []),
    ...leftOut(question),
  ]
  const counts = ids.map((id) => sums[markOf(question.id, id)] ?? 0)
  const hidden = asked === null || asked < fewest
  const several = kindOfQuestion(question).most > 1
  const values = hidden ? ids.map(() => null) : several ? veiledEach(counts, asked) : veiled(counts)
  return { asked: hidden ? null : asked, shown: new Map(ids.map((id, at) => [id, values[at] ?? null])) }
}

/** Everything that may be shown, question by question; null while fewer than five have answered. */
export function reportOf(
  questions: readonly Question[],
  figures: Sums,
  grids: readonly Cell[],
): ReportedQuestion[] | null {
  const all = answersIn(figures)
  if (all === null) return null
  const found = new Map<string, Cells>()
  return questions.map((question) => {
    const { id, title, kind, onlyIf } = question
    const cells = kindOfQuestion(question).cells(question, grids)
    const asked = onlyIf === null ? all : (found.get(onlyIf.question)?.shown.get(onlyIf.option) ?? null)
    const own = cellsOf(question, figures, asked, cells)
    found.set(id, own)
    const left = leftOut(question).map((cell) => ({ id: cell, text: '没有填' }))
    const told = [...cells, ...(kind === 'text' ? [{ id: WROTE, text: '写了' }] : []), ...left]
    return {
      ...{ questionId: id, title, kind, asked: own.asked },
      cells: told.map((cell) => ({ text: cell.text, count: own.shown.get(cell.id) ?? null })),
    }
  })
}

/** The texts that may be read: of a question of which so many are shown. */
export const textsShown = (
  { questionId, cells }: ReportedQuestion,
  texts: Readonly<Record<string, readonly string[]>>,
): readonly string[] => {
  const wrote = cells.find(({ text }) => text === '写了')
  return wrote?.count ? (texts[questionId] ?? []) : []
}

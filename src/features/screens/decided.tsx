/** What was decided about a case, and the way back in the place of its buttons. */
import type { Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Tag, type Tone } from '@/components/tag'
import { Moves } from './moves'
import { leftWords, type Saying } from './said'

interface UndoProps {
  /** Whose case it is, said with the button. */
  name: string
  /** What was decided: 通过了 */
  text: string
  /** Asks for it to be taken back; an answer about several names what was left as it was. */
  undo: () => Promise<Answer<object>>
  /** What is said once it is: 撤销了，还在这里等着 */
  undone: string
  saying: Saying
}

/** Takes back what was decided about one case. */
export function Undo({ name, text, undo, undone, saying }: UndoProps) {
  const act = async () => {
    const answer = await undo()
    const left = leftWords(answer)
    if (left !== '') saying.sayProblem(`${name}：${left}`)
    else saying.sayAnswer(answer, `${name}：${undone}`)
  }
  return <Button small kind="quiet" text="撤销" label={`撤销：${name}${text}`} onTap={act} />
}

interface DecidedProps extends UndoProps {
  tone: Tone
  mayTakeBack: boolean
}

export const Decided = ({ tone, mayTakeBack, ...undo }: DecidedProps) => (
  <Moves>
    <Tag tone={tone} text={undo.text} />
    {mayTakeBack && <Undo {...undo} />}
  </Moves>
)

/** A list with what was decided in it: one row in the place of another while it belongs there, or can be taken back. */
export const takenIn = <R extends { mayTakeBack: boolean }>(
  rows: readonly R[],
  decided: readonly R[],
  { keyOf, belongs }: { keyOf: (row: R) => string; belongs: (row: R) => boolean },
): R[] =>
  rows.flatMap((row) => {
    const now = decided.find((one) => keyOf(one) === keyOf(row))
    if (now === undefined) return [row]
    return belongs(now) || now.mayTakeBack ? [now] : []
  })

/** Owns saying what has just been done, or why not, until the next thing happens. */
import { useState } from 'react'
import { failureText, type Answer } from '@/api/failure'
import { Note } from '@/components/note'
import { UndoBar } from '@/components/undo-bar'

/** Why some of the several things that an answer is about were left as they were, each reason once; else empty. */
export function leftWords(answer: Answer<unknown>): string {
  const { left = [] } = (answer.ok ? answer.data : {}) as { left?: { text: string }[] }
  return [...new Set(left.map(({ text }) => text))].join('；')
}

interface Said {
  tone: 'jade' | 'amber' | 'seal'
  text: string
  /** Takes back what was done; for some seconds. */
  undo?: () => Promise<unknown>
}

export interface Saying {
  said: Said | null
  /** Says that it worked; `null` says nothing any more. */
  say: (text: string | null) => void
  /** Says what was done to others and offers to take it back; @param undone what is said once it is */
  offer: (text: string, undo: () => Promise<Answer<unknown>>, undone: string) => void
  /** Says how an answer came out. @returns whether it worked */
  sayAnswer: (answer: Answer<unknown>, text: string) => boolean
  /** Says what stands in the way, where nothing was sent. */
  sayProblem: (text: string) => void
}

export function useSaid(): Saying {
  const [said, setSaid] = useState<Said | null>(null)
  const sayProblem = (text: string) => setSaid({ tone: 'seal', text })
  const sayAnswer = (answer: Answer<unknown>, text: string) => {
    if (answer.ok) setSaid({ tone: 'jade', text })
    else sayProblem(failureText(answer.failure))
    return answer.ok
  }
  return {
    said,
    sayProblem,
    say: (text) => setSaid(text === null ? null : { tone: 'jade', text }),
    sayAnswer,
    offer: (text, undo, undone) =>
      setSaid({
        ...{ tone: 'jade', text },
        undo: async () => {
          const answer = await undo()
          const left = leftWords(answer)
          if (left === '') sayAnswer(answer, undone)
          else sayProblem(`有的没能撤销：${left}`)
        },
      }),
  }
}

export function SaidNote({ saying }: { saying: Saying }) {
  if (saying.said === null) return null
  const { undo, ...said } = saying.said
  const close = () => saying.say(null)
  return undo ? (
    // One act's bar does not go on counting for the next.
    <UndoBar key={said.text} text={said.text} onUndo={undo} onClose={close} />
  ) : (
    <Note {...said} onClose={close} />
  )
}

/** Owns saying what has just been done, or why not, until the next thing happens. */
import { useState } from 'react'
import { failureText, type Answer } from '@/api/failure'
import { Note } from '@/components/note'

interface Said {
  tone: 'jade' | 'amber' | 'seal'
  text: string
}

export interface Saying {
  said: Said | null
  /** Says that it worked; `null` says nothing any more. */
  say: (text: string | null) => void
  /** Says how an answer came out. @returns whether it worked */
  sayAnswer: (answer: Answer<unknown>, text: string) => boolean
  /** Says what stands in the way, where nothing was sent. */
  sayProblem: (text: string) => void
}

export function useSaid(): Saying {
  const [said, setSaid] = useState<Said | null>(null)
  const sayProblem = (text: string) => setSaid({ tone: 'seal', text })
  return {
    said,
    sayProblem,
    say: (text) => setSaid(text === null ? null : { tone: 'jade', text }),
    sayAnswer: (answer, text) => {
      if (answer.ok) setSaid({ tone: 'jade', text })
      else sayProblem(failureText(answer.failure))
      return answer.ok
    },
  }
}

export function SaidNote({ saying }: { saying: Saying }) {
  if (saying.said === null) return null
  return <Note {...saying.said} onClose={() => saying.say(null)} />
}

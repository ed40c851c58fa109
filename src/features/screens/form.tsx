/** Owns a form while it is filled in: what was typed is kept, what is wrong is said once handing it in was tried. */
import { useState } from 'react'
import { type Answer, failureText, isRejected } from '@/api/failure'
import { Button } from '@/components/button'
import { Stack } from '@/components/card'
import { goToFirstWrong, MissingNote } from '@/components/field/missing-note'
import { Note } from '@/components/note'
import { forgetUnsent } from '@/components/photo-field'
import type { ErrorCode } from '@/contract/errors'
import type { Problems } from '@/domain/kernel/form'
import { useDraft } from '@/platform/use-draft'

export interface Filling<D extends object> {
  value: D
  edit: (some: Partial<D>) => void
  /** What is wrong with an answer, once handing in was tried. */
  wrong: (name: keyof D & string) => { error?: string }
  /** How many answers are still wrong, once handing in was tried. */
  count: number
  failed: string | null
  fail: (text: string | null) => void
  /** While photos are on their way. */
  busy: boolean
  setBusy: (busy: boolean) => void
  /** Says what is wrong. @returns whether nothing is */
  check: () => boolean
  /** Begins anew, as if nothing had been tried. */
  rest: () => void
  /**
   * Hands the form in, unless something is wrong; says why it was not taken, and lets go of the draft once it was.
   * @param send nothing where there is nothing to send because something is wrong
   * @param asks a refusal with which the form is not over: whoever calls asks on
   * @returns the answer, or null when something is wrong
   */
  handIn: <T>(send: (() => Promise<Answer<T>>) | null | false, asks?: ErrorCode) => Promise<Answer<T> | null>
}

/**
 * @param name under which what is typed is kept
 * @param problemsOf what is wrong, by question
 * @param keepAs under which photos are kept that have not gone yet
 */
export function useFilling<D extends object>(
  name: string,
  initial: D,
  problemsOf: (value: D) => Problems<D>,
  keepAs = name,
): Filling<D> {
  const { value, edit, dropSent } = useDraft(name, initial)
  const [tried, setTried] = useState(false)
  const [failed, fail] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const problems = problemsOf(value)
  const count = Object.keys(problems).length
  const check = (): boolean => {
    setTried(true)
    goToFirstWrong()
    return count === 0
  }
  return {
    ...{ value, edit, failed, fail, busy, setBusy, check },
    count: tried ? count : 0,
    wrong: (which) => {
      const error = tried ? problems[which] : undefined
      return error === undefined ? {} : { error }
    },
    rest: () => setTried(false),
    handIn: async (send, asks) => {
      fail(null)
      if (!check() || !send) return null
      const answer = await send()
      if (answer.ok) {
        dropSent(value)
        forgetUnsent(keepAs)
      } else if (asks === undefined || !isRejected(answer, asks)) fail(failureText(answer.failure))
      return answer
    },
  }
}

interface FormFootProps<D extends object> {
  filling: Filling<D>
  text: string
  onTap: () => void | Promise<unknown>
  /** Without the count, where the whole form is in sight. */
  short?: boolean
  /** What the button says while something is on its way to the cloud. */
  busyText?: string
}

/** The bar at the thumb: how many answers are wrong, why it was not taken, and the button. */
export function FormFoot<D extends object>({
  filling,
  text,
  onTap,
  short,
  busyText = '照片还在传…',
}: FormFootProps<D>) {
  const { count, failed, fail, busy } = filling
  return (
    <Stack>
      {!short && <MissingNote count={count} />}
      {failed !== null && <Note tone="seal" text={failed} onClose={() => fail(null)} />}
      <Button text={busy ? busyText : text} disabled={busy} onTap={onTap} />
    </Stack>
  )
}

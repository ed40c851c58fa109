/** Somebody's number, for whoever must call: shown on a tap, which is written down, and dialled. It is not kept. */
import { useState } from 'react'
import { failureText, type Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { dial } from '@/platform/dial'

interface PhoneCallProps<T extends { phone: string }> {
  ask: () => Promise<Answer<T>>
  /** How the number stands there, once it was asked for. */
  line: (contact: T) => string
  /** Who can read who has looked: 许愿的人. */
  whose: string
}

export function PhoneCall<T extends { phone: string }>({ ask, line, whose }: PhoneCallProps<T>) {
  const [shown, setShown] = useState<T | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const call = async () => {
    if (shown !== null) return dial(shown.phone)
    const answer = await ask()
    setProblem(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return false
    setShown(answer.data)
    return dial(answer.data.phone)
  }
  const text = shown === null ? '看电话，打过去' : '再打一次'
  return (
    <Stack>
      {shown !== null && <Strong text={line(shown)} />}
      <Button kind="second" text={text} busyText="正在拿电话…" onTap={call} />
      <Caption text={`谁看过电话、什么时候看的，${whose}在「隐私」里都查得到。`} />
      {problem !== null && <Note tone="seal" text={problem} />}
    </Stack>
  )
}

/** The number of whoever wrote a case, for whoever has it in hand: shown on a tap, and called. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import type { Output } from '@/contract'
import type { CaseAction } from '@/contract/case'
import { dial } from '@/platform/dial'
import { askContact } from './store'

export function ContactCard({ kind, caseId }: { kind: string; caseId: string }) {
  const [shown, setShown] = useState<Output<CaseAction<'contact'>> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const callOwner = async () => {
    if (shown !== null) return dial(shown.phone)
    const answer = await askContact(kind, caseId)
    setProblem(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return false
    setShown(answer.data)
    return dial(answer.data.phone)
  }
  return (
    <Card>
      <Stack>
        {shown !== null && <Strong text={`${shown.calling} ${shown.phone}`} />}
        <Button
          kind="outline"
          text={shown === null ? '看电话，打过去' : '再打一次'}
          busyText="正在拿电话…"
          onTap={callOwner}
        />
        <Caption text="谁看过电话、什么时候看的，写的人在「隐私」里都查得到。" />
        {problem !== null && <Note tone="seal" text={problem} />}
      </Stack>
    </Card>
  )
}

/** How many others have met with the same, and the way to be one of them. */
import { useState } from 'react'
import { type Failure, failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import { joinedWords } from './card'
import { type CaseDetail, joinCase } from './store'

export function Joining({ kind, one }: { kind: string; one: CaseDetail }) {
  const [problem, setProblem] = useState<Failure | null>(null)
  const { caseId, hasJoined, mayJoin } = one
  const words = joinedWords(one)
  if (words === '' && !mayJoin) return null
  const send = async () => {
    const answer = await joinCase(kind, { caseId, joins: !hasJoined })
    setProblem(answer.ok ? null : answer.failure)
  }
  return (
    <Card>
      <Stack>
        {words !== '' && <Strong text={words} />}
        {hasJoined && mayJoin && <Note tone="jade" text="算上您了，有进展会告诉您" />}
        {mayJoin && <Button kind="second" text={hasJoined ? '不算我了' : '我也遇到'} onTap={send} />}
        {problem && <Note tone="seal" text={failureText(problem)} />}
      </Stack>
    </Card>
  )
}

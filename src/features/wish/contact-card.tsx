/** Who wished, for helpers and the station: first the name and the place, then, for a helper with a plan, the number. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import type { Output } from '@/contract'
import { deliverWayNames } from '@/domain/wish/vocabulary'
import { dial } from '@/platform/dial'
import { askContact } from './detail-store'
import type { WishDetail } from './words'

export function ContactCard({ wish }: { wish: WishDetail }) {
  const { standing, people, contact } = wish
  const { calling, place, mayCall, next } = contact
  const [shown, setShown] = useState<Output<'wish.contact'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Everybody else reads among the facts that the place is told to helpers only.
  if (standing.is !== 'holder' && people === null) return null
  if (calling === null) return null
  const call = async () => {
    if (shown !== null) return dial(shown.phone)
    const answer = await askContact(wish.wishId)
    setProblem(answer.ok ? null : failureText(answer.failure))
    if (!answer.ok) return false
    setShown(answer.data)
    return dial(answer.data.phone)
  }
  return (
    <Card>
      <Stack>
        <Strong text={`找${calling}`} />
        {place !== null && (
          <Caption text={[deliverWayNames[wish.deliverWay], place].filter(Boolean).join(' · ')} />
        )}
        {shown !== null && <Strong text={shown.phone} />}
        {mayCall && (
          <Button
            kind="outline"
            text={shown === null ? '看电话，打过去' : '再打一次'}
            busyText="正在拿电话…"
            onTap={call}
          />
        )}
        {mayCall && <Caption text="谁看过电话、什么时候看的，许愿的人在「隐私」里都查得到。" />}
        {problem !== null && <Note tone="seal" text={problem} />}
        {standing.is === 'holder' && next !== '' && <Note tone="sky" text={next} />}
      </Stack>
    </Card>
  )
}

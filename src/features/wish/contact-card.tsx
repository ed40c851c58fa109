/** Who wished, as much of it as a helper may know by now: first the name and the place, then the number on a tap. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Strong } from '@/components/card'
import { Note } from '@/components/note'
import type { Output } from '@/contract'
import { deliverWayNames } from '@/domain/wish/vocabulary'
import { dial } from '@/platform/dial'
import { askContact } from './detail-store'
import { hasRoom, type WishDetail } from './words'

/** Helpers and the people of the station find their way to the wisher; others read how one gets to know. */
function concerns(wish: WishDetail): boolean {
  const { standing, people, contact } = wish
  if (standing.is === 'holder') return true
  if (people !== null) return contact.calling !== null
  return contact.next !== '' && (standing.is === 'waiting' || hasRoom(wish))
}

export function ContactCard({ wish }: { wish: WishDetail }) {
  const { calling, place, mayCall, next } = wish.contact
  const [shown, setShown] = useState<Output<'wish.contact'> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  if (!concerns(wish)) return null
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
        {calling !== null && <Strong text={`找${calling}`} />}
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
        {mayCall && <Caption text="谁看过电话、什么时候看的，许愿的人都查得到。" />}
        {problem !== null && <Note tone="seal" text={problem} />}
        {next !== '' && <Note tone="sky" text={next} />}
      </Stack>
    </Card>
  )
}

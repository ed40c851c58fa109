/** One's own booking of a room: when, what can be done now, and the way to give it up. */
import { useState } from 'react'
import { failureText } from '@/api/failure'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, TagLine, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Sheet } from '@/components/sheet'
import { Slot } from '@/components/slot'
import { Tag } from '@/components/tag'
import { placePurposes } from '@/domain/station/place-words'
import { Moves } from '@/features/screens/moves'
import { type Booking, moveBooking, type RoomNow } from './store'
import { bookingTag, comeBy, timesWord } from './words'

/** What carries it on; the others are ways out. */
const forward = ['come', 'finish']
type Event = Parameters<typeof moveBooking>[1]

interface BookingCardProps {
  booking: Booking
  /** Whether the name of the room stands above already. */
  here?: boolean
  /** How it stands with the room after a step, where that is known. */
  onNow?: (now: RoomNow) => void
}

/** What is asked before a booking is given up. */
const GiveUp = ({
  booking,
  onYes,
  onClose,
}: {
  booking: Booking
  onYes: () => Promise<void>
  onClose: () => void
}) => (
  <Sheet open danger title="这次不去了？" confirm="不去了，让给别人" onConfirm={onYes} onClose={onClose}>
    {`${booking.place}，${timesWord(booking, serverNow())}`}
  </Sheet>
)

export function BookingCard({ booking, here = false, onNow }: BookingCardProps) {
  const [asking, setAsking] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const { place, purpose, people, moves } = booking
  const when = timesWord(booking, serverNow())
  const facts = [here ? '' : when, purpose && placePurposes[purpose], `${people} 人`]
    .filter(Boolean)
    .join('，')
  const allowed = moves.filter((move) => move.allowed)
  const act = async (event: Event) => {
    setFailed(null)
    const answer = await moveBooking(booking, event)
    if (!answer.ok) setFailed(failureText(answer.failure))
    else if (answer.data.now) onNow?.(answer.data.now)
    setAsking(false)
  }
  const due = comeBy(booking)
  return (
    <Card>
      <Stack>
        <Title text={here ? when : place} />
        <TagLine>
          <Tag {...bookingTag(booking)} />
          <Caption text={facts} />
        </TagLine>
        {due !== '' && <Caption text={due} />}
        {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
        {allowed.length > 0 && (
          <Moves>
            {allowed.map(({ event, label }) => (
              <Button
                key={event}
                small
                kind={forward.includes(event) ? 'primary' : event === 'giveUp' ? 'danger' : 'second'}
                text={label}
                label={`${place} ${when}：${label}`}
                onTap={() => (event === 'giveUp' ? setAsking(true) : act(event as Event))}
              />
            ))}
          </Moves>
        )}
      </Stack>
      <Slot>
        {asking && <GiveUp booking={booking} onYes={() => act('giveUp')} onClose={() => setAsking(false)} />}
      </Slot>
    </Card>
  )
}

/** At the door of a room: whether it is free, and the one thing that can be done now. */
import { useState } from 'react'
import { call } from '@/api/client'
import { failureText, type Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { appPages } from '@/domain/app-pages'
import { spanInDayWord, timeWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import { BookingCard } from './booking-card'
import type { RoomNow } from './store'
import { nowWord } from './words'

/** Whoever stands at the door is at least one, and need not say for what. */
const atDoor = { purpose: null, people: 1 }

function waitWord({ ticket, waiting }: RoomNow): string {
  if (ticket === null) return waiting > 0 ? `有 ${waiting} 位在等` : ''
  if (ticket.comeBy !== null) return `轮到您了，${timeWord(ticket.comeBy)} 前点「现在用」`
  return ticket.before === 0 ? '您排在最前面，空了就告诉您' : `您前面还有 ${ticket.before} 位`
}

const nextWord = ({ next }: RoomNow): string =>
  next === null
    ? ''
    : `接下来 ${spanInDayWord(next.startAt, next.endAt)}${next.title === '' ? ' 有人订了' : `：${next.title}`}`

interface RoomHereProps {
  placeCode: string
  bookable: boolean
  room: RoomNow
  /** How it stands after what was done here. */
  onRoom: (room: RoomNow) => void
}

export function RoomHere({ placeCode, bookable, room, onRoom }: RoomHereProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const take = async (asked: Promise<Answer<RoomNow>>) => {
    setFailed(null)
    const answer = await asked
    if (answer.ok) onRoom(answer.data)
    else setFailed(failureText(answer.failure))
  }
  const enter = () => take(call('room.enter', { placeCode, ...atDoor }))
  const wait = (waits: boolean) => take(call('room.line', { placeCode, waits, ...atDoor }))
  const isAlways = room.state === 'always'
  const lines = [waitWord(room), nextWord(room)].filter(Boolean)
  return (
    <>
      {room.mine.map((booking) => (
        <BookingCard key={booking.spanId} booking={booking} here onNow={onRoom} />
      ))}
      <Card>
        <Stack>
          <Title text={nowWord(room)} />
          {lines.map((line) => (
            <Caption key={line} text={line} />
          ))}
          {failed !== null && <Note tone="seal" text={failed} onClose={() => setFailed(null)} />}
          {isAlways && room.noted && <Note tone="jade" text="今天来过，记下了" />}
          {room.mayEnter && !(isAlways && room.noted) && (
            <Button text={isAlways ? '我在这里，记一笔' : '现在用'} onTap={enter} />
          )}
          {room.mayWait && <Button text="排着，轮到告诉我" onTap={() => wait(true)} />}
          {room.ticket !== null && <Button kind="danger" text="不等了" onTap={() => wait(false)} />}
          {bookable && !isAlways && (
            <Button kind="second" text="订别的时间" onTap={() => openPage(appPages.room(placeCode))} />
          )}
        </Stack>
      </Card>
    </>
  )
}

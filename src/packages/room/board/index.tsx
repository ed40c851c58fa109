/** All rooms on one day, for the desk: who uses which when, closing one, taking a booking back. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Card, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { MomentField } from '@/components/field/pick-field'
import { Slot } from '@/components/slot'
import { Empty } from '@/components/states/empty'
import { DAY, dayOf } from '@/domain/kernel/clock'
import { spanInDayWord, weekdayWord, writtenDayWord } from '@/domain/words/moments'
import { DeskFrame } from '@/features/desk-home/desk-frame'
import { type BoardAct, RoomOnBoard } from '@/features/rooms/board-room'
import { type Board, moveOf, openBoard, reopenRoom, useBoard } from '@/features/rooms/board-store'
import { CloseSheet } from '@/features/rooms/close-sheet'
import { ActionSheet } from '@/features/screens/action-sheet'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'

/** Today and the coming days are one tap away; every other one is on the calendar. */
const NEAR = 4

function DayPick({ day, onDay }: { day: string; onDay: (day: string) => void }) {
  const now = serverNow()
  const near = Array.from({ length: NEAR }, (_, i) => now + i * DAY)
  const words = ['今天', '明天']
  return (
    <Card>
      <Stack>
        <Choice
          label="哪一天"
          options={near.map((at, i) => ({ value: dayOf(at), text: words[i] ?? weekdayWord(at) }))}
          value={day}
          onChange={onDay}
        />
        <MomentField
          label="别的日子"
          mode="date"
          value={day}
          shown={writtenDayWord(day, now)}
          onChange={onDay}
        />
      </Stack>
    </Card>
  )
}

interface AskingProps {
  act: BoardAct
  board: Board
  saying: Saying
  onClose: () => void
}

/** What a step asks before it is taken, and the way back from it. */
function Asking({ act: { room, span, event }, board, saying, onClose }: AskingProps) {
  const { placeCode, name } = room
  const { day } = board
  const told = (count: number): string => (count > 0 ? `，告诉了 ${count} 人` : '')
  if (event === 'close')
    return (
      <CloseSheet
        room={room}
        day={day}
        onClosed={(closingId, count) =>
          saying.offer(
            `${name}关上了${told(count)}`,
            () => reopenRoom({ placeCode, closingId, day }),
            `${name}又开了，原来订的人照旧`,
          )
        }
        onClose={onClose}
      />
    )
  if (!span) return null
  const at = { placeCode, day, spanId: span.spanId }
  const times = spanInDayWord(span.startAt, span.endAt)
  if (event === 'cancel')
    return (
      <ActionSheet<never, unknown>
        draft={`room-cancel:${span.spanId}`}
        title={`取消 ${times} 的预约？`}
        text={`${span.name}会收到通知，看得到原因。`}
        confirm="取消，告诉本人"
        danger
        ask="原因"
        placeholder="比如：临时要开会"
        isShort
        maxLength={60}
        onConfirm={({ words }) => moveOf({ ...at, event: 'cancel', reason: words })}
        onDone={() =>
          saying.offer(
            `${name} ${times} 取消了`,
            () => moveOf({ ...at, event: 'restore' }),
            '撤销了，还给本人留着',
          )
        }
        onClose={onClose}
      />
    )
  const send =
    event === 'reopen'
      ? () => reopenRoom({ placeCode, closingId: span.spanId, day })
      : () => moveOf({ ...at, event: 'restore' })
  return (
    <ActionSheet<never, unknown>
      draft={`room-${event}:${span.spanId}`}
      title={event === 'reopen' ? `提前打开${name}？` : '还给本人？'}
      text={event === 'reopen' ? '刚关不到十分钟的，原来订的人照旧能用。' : '本人会收到通知，照旧能用。'}
      confirm={event === 'reopen' ? '打开' : '还给本人'}
      onConfirm={send}
      onDone={() => saying.say(event === 'reopen' ? `${name}又开了` : '还给本人了')}
      onClose={onClose}
    />
  )
}

function Rooms({ board }: { board: Board }) {
  const [act, setAct] = useState<BoardAct | null>(null)
  const saying = useSaid()
  if (board.rooms.length === 0)
    return <Empty title="还没有能订的功能室" text="在「地方」里点一个，打开「居民可以在手机上订」" />
  return (
    <Stack>
      <SaidNote saying={saying} />
      {board.rooms.map((room) => (
        <RoomOnBoard key={room.placeCode} room={room} onAct={setAct} />
      ))}
      <Slot>{act && <Asking act={act} board={board} saying={saying} onClose={() => setAct(null)} />}</Slot>
    </Stack>
  )
}

function RoomBoardPage() {
  const [day, setDay] = useState(dayOf(serverNow()))
  const resource = useBoard(day)
  const view = (next: string) => {
    setDay(next)
    void openBoard(next)
  }
  return (
    <LoadedScreen
      title="功能室"
      resource={resource}
      open={() => openBoard(day)}
      count={4}
      head={<DayPick day={day} onDay={view} />}
    >
      {(board) => <Rooms board={board} />}
    </LoadedScreen>
  )
}

export default wholePage(RoomBoardPage, DeskFrame)

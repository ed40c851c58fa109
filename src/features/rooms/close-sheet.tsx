/** Closing a room for a while: until when, and why, which everybody reads who looks at it. */
import { serverNow } from '@/api/server-clock'
import { MomentField } from '@/components/field/pick-field'
import { DAY, dayOf, instantOf, startOf } from '@/domain/kernel/clock'
import { writtenDayWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import { useDraft } from '@/platform/use-draft'
import { type BoardRoom, closeRoom } from './board-store'

interface CloseSheetProps {
  room: BoardRoom
  day: string
  onClosed: (closingId: string, told: number) => void
  onClose: () => void
}

const MOST_DAYS = 30

export function CloseSheet({ room, day, onClosed, onClose }: CloseSheetProps) {
  const { value, edit } = useDraft(`room-closing:${room.placeCode}:${day}`, {
    ...{ from: '08:00', until: day, to: '21:00' },
  })
  const startAt = instantOf(day, value.from)
  const endAt = instantOf(value.until, value.to)
  const wrong = endAt <= startAt ? '要比开始的时间晚' : endAt <= serverNow() ? '这个时间已经过了' : null
  return (
    <ActionSheet<never, { closingId: string; told: number }>
      draft={`room-close:${room.placeCode}:${day}`}
      title={`${room.name}，关一段时间`}
      text="订了的人会收到通知，看得到原因；有活动的，先给活动换时间。"
      confirm="关上，告诉订了的人"
      ask="原因"
      placeholder="比如：暖气管爆了，在修"
      isShort
      maxLength={60}
      ready={wrong === null}
      onConfirm={({ words }) => closeRoom({ placeCode: room.placeCode, startAt, endAt, reason: words })}
      onDone={({ closingId, told }) => onClosed(closingId, told)}
      onClose={onClose}
    >
      <MomentField
        label={`${writtenDayWord(day, serverNow())}几点起`}
        mode="time"
        value={value.from}
        onChange={(from) => edit({ from })}
      />
      <MomentField
        label="到哪天"
        mode="date"
        value={value.until}
        shown={writtenDayWord(value.until, serverNow())}
        start={day}
        end={dayOf(startOf(day) + MOST_DAYS * DAY)}
        onChange={(until) => edit({ until })}
      />
      <MomentField
        label="几点"
        mode="time"
        value={value.to}
        onChange={(to) => edit({ to })}
        {...(wrong !== null && { error: wrong })}
      />
    </ActionSheet>
  )
}

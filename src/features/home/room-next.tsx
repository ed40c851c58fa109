/** The room that one has booked, once it is near: the way to its door, where one says that one has come. */
import { Row, RowGroup } from '@/components/rows'
import { appPages } from '@/domain/app-pages'
import { dayWord, spanInDayWord } from '@/domain/words/moments'
import { openPage } from '@/platform/navigate'
import type { Home } from './store'

export function RoomNext({ room, now }: { room: NonNullable<Home['room']>; now: number }) {
  const { placeCode, place, startAt, endAt, here } = room
  const times = `${dayWord(startAt, now)} ${spanInDayWord(startAt, endAt)}`
  return (
    <RowGroup>
      <Row
        icon="room"
        title={`${place}，${times}`}
        caption={here ? '正在用，用完了点这里说一声' : '您订的；到了点这里说一声'}
        onTap={() => openPage(appPages.place(placeCode))}
      />
    </RowGroup>
  )
}

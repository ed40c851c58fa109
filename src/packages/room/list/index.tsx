/** The rooms that residents use: what oneself has booked, and which are free now. */
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { appPages } from '@/domain/app-pages'
import { floorWord } from '@/domain/station/place-words'
import { BookingCard } from '@/features/rooms/booking-card'
import { openRooms, type Room, type Rooms, useRooms } from '@/features/rooms/store'
import { nowTag, untilWord } from '@/features/rooms/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'

function RoomRow({ place, now }: Room) {
  const { placeCode, name, bookable } = place
  const page = bookable ? appPages.room(placeCode) : appPages.place(placeCode)
  return (
    <Row
      icon="room"
      title={name}
      caption={[untilWord(now), floorWord(place)].filter(Boolean).join('，')}
      end={<Tag {...nowTag(now)} />}
      onTap={() => openPage(page)}
    />
  )
}

function Mine({ mine }: Pick<Rooms, 'mine'>) {
  if (mine.length === 0) return null
  return (
    <Section title="我订的">
      <Stack>
        {mine.map((booking) => (
          <BookingCard key={booking.spanId} booking={booking} />
        ))}
      </Stack>
    </Section>
  )
}

function Places({ rooms }: Pick<Rooms, 'rooms'>) {
  if (rooms.length === 0)
    return <Empty title="还没有能用的功能室" text="站里开出来了，会列在这里；想用，可以打站里电话问问" />
  return (
    <Section title="现在哪里空着">
      <Stack>
        <RowGroup>
          {rooms.map((room) => (
            <RoomRow key={room.place.placeCode} {...room} />
          ))}
        </RowGroup>
        <Caption text="都不收费。到了门口，扫门上的码就能用；想定个时间，点进去订。" />
      </Stack>
    </Section>
  )
}

function RoomsPage() {
  return (
    <LoadedScreen title="功能室" resource={useRooms()} open={openRooms} count={5}>
      {({ mine, rooms }) => (
        <>
          <Mine mine={mine} />
          <Places rooms={rooms} />
        </>
      )}
    </LoadedScreen>
  )
}

export default wholePage(RoomsPage)

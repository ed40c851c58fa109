/** The coming days of a room: a day, a time that is free, and it is booked. */
import { useState } from 'react'
import { serverNow } from '@/api/server-clock'
import { Caption, Card, Stack } from '@/components/card'
import { Choice } from '@/components/choices'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { appPages } from '@/domain/app-pages'
import { startOf } from '@/domain/kernel/clock'
import type { Times } from '@/domain/room/opening'
import { floorWord, holdsWord, hoursWord } from '@/domain/station/place-words'
import { dateWord, dayWord } from '@/domain/words/moments'
import { BookSheet } from '@/features/rooms/book-sheet'
import { BookingCard } from '@/features/rooms/booking-card'
import { DayHours } from '@/features/rooms/day-hours'
import { openWeek, useWeek, type Week } from '@/features/rooms/store'
import { timesWord } from '@/features/rooms/words'
import { LoadedScreen } from '@/features/screens/loaded-screen'
import { SaidNote, useSaid } from '@/features/screens/said'
import { wholePage } from '@/features/whole-page'
import { openPage } from '@/platform/navigate'
import { usePageParams } from '@/platform/page-params'

function Facts({ place, office }: Week) {
  const line = [floorWord(place), holdsWord(place), hoursWord(place, office)].filter(Boolean).join('，')
  return (
    <RowGroup>
      <Row
        icon="pin"
        title={line || place.name}
        caption="看这个地方，到了从这里用"
        onTap={() => openPage(appPages.place(place.placeCode))}
      />
    </RowGroup>
  )
}

/** The day that is looked at first: the nearest one that can be booked. */
const firstOf = ({ days }: Week): string =>
  days.find(({ may, open }) => may && open)?.day ?? days[0]?.day ?? ''

interface DaysProps {
  week: Week
  onFree: (free: Times) => void
}

function Days({ week, onFree }: DaysProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const now = serverNow()
  const shown = chosen ?? firstOf(week)
  const day = week.days.find((one) => one.day === shown)
  if (!week.bookable) return <Note tone="sky" text="这里不用预约，开着就能直接来" />
  return (
    <Section title="哪一天">
      <Stack>
        <Choice
          label="哪一天"
          options={week.days.map(({ day: one, open }) => ({
            value: one,
            text: dayWord(startOf(one), now),
            ...(dayWord(startOf(one), now) === dateWord(startOf(one), now)
              ? {}
              : { caption: dateWord(startOf(one), now) }),
            ...(open === null && { caption: '不开' }),
          }))}
          value={shown}
          onChange={setChosen}
        />
        {day?.open ? (
          <Card>
            <DayHours day={day} open={day.open} onFree={onFree} />
          </Card>
        ) : (
          <Note tone="sky" text="这一天不开，看看别的日子" />
        )}
        {day?.may === false && day.open && <Caption text="今天的不用订：直接来，扫门上的码，空着就能用。" />}
      </Stack>
    </Section>
  )
}

function Room({ week }: { week: Week }) {
  const [free, setFree] = useState<Times | null>(null)
  const saying = useSaid()
  const now = serverNow()
  const { mine, pausedUntil, place } = week
  return (
    <>
      <Facts {...week} />
      <SaidNote saying={saying} />
      {pausedUntil !== null && (
        <Note
          tone="amber"
          text={`您有几次订了没有来，${dateWord(pausedUntil, now)}起又能订；现在可以到门口直接用`}
        />
      )}
      <Days week={week} onFree={setFree} />
      {mine.length > 0 && (
        <Section title="我订的">
          <Stack>
            {mine.map((booking) => (
              <BookingCard key={booking.spanId} booking={booking} here />
            ))}
          </Stack>
        </Section>
      )}
      <Slot>
        {free !== null && (
          <BookSheet
            week={week}
            free={free}
            onBooked={(times) => {
              setFree(null)
              saying.say(`订好了：${place.name}，${timesWord(times, now)}。到了扫门上的码，点「我到了」`)
            }}
            onClose={() => setFree(null)}
          />
        )}
      </Slot>
    </>
  )
}

function RoomWeekPage() {
  const { place = '' } = usePageParams('place')
  const resource = useWeek(place)
  return (
    <LoadedScreen
      title={resource.status === 'ready' ? resource.data.place.name : '订地方'}
      resource={resource}
      open={() => openWeek(place)}
      count={5}
    >
      {(week) => <Room week={week} />}
    </LoadedScreen>
  )
}

export default wholePage(RoomWeekPage)

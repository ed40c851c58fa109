/** Owns the rooms as a resident sees them: which are free, the coming days of one, what is booked. */
import { call } from '@/api/client'
import { callKeyed } from '@/api/request-key'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type Rooms = Output<'room.list'>
export type Room = Rooms['rooms'][number]
export type RoomNow = Room['now']
export type Booking = Rooms['mine'][number]
export type Week = Output<'room.week'>

const rooms = createResource<void, Rooms>({ name: 'rooms', load: () => call('room.list', {}), keep: 1 })

export const openRooms = (): Promise<void> => rooms.open()
export const useRooms = () => rooms.use(rooms.select())

const week = createResource<string, Week>({
  name: 'room-week',
  load: (placeCode) => call('room.week', { placeCode }),
  keyOf: (placeCode) => placeCode,
})

export const openWeek = (placeCode: string): Promise<void> => week.open(placeCode)
export const useWeek = (placeCode: string) => week.use(week.select(placeCode))

export const book = async (input: Input<'room.book'>) =>
  week.takeAnswer(input.placeCode, await callKeyed('room.book', input))

const withBooking = (mine: readonly Booking[], booking: Booking): Booking[] =>
  mine.map((one) => (one.spanId === booking.spanId ? booking : one))

/** Moves an own booking; every list that shows it does so at once. */
export async function moveBooking({ placeCode, day, spanId }: Booking, event: Input<'room.move'>['event']) {
  const answer = await call('room.move', { placeCode, day, spanId, event })
  if (answer.ok) {
    const { booking, now } = answer.data
    rooms.change(undefined, (data) => ({
      ...data,
      mine: withBooking(data.mine, booking),
      rooms: data.rooms.map((room) => (now && room.place.placeCode === placeCode ? { ...room, now } : room)),
    }))
    // What is free by it is asked for again.
    if (week.use.getState()[placeCode]?.status === 'ready') void openWeek(placeCode)
  }
  return answer
}

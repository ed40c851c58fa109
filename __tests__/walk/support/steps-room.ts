/** Owns what people do with rooms: book, come, wait, give up; what the desk closes and opens. */
import { DAY, dayOf, HOUR, MINUTE, startOf } from '../../../src/domain/kernel/clock'
import type { BookingSpan, RoomDayDocument, RoomSpan } from '../../../src/domain/room/documents'
import { neighbours, openidOf, staff } from './cast'
import { step } from './step'
import type { World } from './world'

const rooms = ['place05', 'place04'] as const
const aNeighbour = ({ chance }: World): string => chance.of(neighbours) as string
const aRoom = ({ chance }: World): string => chance.of(rooms) as string
const asked = (world: World) => ({
  placeCode: aRoom(world),
  purpose: null,
  people: 1 + world.chance.below(4),
})

async function book(world: World): Promise<void> {
  const day = startOf(dayOf(world.now() + (1 + world.chance.below(3)) * DAY))
  const startAt = day + (9 + world.chance.below(8)) * HOUR + world.chance.below(2) * 30 * MINUTE
  const times = { startAt, endAt: startAt + (1 + world.chance.below(4)) * 30 * MINUTE }
  await world.ask(aNeighbour(world), 'room.book', { ...asked(world), ...times })
}

interface Found {
  day: RoomDayDocument
  span: RoomSpan
}

/** A span of a day that is not long past. */
async function aSpan(world: World, fits: (span: RoomSpan) => boolean): Promise<Found | undefined> {
  const days = await world.rows<RoomDayDocument>('roomDays')
  const found = days.flatMap((day) => day.spans.filter(fits).map((span) => ({ day, span })))
  const near = found.filter(
    ({ span }) => span.endAt > world.now() - HOUR && span.startAt < world.now() + HOUR,
  )
  return world.chance.of(near.length > 0 && world.chance.happens(0.6) ? near : found)
}

const isBooking = (span: RoomSpan): span is BookingSpan => span.what === 'booking'

async function move(world: World): Promise<void> {
  const found = await aSpan(world, isBooking)
  if (!found || !isBooking(found.span)) return
  const { day, span } = found
  const at = { placeCode: day.placeCode, day: day.day, spanId: span.id }
  if (world.chance.happens(0.25)) {
    const event = world.chance.of(['cancel', 'restore'] as const) ?? 'cancel'
    await world.ask(world.chance.of(staff) as string, 'room.move', { ...at, event, reason: '临时有会' })
    return
  }
  const event = world.chance.of(['come', 'comeLater', 'giveUp', 'finish'] as const) ?? 'come'
  const own = openidOf(span.personId)
  await world.ask(own && world.chance.happens(0.9) ? own : aNeighbour(world), 'room.move', { ...at, event })
}

async function atDoor(world: World): Promise<void> {
  const openid = aNeighbour(world)
  if (world.chance.happens(0.5)) await world.ask(openid, 'room.enter', asked(world))
  else await world.ask(openid, 'room.line', { ...asked(world), waits: world.chance.happens(0.8) })
}

async function close(world: World): Promise<void> {
  const startAt = world.now() + world.chance.below(30) * HOUR
  const times = { startAt, endAt: startAt + (1 + world.chance.below(30)) * HOUR }
  const by = world.chance.of(staff) as string
  await world.ask(by, 'room.close', { placeCode: aRoom(world), ...times, reason: '换灯管' })
}

async function reopen(world: World): Promise<void> {
  const found = await aSpan(world, ({ what }) => what === 'closed')
  if (!found) return
  const { placeCode, day } = found.day
  await world.ask(world.chance.of(staff) as string, 'room.reopen', {
    ...{ placeCode, closingId: found.span.id, day },
  })
}

export const roomSteps = [
  step('book a room', 4, book),
  step('move a booking', 5, move),
  step('stand at the door of a room', 3, atDoor),
  step('close a room', 1, close),
  step('open a room again', 1, reopen),
]

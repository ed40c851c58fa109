/** Owns the bookings of the demo: who has the activity room and the training room in the coming days, and when one is closed. */
import type { Output } from '../src/contract'
import { HOUR, MINUTE, startOf } from '../src/domain/kernel/clock'
import { freeBetween } from '../src/domain/room/time'
import type { PlacePurpose } from '../src/domain/station/place-words'
import type { DemoCaller } from './caller'
import { places } from './place-facts'

interface Wanted {
  by: string
  place: string
  /** Of the days that can be booked, counted from the nearest. */
  day: number
  hour: number
  minutes: number
  purpose: PlacePurpose
  people: number
}

const wanted: readonly Wanted[] = [
  {
    ...{ by: 'demo-resident-wang', place: '活动室', day: 0, hour: 14, minutes: 90 },
    ...{ purpose: 'sport', people: 4 },
  },
  {
    ...{ by: 'demo-volunteer-li', place: '培训室', day: 1, hour: 10, minutes: 120 },
    ...{ purpose: 'lecture', people: 12 },
  },
  {
    ...{ by: 'demo-volunteer-li', place: '活动室', day: 2, hour: 19, minutes: 120 },
    ...{ purpose: 'culture', people: 8 },
  },
]

const codeOf = (name: string): string => places.find((place) => place.name === name)?.placeCode ?? ''

type Week = Output<'room.week'>

/** The times that are free for so long from the wanted hour on, on the wanted day first and then on those after it. */
function timesIn({ days }: Week, { day, hour, minutes }: Wanted) {
  const open = days.filter((one) => one.may && one.open)
  return [...open.slice(day), ...open.slice(0, day)].flatMap((one) => {
    const from = startOf(one.day) + hour * HOUR
    const free = freeBetween(one.taken, { startAt: from, endAt: one.open?.endAt ?? from }).find(
      ({ startAt, endAt }) => endAt - startAt >= minutes * MINUTE,
    )
    return free ? [{ startAt: free.startAt, endAt: free.startAt + minutes * MINUTE }] : []
  })
}

/** Books the first of these times at which the neighbour has promised nothing else. */
async function bookOne(demo: DemoCaller, want: Wanted): Promise<void> {
  const placeCode = codeOf(want.place)
  const { by, purpose, people } = want
  for (const times of timesIn(await demo.call(by, 'room.week', { placeCode }), want)) {
    const asked = demo.call(by, 'room.book', { placeCode, ...times, purpose, people })
    const refused = await asked.then(
      () => null,
      (error: Error) => error,
    )
    if (refused === null) return
    if (!refused.message.includes('TIME_CLASH')) throw refused
  }
  throw new Error(`the demo has no time for ${by} in a room`)
}

/** Books what the neighbours want, and closes the training room for an evening. */
export async function bookRooms(demo: DemoCaller): Promise<void> {
  for (const want of wanted) await bookOne(demo, want)
  const placeCode = codeOf('培训室')
  const week = await demo.call('demo-staff-zhou', 'room.week', { placeCode })
  const last = [...week.days].reverse().find(({ open, taken }) => open && taken.length === 0)
  if (!last) return
  const startAt = startOf(last.day) + 8 * HOUR
  const closing = { placeCode, startAt, endAt: startAt + 9 * HOUR, reason: '换投影仪' }
  await demo.call('demo-staff-zhou', 'room.close', closing)
}

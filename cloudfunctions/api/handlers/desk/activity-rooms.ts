/** Owns that an activity is published and moved only where its room is free, and says what is there otherwise. */
import type { ParsedInput } from '@/contract'
import type { ActivityDocument } from '@/domain/activity/documents'
import { clashWords, type WantedSpan } from '@/domain/room/sessions'
import type { StationDocument } from '@/domain/station/documents'
import { refuse, type Rejected } from '../../handler'
import { clashIn, type RoomClash, roomsOf, takeRooms } from '../../repositories/room-sessions'

type InRoom = Pick<ActivityDocument, 'stationId' | 'placeName'> & { placeCode?: string | null }

/** The room as the station calls it; one that is gone since by the words of the activity. */
const roomIn = (station: StationDocument | null, { placeCode, placeName }: InRoom) => ({
  placeCode: placeCode ?? '',
  name: station?.places.find((place) => place.placeCode === placeCode)?.name ?? placeName,
})

const refusal = ({ taken, wanted }: RoomClash, room: { name: string }, now: number): Rejected =>
  refuse('ROOM_CLASH', clashWords(room, taken ?? wanted.span, now))

/** Takes these times of the room. @returns why not; null when they are taken, or none is wanted */
export async function takeRoomsIn(
  station: StationDocument | null,
  activity: InRoom,
  wanted: readonly WantedSpan[],
  now: number,
): Promise<Rejected | null> {
  if (wanted.length === 0) return null
  const room = roomIn(station, activity)
  const clash = await takeRooms(wanted, { room, stationId: activity.stationId, now })
  return clash && refusal(clash, room, now)
}

/** What a move of an activity needs of its room: that it is free to be handed in, and taken to be published. */
export async function roomsFor(
  station: StationDocument | null,
  activity: ActivityDocument,
  event: ParsedInput<'desk.moveActivity'>['event'],
  now: number,
): Promise<Rejected | null> {
  const wanted = roomsOf(activity, activity.plan)
  if (event === 'approve') return takeRoomsIn(station, activity, wanted, now)
  const clash = event === 'submit' ? await clashIn(wanted) : null
  return clash && refusal(clash, roomIn(station, activity), now)
}

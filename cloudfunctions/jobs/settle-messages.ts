/** Owns which messages follow from where a person stands; the same standing always makes the same messages. */
import type { SessionDocument } from '@/domain/activity/documents'
import { clashOf } from '@/domain/activity/decide-sign-up'
import { stepTowards } from '@/domain/activity/keep-in-step'
import { DAY } from '@/domain/kernel/clock'
import type { MessageDocument, MessageKind } from '@/domain/message/documents'
import type { MessageParams } from '@/domain/message/texts'
import { messageOf } from '../api/repositories/messages'
import { offerMessage } from '../api/repositories/places'
import type { Member } from './member'

/** Everything that this person has to be told about this session by now, told or not. */
export function messagesFor(session: SessionDocument, member: Member, now: number): MessageDocument[] {
  const { place, target, row, item } = member
  const ahead = now < session.startAt && session.state !== 'ongoing' && session.state !== 'ended'
  const about = aboutSession(session, member)
  const tell = teller(session, member, now)
  if (session.state === 'cancelled') {
    const wasIn = place.is !== 'none' || (row !== null && isLive(row.state))
    return wasIn ? [tell('sessionCancelled', [], { ...about, notice: session.notice ?? '' })] : []
  }
  const messages: MessageDocument[] = []
  if (place.is === 'offered' && place.until > now) messages.push(offerMessage(session, place.offer))
  if (row && stepTowards(target, row, now) === 'expire') {
    messages.push(tell('offerExpired', [row.offerUntil ?? 0], about))
  }
  if (!ahead) return messages
  const { placeName, startAt, endAt } = session
  // Whoever has had the seat for days was told then, even if that message has been cleared away since.
  if (place.is === 'holder' && row?.state === 'confirmed' && item && now - place.seat.at < DAY) {
    messages.push(tell('enrolled', [place.seat.at], { ...about, placeName }))
  }
  const moved = row && (row.startAt !== startAt || row.endAt !== endAt || row.placeName !== placeName)
  if (moved && isLive(row.state) && place.is !== 'none') {
    const params = { ...about, placeName, notice: session.notice ?? '', clashes: isPromised(session, member) }
    messages.push(tell('sessionChanged', [startAt, endAt, placeName], params))
  }
  return messages
}

/** Whether this person has promised to be elsewhere at the time of the session. */
const isPromised = (session: SessionDocument, { who, owner }: Member): boolean =>
  owner !== null && clashOf(session, who, owner.agenda) !== null

const isLive = (state: string): boolean => state === 'confirmed' || state === 'waiting' || state === 'offered'

const aboutSession = (session: SessionDocument, { who, ownerId }: Member) => ({
  sessionId: session._id,
  title: session.title,
  startAt: session.startAt,
  name: who === ownerId ? '' : '家人',
})

const teller =
  (session: SessionDocument, { who, ownerId }: Member, now: number) =>
  <K extends MessageKind>(kind: K, cause: (string | number)[], params: MessageParams[K]): MessageDocument =>
    messageOf(kind, {
      personId: ownerId,
      stationId: session.stationId,
      cause: [session._id, who, ...cause],
      at: now,
      params,
    })

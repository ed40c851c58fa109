/** Owns which messages follow from where a person stands; the same standing always makes the same messages. */
import type { SessionDocument } from '@/domain/activity/documents'
import { clashOf } from '@/domain/activity/decide-sign-up'
import { stepTowards } from '@/domain/activity/keep-in-step'
import { DAY } from '@/domain/kernel/clock'
import type { Standing } from '@/domain/kernel/seats-reading'
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
    // Of a whole course one is told once, by the course.
    if (session.course && session.withAll) return []
    const wasIn = isIn(place) || (row !== null && isLive(row.state))
    return wasIn ? [tell('sessionCancelled', [], { ...about, notice: session.notice ?? '' })] : []
  }
  const messages: MessageDocument[] = []
  if (place.is === 'offered' && place.until > now) messages.push(offerMessage(session, place.offer))
  if (row && stepTowards(target, row, now) === 'expire') {
    messages.push(tell('offerExpired', [row.offerUntil ?? 0], about))
  }
  messages.push(
    ...answersFor(member, now).map(([cause, answer]) =>
      tell('applicationAnswered', cause, { ...about, ...answer }),
    ),
  )
  if (!ahead) return messages
  const { placeName, startAt, endAt } = session
  // Whoever has had the seat for days was told then, even if that message has been cleared away since.
  const isPartOfWhole = place.is === 'holder' && place.seat.enrolled
  if (
    !isPartOfWhole &&
    place.is === 'holder' &&
    row?.state === 'confirmed' &&
    item &&
    now - place.seat.at < DAY
  ) {
    messages.push(tell('enrolled', [place.seat.at], { ...about, placeName }))
  }
  const moved = row && (row.startAt !== startAt || row.endAt !== endAt || row.placeName !== placeName)
  if (moved && isLive(row.state) && isIn(place)) {
    const params = {
      ...{ ...about, placeName, notice: session.notice ?? '' },
      ...{ clashes: isPromised(session, member), asks: place.is === 'applied' },
    }
    messages.push(tell('sessionChanged', [startAt, endAt, placeName], params))
  }
  return messages
}

type Answer = Pick<MessageParams['applicationAnswered'], 'what' | 'reason' | 'until'>

/**
 * What somebody who had asked is told: of a seat by the same message as everybody, of anything else by its own. Whoever
 * was answered days ago was told then, even if that message has been cleared away since.
 */
function answersFor({ place, row }: Member, now: number): [(string | number)[], Answer][] {
  if (place.is === 'refused' && now - place.refused.at < DAY) {
    const { at, how, why } = place.refused
    return [[['refused', at], { what: how, reason: why, until: 0 }]]
  }
  const last = row?.history[row.history.length - 1]
  if (!last || now - last.at >= DAY) return []
  if (place.is === 'waiting' && row?.state === 'waiting' && last.on === 'lineUp')
    return [[['inLine', place.waiter.at], { what: 'inLine', reason: '', until: 0 }]]
  if (place.is === 'applied' && row?.state === 'applied' && last.on === 'askAgain')
    return [[['askedAgain', last.at], { what: 'askedAgain', reason: '', until: place.until }]]
  return []
}

/** Whether this person has promised to be elsewhere at the time of the session. */
const isPromised = (session: SessionDocument, { who, owner }: Member): boolean =>
  owner !== null && clashOf(session, who, owner.agenda) !== null

const live = new Set<string>(['confirmed', 'waiting', 'offered', 'applied'])
const isLive = (state: string): boolean => live.has(state)

const isIn = ({ is }: Standing): boolean => is !== 'none' && is !== 'refused'

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

/** Owns reading a session for the place of one person: of thousands of holders the few that concern whoever asks. */
import { findComputed } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { SESSIONS, type SessionDoc, sessionJoin } from './sessions'

/** Of those who hold a seat the ones that some people, or this phone for anybody, hold: what of thousands concerns a caller. */
const holdersOf = (people: unknown, phone: string | null): Record<string, unknown> => {
  const isTheirs = { $in: ['$$seat.who', people] }
  const cond = phone === null ? isTheirs : { $or: [isTheirs, { $eq: ['$$seat.by', phone] }] }
  return { 'seats.holders': { $filter: { input: '$seats.holders', as: 'seat', cond } } }
}

/**
 * The session along with the caller, of its holders the caller, the family and `who` alone; the queue, whose order says
 * where somebody stands, is whole. Nothing that goes through all holders may be decided on it.
 */
export const sessionForJoin = (
  sessionId: string,
  phone: string,
  ...who: readonly (string | undefined)[]
): Join => ({
  ...sessionJoin(sessionId),
  computing: {
    variables: { family: { $ifNull: ['$family.personId', []] } },
    fields: holdersOf({ $concatArrays: [[...named(who), phone], '$$family'] }, phone),
  },
})

const named = (who: readonly (string | undefined)[]): string[] =>
  who.filter((one): one is string => one !== undefined)

/** The same session read again. One request. */
export async function findSessionFor(
  sessionId: string,
  phone: string,
  who: string,
): Promise<SessionDoc | null> {
  const fields = holdersOf([phone, who], phone)
  const [session] = await findComputed<SessionDoc>(SESSIONS, { _id: sessionId }, 1, fields)
  return session ?? null
}

/** A session for whoever moves the places of some people: of its holders these alone; null when there is none. One request. */
export async function findSessionAmong(
  sessionId: string,
  whos: readonly string[],
): Promise<SessionDoc | null> {
  const [session] = await findComputed<SessionDoc>(SESSIONS, { _id: sessionId }, 1, holdersOf(whos, null))
  return session ?? null
}

/** The same for one of them. */
export const findSessionOf = (sessionId: string, who: string): Promise<SessionDoc | null> =>
  findSessionAmong(sessionId, [who])

/** The sessions of some rows, of their holders the rows' people alone. One request, none without rows. */
export const sessionsOfRows = async (
  rows: readonly { sessionId: string; personId: string }[],
): Promise<SessionDoc[]> => {
  const ids = [...new Set(rows.map(({ sessionId }) => sessionId))]
  if (ids.length === 0) return []
  const fields = holdersOf([...new Set(rows.map(({ personId }) => personId))], null)
  return findComputed<SessionDoc>(SESSIONS, { _id: { $in: ids } }, ids.length, fields)
}

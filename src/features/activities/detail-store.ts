/** Owns one session as a resident reads it, and every move of a place in it. */
import { call } from '@/api/client'
import type { Answer } from '@/api/failure'
import { createResource } from '@/api/resource'
import type { Input, Output } from '@/contract'

export type SessionDetail = Output<'activity.detail'>
export type Standing = SessionDetail['standings'][number]
type PlaceChange = Output<'activity.signUp'>

const detail = createResource<string, SessionDetail>({
  name: 'session',
  load: (sessionId) => call('activity.detail', { sessionId }),
  keyOf: (sessionId) => sessionId,
  keep: 12,
})

export const openDetail = (sessionId: string): Promise<void> => detail.open(sessionId)
export const useDetail = (sessionId: string) => detail.use(detail.select(sessionId))

/** Who holds this place: the caller needs no naming. */
const forWhom = ({ isSelf, personId }: Standing) => (isSelf ? {} : { forPersonId: personId })

function taken(sessionId: string, answer: Answer<PlaceChange>): Answer<PlaceChange> {
  if (!answer.ok) return answer
  const { standing, free, waiting, posts } = answer.data
  detail.change(sessionId, (session) => ({
    ...session,
    free,
    waiting,
    ...(posts && { posts }),
    standings: session.standings.map((each) => (each.personId === standing.personId ? standing : each)),
  }))
  return answer
}

type Session = Pick<SessionDetail, 'sessionId' | 'startAt' | 'endAt' | 'placeName' | 'riskNotice'>

/** What the page shows and the person agrees to by the tap. */
const agreedTo = ({ startAt, endAt, placeName, riskNotice }: Session) => ({
  agreed: { startAt, endAt, placeName, riskNotice },
})

/** Refusals by which the page learns that it shows what is no longer so. */
const anew = new Set(['SESSION_CHANGED', 'RISK_NOT_ACKNOWLEDGED', 'POST_NEEDED', 'ANSWER_NEEDED'])

/** When the session is no longer what the page shows, the page shows what it is now. */
async function shownAnew(sessionId: string, answer: Answer<PlaceChange>): Promise<Answer<PlaceChange>> {
  const changed = !answer.ok && answer.failure.kind === 'rejected' && anew.has(answer.failure.code)
  if (changed) await detail.open(sessionId)
  return taken(sessionId, answer)
}

/** What is said with a sign-up beside the tap. */
export type SignUpWith = Pick<Input<'activity.signUp'>, 'riskAck' | 'postId' | 'answers'>

export const signUp = async (session: Session, who: Standing, given: SignUpWith) => {
  const { sessionId } = session
  const input = { sessionId, ...forWhom(who), ...agreedTo(session), ...given }
  return shownAnew(sessionId, await call('activity.signUp', input))
}

export const cancel = async ({ sessionId }: Session, who: Standing) =>
  taken(sessionId, await call('activity.cancel', { sessionId, ...forWhom(who) }))

export const acceptOffer = async (session: Session, who: Standing) => {
  const { sessionId } = session
  const input = { sessionId, ...forWhom(who), ...agreedTo(session) }
  return shownAnew(sessionId, await call('activity.acceptOffer', input))
}

export const passOffer = async ({ sessionId }: Session, who: Standing) =>
  taken(sessionId, await call('activity.passOffer', { sessionId, ...forWhom(who) }))

/** Owns reminding those with a place of a session that is near: one message for each phone and start, whoever of its family comes. */
import type { SessionDocument } from '@/domain/activity/documents'
import { isTimely } from '@/domain/activity/reminders'
import { asksPapers, nameOfMissing } from '@/domain/activity/requirements'
import { nextDueAtOf } from '@/domain/activity/session-flow'
import { appPages } from '@/domain/app-pages'
import type { MessageDocument } from '@/domain/message/documents'
import { bringWord } from '@/domain/words/amounts'
import { standingPapersOf } from '../api/repositories/papers'
import { messageOf, postMissing } from '../api/repositories/messages'
import { changeSession, findSession } from '../api/repositories/sessions'

/** Posts what is missing, then notes that this reminder is done; harmless when repeated. Four requests, one more where the session asks for papers, and one a message. */
export async function remind(bare: SessionDocument, due: number, now: number): Promise<void> {
  const session = await findSession(bare._id)
  if (!session) return
  if (isTimely(session, due, now))
    await postMissing([...remindersFor(session, now), ...(await papersMissing(session, now))])
  const remindedAt = due
  await changeSession(session._id, {
    // Whoever moved the session meanwhile has set when to remind of the new time.
    guard: { state: session.state, startAt: session.startAt, version: session.version },
    patch: { $set: { remindedAt, nextDueAt: nextDueAtOf({ ...session, remindedAt }) } },
  })
}

/** By whose phone the places are held, and for whom. The seats are the truth: whoever cancelled is not among them. */
function remindersFor(session: SessionDocument, now: number): MessageDocument[] {
  const owners = new Map<string, { self: boolean; others: boolean }>()
  for (const { who, by } of session.seats.holders) {
    const before = owners.get(by) ?? { self: false, others: false }
    owners.set(by, { self: before.self || who === by, others: before.others || who !== by })
  }
  const { _id: sessionId, stationId, title, startAt, placeName, bring } = session
  return [...owners].map(([personId, { self, others }]) =>
    messageOf('sessionSoon', {
      personId,
      stationId,
      cause: [sessionId, startAt],
      at: now,
      params: {
        ...{ sessionId, title, startAt, placeName, bring: bringWord(bring) },
        names: self ? (others ? '您和家人' : '您') : '家人',
      },
    }),
  )
}

/** Whoever has a place and not the paper that the session asks for is told while there is time; so is whoever leads it. */
async function papersMissing(session: SessionDocument, now: number): Promise<MessageDocument[]> {
  if (!asksPapers(session)) return []
  const { _id: sessionId, stationId, title, startAt, leaderId } = session
  const people = session.seats.holders.map(({ who }) => who)
  const papers = await standingPapersOf(people)
  const letters = people.flatMap((personId) => {
    const paper = nameOfMissing(session, papers.get(personId) ?? [])
    if (paper === null) return []
    const params = { what: 'lacking' as const, paper, until: '', reason: title }
    const cause = [sessionId, startAt, 'lacking']
    return [messageOf('paperNews', { personId, stationId, cause, at: now, params })]
  })
  if (letters.length === 0) return []
  const params = {
    title: `「${title}」有 ${letters.length} 位还签不了到`,
    caption: '要有的证、培训或保险没有登记，请他们先到社区登记',
    page: appPages.doorScreen(sessionId),
  }
  const cause = [sessionId, startAt, 'lacking']
  return [...letters, messageOf('toDo', { personId: leaderId, stationId, cause, at: now, params })]
}

/** Owns reminding those with a place of a session that is near: one message for each phone and start, whoever of its family comes. */
import type { SessionDocument } from '@/domain/activity/documents'
import { isTimely } from '@/domain/activity/reminders'
import { nextDueAtOf } from '@/domain/activity/session-flow'
import type { MessageDocument } from '@/domain/message/documents'
import { bringWord } from '@/domain/words/amounts'
import { messageOf, postMissing } from '../api/repositories/messages'
import { changeSession, findSession } from '../api/repositories/sessions'

/** Posts what is missing, then notes that this reminder is done; harmless when repeated. Four requests and one a message. */
export async function remind(bare: SessionDocument, due: number, now: number): Promise<void> {
  const session = await findSession(bare._id)
  if (!session) return
  if (isTimely(session, due, now)) await postMissing(remindersFor(session, now))
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

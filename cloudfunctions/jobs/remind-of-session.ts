/** Owns reminding those with a place of a session that is near: one message for each phone and start, whoever of its family comes. */
import type { SessionDocument } from '@/domain/activity/documents'
import { isTimely, looksForMissing } from '@/domain/activity/reminders'
import { asksPapers, nameOfMissing } from '@/domain/activity/requirements'
import { nextDueAtOf } from '@/domain/activity/session-flow'
import { appPages } from '@/domain/app-pages'
import { deskPages } from '@/domain/desk-pages'
import type { MessageDocument } from '@/domain/message/documents'
import { STAFF } from '@/domain/person/roles'
import { bringWord } from '@/domain/words/amounts'
import { standingPapersOf } from '../api/repositories/papers'
import { findEnrollments } from '../api/repositories/enrollments'
import { messageOf, postMissing } from '../api/repositories/messages'
import { findStationPeople } from '../api/repositories/people'
import { changeSession, findSession } from '../api/repositories/sessions'
import { isClosed } from './run-each'

/** Phones that are reminded at once, and in one run: the letters to thousands leave time for whatever else is due. */
const GROUP = 200
const A_RUN = 1000

type Reminding = NonNullable<SessionDocument['reminding']>

/**
 * Posts what is missing, then notes that this reminder is done; harmless when repeated. Four requests, one more where the
 * session asks for papers, and one a message. More phones than a group are reminded in the order of their ids, and how far
 * that has come is noted, so that the next run goes on there.
 * @returns whether all of it is done
 */
export async function remind(bare: SessionDocument, due: number, now: number): Promise<boolean> {
  const session = await findSession(bare._id)
  if (!session) return true
  if (isTimely(session, due, now) && !(await remindAll(session, due, now))) return false
  if (looksForMissing(session, due, now)) await postMissing(await dutyMissing(session, now))
  const remindedAt = due
  await changeSession(session._id, {
    // Whoever moved the session meanwhile has set when to remind of the new time.
    guard: { state: session.state, startAt: session.startAt, version: session.version },
    patch: {
      $set: { remindedAt, nextDueAt: nextDueAtOf({ ...session, remindedAt }) },
      ...(session.reminding && { $unset: { reminding: '' } }),
    },
  })
  return true
}

/** @returns whether everybody is reminded */
async function remindAll(session: SessionDocument, due: number, now: number): Promise<boolean> {
  const owners = [...new Set(session.seats.holders.map(({ by }) => by))].sort()
  const noted = session.reminding
  const at: Reminding = noted?.due === due ? { ...noted } : { due, after: '', lacking: 0 }
  const left = owners.filter((owner) => owner > at.after)
  for (let from = 0; from < left.length; from += GROUP) {
    if (from >= A_RUN || (from > 0 && isClosed())) return false
    const group = left.slice(from, from + GROUP)
    const letters = await papersMissing(session, group, now)
    await postMissing([...remindersFor(session, group, now), ...letters])
    at.after = group[group.length - 1] ?? at.after
    at.lacking += letters.length
    if (from + GROUP < left.length)
      await changeSession(session._id, {
        guard: { startAt: session.startAt },
        patch: { $set: { reminding: at } },
      })
  }
  if (at.lacking > 0) await postMissing([leaderOfLacking(session, at.lacking, now)])
  return true
}

/** By whose phone the places are held, and for whom. The seats are the truth: whoever cancelled is not among them. */
function remindersFor(session: SessionDocument, owners: readonly string[], now: number): MessageDocument[] {
  const whom = new Map<string, { self: boolean; others: boolean }>()
  for (const { who, by } of session.seats.holders) {
    const before = whom.get(by) ?? { self: false, others: false }
    whom.set(by, { self: before.self || who === by, others: before.others || who !== by })
  }
  const { _id: sessionId, stationId, title, startAt, placeName, bring } = session
  return owners.map((personId) => {
    const { self = false, others = false } = whom.get(personId) ?? {}
    return messageOf('sessionSoon', {
      personId,
      stationId,
      cause: [sessionId, startAt],
      at: now,
      params: {
        ...{ sessionId, title, startAt, placeName, bring: bringWord(bring) },
        names: self ? (others ? '您和家人' : '您') : '家人',
      },
    })
  })
}

/** Whoever of these phones has a place and not the paper that the session asks for is told while there is time. */
async function papersMissing(
  session: SessionDocument,
  owners: readonly string[],
  now: number,
): Promise<MessageDocument[]> {
  if (!asksPapers(session)) return []
  const { _id: sessionId, stationId, title, startAt } = session
  const phones = new Set(owners)
  const people = session.seats.holders.flatMap(({ who, by }) => (phones.has(by) ? [who] : []))
  const papers = await standingPapersOf(people)
  return people.flatMap((personId) => {
    const paper = nameOfMissing(session, papers.get(personId) ?? [])
    if (paper === null) return []
    const params = { what: 'lacking' as const, paper, until: '', reason: title }
    const cause = [sessionId, startAt, 'lacking']
    return [messageOf('paperNews', { personId, stationId, cause, at: now, params })]
  })
}

/** So is whoever leads it: how many cannot be let in yet. */
function leaderOfLacking(session: SessionDocument, lacking: number, now: number): MessageDocument {
  const { _id: sessionId, stationId, title, startAt, leaderId } = session
  const params = {
    title: `「${title}」有 ${lacking} 位还签不了到`,
    caption: '要有的证、培训或保险没有登记，请他们先到社区登记',
    page: deskPages.doorScreen(sessionId),
  }
  const cause = [sessionId, startAt, 'lacking']
  return messageOf('toDo', { personId: leaderId, stationId, cause, at: now, params })
}

/** Told of at most so many; a station has a handful of staff. */
const MOST_STAFF = 50

/**
 * Of a turn of duty whose holders have not come a quarter of an hour after the start, whoever runs it and the staff are
 * told at once, and so are those who wait for a place. Two requests, one where everybody is there.
 */
async function dutyMissing(session: SessionDocument, now: number): Promise<MessageDocument[]> {
  const { _id: sessionId, stationId, title, startAt, leaderId, seats } = session
  const where = { sessionId, state: 'confirmed', onSiteAt: null }
  const rows = await findEnrollments(where, { limit: MOST_STAFF, fields: { personId: 1 } })
  if (rows.length === 0) return []
  const staff = await findStationPeople(stationId, STAFF, MOST_STAFF)
  const tell = (personId: string, params: { title: string; caption: string; page: string }) =>
    messageOf('toDo', { personId, stationId, cause: [sessionId, startAt, 'missing'], at: now, params })
  const atDesk = {
    title: `「${title}」有 ${rows.length} 位还没签到`,
    caption: '开始一刻钟了。打个电话问问，或者在值班表上换个人',
    page: deskPages.roster(sessionId),
  }
  const waiting = {
    title: `「${title}」可能空出位子`,
    caption: '有人还没到。来得了，到现场扫码点「现场候补」',
    page: appPages.session(sessionId),
  }
  const runs = new Set([leaderId, ...staff.map(({ _id }) => _id)])
  const waits = seats.queue.map(({ by }) => by).filter((personId) => !runs.has(personId))
  return [
    ...[...runs].map((personId) => tell(personId, atDesk)),
    ...[...new Set(waits)].map((personId) => tell(personId, waiting)),
  ]
}

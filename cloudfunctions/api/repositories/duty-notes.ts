/** Owns reading and writing the notes of turns of duty: one document for each turn and phone, under a derived id. */
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { appPages } from '@/domain/app-pages'
import type { DutyNoteDocument } from '@/domain/duty/note'
import type { Guard, GuardedUpdate } from '@/domain/kernel/guarded-update'
import { changeDoc, type Doc, findDocs, getDoc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { messageOf, postMessages } from './messages'

export const DUTY_NOTES = 'dutyNotes'
export type DutyNoteDoc = DutyNoteDocument & Doc

export const dutyNoteIdOf = (sessionId: string, personId: string): string => `${sessionId}:${personId}`

export const findDutyNote = (id: string): Promise<DutyNoteDoc | null> => getDoc<DutyNoteDoc>(DUTY_NOTES, id)

export const changeDutyNote = (id: string, { guard, patch }: GuardedUpdate): Promise<boolean> =>
  changeDoc(DUTY_NOTES, id, guard, patch)

/** What the caller has written, along with the caller. */
export const ownDutyNoteJoin = (sessionId: string, personId: string): Join => ({
  from: DUTY_NOTES,
  where: { _id: dutyNoteIdOf(sessionId, personId) },
  limit: 1,
})

/** So many of one rota are read at once: a week of two turns a day, two people each. */
const AT_ONCE = 40

const newestOf = (activityId: string, startAt: Guard, limit: number): Promise<DutyNoteDoc[]> =>
  findDocs<DutyNoteDoc>(
    DUTY_NOTES,
    { activityId, startAt },
    { order: [['startAt', 'desc']], limit, fields: { outbox: 0 } },
  )

/** The notes of a rota's turns that begin in this time, the latest first. One request. */
export const notesBetween = (activityId: string, from: number, until: number): Promise<DutyNoteDoc[]> =>
  newestOf(activityId, { $gte: from, $lt: until }, AT_ONCE)

/** What was left by the latest turn before one that begins then, of those that left anything. One request. */
export async function notesBefore(activityId: string, startAt: number): Promise<DutyNoteDoc[]> {
  const found = await newestOf(activityId, { $lt: startAt }, 6)
  return found.filter(({ sessionId }) => sessionId === found[0]?.sessionId)
}

/**
 * Asks somebody for the note whose turn of duty was ended by another hand; whoever leaves by the code is asked there. One
 * request for a turn of duty, none otherwise; once, however often it is met.
 */
export async function askForNote(
  { _id, stationId, title, duty }: Pick<SessionDocument, '_id' | 'stationId' | 'title' | 'duty'>,
  { personId, ownerId }: Pick<EnrollmentDocument, 'personId' | 'ownerId'>,
  { by, now }: { by: string; now: number },
): Promise<void> {
  if (duty !== true || personId !== ownerId || by === ownerId) return
  const params = {
    title: `「${title}」还差一句交接`,
    caption: '点开写一句给下一班；没有事，点一下就好',
    page: appPages.session(_id),
  }
  await postMessages([messageOf('toDo', { personId, stationId, cause: ['duty-note', _id], at: now, params })])
}

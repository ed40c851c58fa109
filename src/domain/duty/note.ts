/** Owns the note by which one turn of duty is handed over to the next: who is asked for it, who may write it, and until when. */
import type { EnrollmentDocument, SessionDocument } from '../activity/documents'
import { comeStates } from '../attendance/decide-door'
import { DAY } from '../kernel/clock'
import type { WithOutbox } from '../kernel/outbox'
import type { CheckedPiece } from '../moderation/documents'

/** Letters of a note at most. */
export const NOTE_LETTERS = 200

/** It may be written, and changed, for so many days after the end: whoever forgot to check out answers the next morning. */
const OPEN_DAYS = 3

/** What mostly is to be said, in one tap; a note of these alone needs no check. */
export const noteChips = ['没有事', '东西都放回原处了', '钥匙交到服务台了'] as const

/** Between two sentences that were tapped. */
export const CHIP_JOIN = '；'

/** Whether a note says nothing beyond what was offered to tap. */
export const isTapped = (text: string): boolean =>
  text.split(CHIP_JOIN).every((part) => (noteChips as readonly string[]).includes(part))

/** One for each turn and phone. */
export interface DutyNoteDocument extends WithOutbox {
  /** `sessionId:personId`: written twice it is the same. */
  _id: string
  sessionId: string
  activityId: string
  stationId: string
  personId: string
  /** As organisers of the station may see it; masked on the way out. */
  name: string
  startAt: number
  endAt: number
  text: string
  /** The check of the text; null where it was tapped alone. */
  content: CheckedPiece | null
  writtenAt: number
  version: number
}

type Turn = Pick<SessionDocument, 'duty' | 'state' | 'startAt' | 'endAt'>
type Row = Pick<EnrollmentDocument, 'state'>

/** Until when the note of a turn may be written. */
const noteUntil = ({ endAt }: Pick<SessionDocument, 'endAt'>): number => endAt + OPEN_DAYS * DAY

/** Whoever has left is asked for a note; one who was there and has not left yet may write it before. */
export const isAsked = (rows: readonly Row[]): boolean =>
  rows.some(({ state }) => state !== 'checkedIn' && comeStates.includes(state))

/**
 * Whether somebody with these rows may write it now. A phone without signal may send the note before the proof of having
 * come, so that whoever is expected there is not refused.
 */
export function noteRefusal(
  { duty, state, startAt, endAt }: Turn,
  rows: readonly Row[],
  now: number,
): 'DUTY_NOT_YOURS' | 'DUTY_NOTE_CLOSED' | null {
  const there = rows.some((row) => comeStates.includes(row.state))
  const expected = now >= startAt && rows.some((row) => row.state === 'confirmed' || row.state === 'noShow')
  if (duty !== true || state === 'cancelled' || !(there || expected)) return 'DUTY_NOT_YOURS'
  return now > noteUntil({ endAt }) ? 'DUTY_NOTE_CLOSED' : null
}

/** Whoever has a place in a turn, or had one, reads what the turn before has left. */
export const readsBefore = (rows: readonly Row[]): boolean =>
  rows.some(({ state }) => state === 'confirmed' || comeStates.includes(state))

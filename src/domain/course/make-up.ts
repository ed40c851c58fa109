/** Owns making a lesson up: whoever has said to stay away from one may come to one of another class of the same, once. */
import { clashOf } from '../activity/decide-sign-up'
import type { SessionDocument } from '../activity/documents'
import { type Candidate, type RequirementCode, requirementRefusal } from '../activity/requirements'
import { reject, type Rejection } from '../kernel/errors'
import type { AgendaItem } from '../person/documents'

type Known = Pick<SessionDocument, 'activityId' | 'stationId' | 'title' | 'projectId' | 'course'>

/** Whether two lessons are of two classes of the same: one title, or one project. */
export const isParallel = (missed: Known, other: Known): boolean =>
  Boolean(missed.course && other.course) &&
  missed.activityId !== other.activityId &&
  missed.stationId === other.stationId &&
  (missed.title === other.title || (missed.projectId !== null && missed.projectId === other.projectId))

type MakeUpCode = 'NOT_AWAY' | 'MADE_UP_ALREADY' | 'NO_MAKE_UP' | 'TIME_CLASH' | RequirementCode

interface Given {
  candidate: Candidate
  agenda: readonly AgendaItem[]
  now: number
}

/** Where somebody has made a lesson up already, or is about to; null where not. */
export const madeUpIn = ({ madeUp = [] }: Pick<SessionDocument, 'madeUp'>, who: string): string | null =>
  madeUp.find((one) => one.who === who)?.sessionId ?? null

/** What stands in the way of coming to `other` instead of `missed`; null when nothing does but perhaps a seat. */
export function makeUpRefusal(
  missed: SessionDocument,
  other: SessionDocument,
  { candidate, agenda, now }: Given,
): Rejection<MakeUpCode> | null {
  const who = candidate.personId
  if (!(missed.away ?? []).includes(who)) return reject('NOT_AWAY').error
  const before = madeUpIn(missed, who)
  if (before !== null && before !== other._id) return reject('MADE_UP_ALREADY').error
  if (!isParallel(missed, other) || !other.listed || now >= other.startAt) return reject('NO_MAKE_UP').error
  const required = requirementRefusal(other, candidate)
  if (required) return required
  return clashOf(other, who, agenda) ? reject('TIME_CLASH').error : null
}

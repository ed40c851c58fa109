/** Owns what may be changed of an activity that stands, and which change is a repeat of one that was made. */
import type { ParsedInput } from '@/contract'
import { missingField } from '@/domain/activity/activity-flow'
import { decideTerms, type TermsCode } from '@/domain/activity/course-terms'
import {
  aheadOf,
  decideAges,
  decideRoom,
  decideTimes,
  neededAhead,
  standingSession,
  type StandingSession,
} from '@/domain/activity/decide-form'
import type { ActivityDocument, ActivityFacts, SessionDocument } from '@/domain/activity/documents'
import { textsOf } from '@/domain/activity/facts'
import { namesOthers } from '@/domain/activity/pictures'
import { type ActivityPost, decidePostRoom, decidePosts } from '@/domain/activity/posts'
import { stateAt } from '@/domain/activity/session-flow'
import type { CourseDocument } from '@/domain/course/documents'
import { type Decision, reject } from '@/domain/kernel/errors'
import { formOf } from '../../views/desk-activity'

type Form = ParsedInput<'desk.createActivity'>['form']
type Plan = ActivityDocument['plan']

/** What an activity keeps of a form. */
interface EditedFields extends ActivityFacts {
  capacity: number
  queueCapacity: number
  posts: ActivityPost[]
  plan: Plan
  nextStartAt: number
}

export interface Edit {
  found: ActivityDocument
  fields: EditedFields
  sessions: SessionDocument[]
  /** Of a course that is published, whose places are not those of its lessons. */
  course: Pick<CourseDocument, 'seats'> | null
  standing: ReadonlyMap<string, StandingSession>
  now: number
}

type EditCode =
  | TermsCode
  | 'BAD_AGES'
  | 'BAD_POSTS'
  | 'COURSE_STANDS'
  | 'POST_TAKEN'
  | 'POSTS_FIXED'
  | 'BAD_TIMES'
  | 'SESSION_BEGUN'
  | 'CAPACITY_TOO_SMALL'
  | 'QUEUE_TOO_SMALL'
  | 'INCOMPLETE'
  | 'INVALID_STATE'

/** What a form may change of what stands: everything it says will then be so, or it is refused in words. */
export function judgeEdit({
  found,
  fields,
  sessions,
  course,
  standing,
  now,
}: Edit): Decision<true, EditCode> {
  const isLive = found.state === 'published'
  const missing = isLive ? missingField({ ...found, ...fields }) : null
  if (missing !== null) return reject('INCOMPLETE', { field: missing })
  const ages = decideAges(fields)
  if (!ages.ok) return ages
  const posts = decidePosts(fields.posts)
  if (!posts.ok) return posts
  if (isLive && !found.course !== !fields.course) return reject('COURSE_STANDS')
  const terms = decideTerms(fields)
  if (!terms.ok) return terms
  const times = decideTimes(fields.plan, { standing, isLive, now })
  if (!times.ok || !isLive) return times
  // A published session does not vanish: it is cancelled, and those who signed up are told.
  if (found.plan.some((old) => !fields.plan.some((kept) => kept.sessionId === old.sessionId)))
    return reject('INVALID_STATE')
  if (!reachesAny(found, fields, sessions, now)) return reject('SESSION_BEGUN')
  const room = decidePostRoom(fields.posts, found.posts ?? [], aheadOf(sessions, now))
  return room.ok ? decideRoom(fields, course ? heldIn(course) : neededAhead(sessions, now)) : room
}

const heldIn = ({ seats }: Pick<CourseDocument, 'seats'>) => ({
  taken: seats.holders.length,
  waiting: seats.queue.length,
})

/** Whether what the form changes still reaches a session: any change one that is ahead, words also one that goes on. */
function reachesAny(
  found: ActivityDocument,
  fields: Edit['fields'],
  sessions: readonly SessionDocument[],
  now: number,
): boolean {
  const isAhead = ({ sessionId }: Plan[number]) => {
    const session = sessions.find((one) => one._id === sessionId)
    return !session || !standingSession(session, now).isFixed
  }
  if (fields.plan.some(isAhead)) return true
  const { plan: _plan, nextStartAt: _next, ...wanted } = fields
  // Photos are no promise to anybody: they may be given at any time.
  const { sessions: _sessions, photos: _photos, ...stands } = formOf(found)
  if (JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(stands))) return true
  const onlyWords =
    JSON.stringify(sorted({ ...wanted, ...textsOf(found) })) === JSON.stringify(sorted(stands))
  return onlyWords && sessions.some((session) => stateAt(session, now) === 'ongoing')
}

const sorted = (facts: object): [string, unknown][] =>
  Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))

/** A repeat whose first try was written is answered, not refused as stale. */
export const sameForm = (
  activity: ActivityDocument,
  form: Form,
  sessions: ActivityDocument['plan'],
): boolean => {
  const wanted = { ...form, sessions }
  const stored = formOf(activity)
  return (Object.keys(stored) as (keyof typeof stored)[]).every((key) =>
    key === 'photos'
      ? !namesOthers(activity, form.photos)
      : JSON.stringify(stored[key]) === JSON.stringify(wanted[key]),
  )
}

/** Sessions ahead that this plan gives other times, as they will be. */
export const movedOf = (sessions: readonly SessionDocument[], plan: Plan, now: number): SessionDocument[] =>
  sessions.flatMap((session) => {
    const times = plan.find(({ sessionId }) => sessionId === session._id)
    const moved = times && (times.startAt !== session.startAt || times.endAt !== session.endAt)
    return moved && !standingSession(session, now).isFixed ? [{ ...session, ...times }] : []
  })

/** A session was moved by itself after this form was read. */
export const undoesMove = (form: Form, standing: ReadonlyMap<string, StandingSession>): boolean =>
  form.sessions.some(({ sessionId = '', seenStartAt }) => {
    const is = standing.get(sessionId)
    return is !== undefined && seenStartAt !== is.startAt
  })

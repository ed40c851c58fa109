/** Owns reading and writing activities, and bringing their sessions in line with them. */
import type { Guard, GuardedUpdate, Patch } from '@/domain/kernel/guarded-update'
import type { ActivityDocument, SessionDocument } from '@/domain/activity/documents'
import { MOST_LESSONS, placesIn } from '@/domain/activity/course-terms'
import { isCrowd } from '@/domain/activity/crowd'
import { standingSession } from '@/domain/activity/decide-form'
import { newSession } from '@/domain/activity/new-session'
import { changingSeats, SEATS } from '@/domain/activity/session-changes'
import { cancelledWith, revisedWith } from '@/domain/activity/fan-out'
import { sizesOf } from '@/domain/activity/posts'
import { dividePosts } from '@/domain/kernel/seats-division'
import { resizeQueue, resizeSeats } from '@/domain/kernel/seats'
import { showing, shownOf } from '@/domain/activity/pictures'
import { addDoc, changeDoc, changeDocs, type Doc, findDocs, getDoc } from '../platform/cloud'
import { doorSecretOf } from '../platform/identity'
import type { Fields } from '../platform/joins'
import { bringCourse } from './courses'
import { SESSIONS, type SessionDoc } from './sessions'

export const ACTIVITIES = 'activities'
/** The most sessions one activity may have; the contract's form allows no more. */
const MOST_SESSIONS = MOST_LESSONS

export const findActivity = (id: string): Promise<ActivityDocument | null> => getDoc(ACTIVITIES, id)

/** Those among projects in which activities are held. One request, none for no projects. */
export async function projectsInUse(stationId: string, projectIds: readonly string[]): Promise<Set<string>> {
  if (projectIds.length === 0) return new Set()
  const where = { stationId, projectId: { $in: [...projectIds] } }
  const options = { limit: 1000, fields: { projectId: 1 as const } }
  const found = await findDocs<ActivityDocument & Doc>(ACTIVITIES, where, options)
  return new Set(found.flatMap(({ projectId }) => projectId ?? []))
}

export const changeActivity = (id: string, guard: Guard, patch: Patch): Promise<boolean> =>
  changeDoc(ACTIVITIES, id, guard, patch)

const allOf = (activityId: string, fields?: Fields): Promise<SessionDoc[]> =>
  findDocs(
    SESSIONS,
    { activityId },
    { order: [['startAt', 'asc']], limit: MOST_SESSIONS, ...(fields && { fields }) },
  )

/** Every session with everybody in it. One request. */
export const sessionsOf = (activityId: string): Promise<SessionDoc[]> => allOf(activityId)

/**
 * The sessions of an activity for whoever plans them: those that draw a crowd come without their holders, of whom the
 * counters say how many they are. One request.
 */
export async function plannedSessions({
  _id,
  capacity,
}: Pick<ActivityDocument, '_id' | 'capacity'>): Promise<SessionDoc[]> {
  if (!isCrowd({ capacity })) return allOf(_id)
  const found = await allOf(_id, { 'seats.holders': 0 })
  return found.map((session) => ({ ...session, seats: { ...session.seats, holders: [] } }))
}

export const UNSPREAD: Guard = { spread: true }

export const unspreadActivities = (where: Guard, limit: number): Promise<ActivityDocument[]> =>
  findDocs(ACTIVITIES, where, { limit })

const write = (sessionId: string, update: GuardedUpdate): Promise<boolean> =>
  changeDoc(SESSIONS, sessionId, update.guard, update.patch)

/**
 * Brings the sessions in line with their activity: writes missing ones, revises open ones, cancels them with it. Each
 * step is harmless when repeated; the mark is cleared last, so that a job takes over what was left undone.
 * @returns the sessions where all of them are new; null where they have to be read again
 */
export async function fanOutActivity(
  activity: ActivityDocument,
  now: number,
): Promise<SessionDocument[] | null> {
  const present = await plannedSessions(activity)
  const reason = activity.history[activity.history.length - 1]?.note ?? ''
  const added: SessionDocument[] = []
  await Promise.all(
    activity.plan.map(async (plan) => {
      const session = present.find((one) => one._id === plan.sessionId)
      if (activity.state === 'published') {
        if (session) await reviseSession(activity, session, plan, now)
        else {
          const fresh = newSession(activity, plan, { doorSecret: doorSecretOf(plan.sessionId), now })
          if ((await addDoc(SESSIONS, fresh)) === 'added') added.push(fresh)
        }
      } else if (activity.state === 'cancelled' && session) {
        const update = cancelledWith(session, reason, now)
        if (update) await write(session._id, update)
      }
    }),
  )
  await showPictures(activity)
  const all = added.length === activity.plan.length ? added : null
  if (activity.course) await bringCourse(activity, all ?? (await sessionsOf(activity._id)), now)
  // News of the photos that came in between may have missed a session that was only then written.
  const known = activity.pictures?.content
  const heard = known ? { 'pictures.content.version': known.version } : {}
  const guard = { version: activity.version, spread: true, ...heard }
  await changeActivity(activity._id, guard, { $set: { spread: false } })
  return all
}

/** Shows the photos in every session, those that are over too. One request, none where nobody ever gave one. */
export async function showPictures({ _id, pictures }: ActivityDocument): Promise<void> {
  if (!pictures) return
  const { guard, patch } = showing(shownOf(pictures))
  await changeDocs(SESSIONS, { activityId: _id, ...guard }, patch)
}

async function reviseSession(
  activity: ActivityDocument,
  session: SessionDocument,
  plan: ActivityDocument['plan'][number],
  now: number,
): Promise<void> {
  const update = revisedWith(activity, session, plan, now)
  if (update) await write(session._id, update)
  const { isFixed } = standingSession(session, now)
  const { capacity, queueCapacity } = session.seats
  // What has begun may still get more room, never less; what is over keeps what it had.
  const over = isFixed && (now >= session.endAt || session.state === 'cancelled')
  const places = placesIn(activity)
  if (over || (isFixed && capacity > places)) return
  const divided = dividePosts(SEATS, session.seats, sizesOf(activity.posts ?? []))
  if (divided) await write(session._id, changingSeats(divided, now))
  if (capacity !== places && !activity.posts?.length)
    await write(session._id, changingSeats(resizeSeats(SEATS, capacity, places), now))
  // Whoever waits for a place in a course waits for the whole of it.
  if (!activity.course && queueCapacity !== activity.queueCapacity) {
    await write(session._id, changingSeats(resizeQueue(SEATS, queueCapacity, activity.queueCapacity), now))
  }
}

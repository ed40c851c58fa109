/** Owns writing activities at the desk: new, copied, changed. */
import { nameOf } from '@/domain/person/name-of'
import type { ParsedInput } from '@/contract'
import { decideTerms, shiftedTerms } from '@/domain/activity/course-terms'
import type {
  ActivityDocument,
  ActivityFacts,
  CourseTerms,
  SessionDocument,
} from '@/domain/activity/documents'
import {
  decideAges,
  decideTimes,
  knowsGrids,
  knowsPlace,
  standingSession,
  type StandingSession,
} from '@/domain/activity/decide-form'
import { askUntilOf, isReviewed } from '@/domain/activity/rules'
import { capacityOf, decidePosts, postsWithIds } from '@/domain/activity/posts'
import { grown, historyPatch } from '@/domain/kernel/history'
import { beginCase } from '@/domain/kernel/workflow'
import { activityFlow } from '@/domain/activity/activity-flow'
import type { ProjectSnapshot } from '@/domain/project/documents'
import { positionsOf } from '@/domain/project/positions'
import { decideProject } from '@/domain/project/rules'
import type { OrganisedBy } from '@/domain/team/rules'
import type { StationDocument } from '@/domain/station/documents'
import { done, joinedOne, refuse, type Caller, type Handler, type HandlerFor } from '../../handler'
import { withJoined } from '../../access/station'
import { addWithItems, writeChange } from '../../kernel/move-case'
import type { Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { ACTIVITIES, findActivity, plannedSessions, fanOutActivity } from '../../repositories/activities'
import { findCourse } from '../../repositories/courses'
import { type Clash, clashesOf } from '../../repositories/clashes'
import {
  type ProjectDoc,
  projectJoin,
  restingProject,
  restsWith,
  type WithResting,
} from '../../repositories/projects'
import { giveBackRooms, noLongerWanted, roomsOf, sessionsInRoom } from '../../repositories/room-sessions'
import { teamJoin } from '../../repositories/teams'
import { teamIn } from './organising-team'
import { withStation } from '../../repositories/stations'
import { formOf } from '../../views/desk-activity'
import { activityTouched } from '../../touched'
import { activityAnswer } from './activity-answer'
import { type Edit, judgeEdit, movedOf, sameForm, undoesMove } from './activity-edits'
import { teacherJoin, termsIn } from './course-terms'
import { handInPhotos } from './activity-photos'
import { takeRoomsIn } from './activity-rooms'

type Form = ParsedInput<'desk.createActivity'>['form']

/** The id of a new session follows from its activity and start; a moved session may still bear the one of that start. */
function freshId(activityId: string, startAt: number, used: ReadonlySet<string>): string {
  for (let again = 0; ; again++) {
    const id = derivedId('s', activityId, String(startAt), ...(again === 0 ? [] : [String(again)]))
    if (!used.has(id)) return id
  }
}

type Standing = ReadonlyMap<string, StandingSession>

/** Signing up ends when the form says; a session that keeps its start keeps its deadline too, when the form says none. */
function enrolUntilOf({ startAt, enrolUntil }: Form['sessions'][number], was: StandingSession | undefined) {
  return enrolUntil ?? (was?.startAt === startAt ? was.enrolUntil : startAt)
}

/**
 * The sessions as they will be kept. Those without an id get one that follows from the form, so that saving twice
 * plans them once. Null when the form names a session that is not one of those that stand, or names one twice.
 */
function planOf(
  activityId: string,
  sessions: Form['sessions'],
  standing: Standing,
): ActivityDocument['plan'] | null {
  const named = sessions.flatMap(({ sessionId }) => sessionId ?? [])
  const used = new Set(named)
  if (used.size !== named.length || named.some((id) => !standing.has(id))) return null
  return sessions.map((session) => {
    const { sessionId, startAt, endAt } = session
    const id = sessionId ?? freshId(activityId, startAt, used)
    used.add(id)
    return { sessionId: id, startAt, endAt, enrolUntil: enrolUntilOf(session, standing.get(id)) }
  })
}

/** Where somebody has to agree, signing up ends in time for an answer. */
const endsEarlier = (one: ActivityDocument['plan'][number]): ActivityDocument['plan'][number] => ({
  ...one,
  enrolUntil: Math.min(one.enrolUntil, askUntilOf(one)),
})

function fieldsOf(
  activityId: string,
  {
    sessions,
    photos: _photos,
    posts: divided,
    questions: asked,
    review: looked,
    district: opened,
    training: taught,
    insured: covered,
    duty: rota,
    placeCode: chosen,
    course: _course,
    ...facts
  }: Form,
  { project, course, ...team }: Kept,
  standing: Standing,
  before: Pick<
    ActivityFacts,
    'posts' | 'questions' | 'review' | 'district' | 'training' | 'insured' | 'duty' | 'placeCode'
  > = {},
) {
  const review = looked ?? before.review ?? ''
  const district = opened ?? before.district ?? false
  const training = taught === undefined ? (before.training ?? null) : taught
  const insured = covered ?? before.insured ?? false
  const duty = rota ?? before.duty ?? false
  const placeCode = chosen === undefined ? (before.placeCode ?? null) : chosen
  const planned = planOf(activityId, sessions, standing)
  if (planned === null) return null
  const plan = isReviewed({ review }) ? planned.map(endsEarlier) : planned
  // A phone that does not know of posts and questions leaves those that stand.
  const posts = divided === undefined ? (before.posts ?? []) : postsWithIds(divided, before.posts)
  const questions = asked ?? before.questions ?? []
  const capacity = capacityOf(posts, facts.capacity)
  const shared: ActivityFacts & { capacity: number; queueCapacity: number } = {
    ...facts,
    ...{ project, ...team, posts, questions, capacity, review, district, training, insured, duty },
    ...{ placeCode, course },
    // Whoever learns gives no hours; a teaching volunteer's count whatever stands here.
    countsHours: facts.countsHours && course === null,
  }
  return { ...shared, posts, plan, nextStartAt: Math.min(...plan.map((session) => session.startAt)) }
}

/** The sessions of an activity as they stand: as planned before it is published, as they are afterwards. */
const standingOf = (
  { plan }: ActivityDocument,
  sessions: readonly SessionDocument[],
  now: number,
): Map<string, StandingSession> =>
  new Map([
    ...plan.map((one) => [one.sessionId, { ...one, isFixed: false, isOff: false }] as const),
    ...sessions.map((session) => [session._id, standingSession(session, now)] as const),
  ])

/** What is kept of what its form names: the project it is held in, the team that organises it, the course it is. */
interface Kept extends OrganisedBy {
  project: ProjectSnapshot | null
  course: CourseTerms | null
}

/** What a new activity is made of. */
interface Planned {
  form: Form
  kept: Kept
}

/** A draft of the caller's; null when its form names sessions, which a new activity cannot have yet. */
function newActivity(
  id: string,
  { form, kept }: Planned,
  caller: Caller,
  now: number,
): ActivityDocument | null {
  const fields = fieldsOf(id, form, kept, new Map())
  if (fields === null) return null
  return {
    _id: id,
    stationId: caller.stationId,
    leaderId: caller.personId,
    leaderName: nameOf(caller.person),
    createdBy: caller.personId,
    createdAt: now,
    spread: false,
    ...fields,
    ...beginCase(activityFlow, { by: caller.personId, at: now }),
  }
}

/** Adds the activity with its photos, or answers with the one that the same request key made before. */
async function addOnce(
  id: string,
  planned: Planned,
  mark: string,
  { caller, now }: { caller: Caller; now: number },
) {
  const bare = newActivity(id, planned, caller, now)
  if (bare === null) return refuse('NOT_FOUND')
  const { set, items } = await handInPhotos(bare, planned.form.photos, { caller, mark, now })
  const added = await addWithItems(ACTIVITIES, { ...bare, ...set }, items, now)
  const stored = added ?? (await findActivity(id))
  return stored ? done(await activityAnswer(stored, caller, now, { sessions: [] })) : refuse('NOT_FOUND')
}

/** What the activity will keep of the project that its form names, which was joined with the station. */
const projectIn = (
  { projectId }: Pick<Form, 'projectId'>,
  joined: Record<string, Doc[]>,
  { stationId }: Caller,
  before?: ActivityDocument,
) =>
  decideProject(projectId, {
    ...{ found: joinedOne<ProjectDoc>(joined, 'project'), stationId },
    positions: positionsOf(joinedOne<StationDocument>(joined, 'station')),
    ...(before && { before }),
  })

export const createActivity: Handler<'desk.createActivity'> = {
  joins: ({ input: { form } }) => ({
    ...{ ...withStation, ...projectJoin(form.projectId), ...teamJoin(form.teamId), ...teacherJoin(form) },
  }),
  run: async ({ caller, input, joined, requestKey, now }) => {
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!knowsGrids(station, input.form) || !knowsPlace(station, input.form)) return refuse('NOT_FOUND')
    const project = projectIn(input.form, joined, caller)
    if (!project.ok) return project
    const team = teamIn(input.form, joined, caller)
    if (!team.ok) return team
    const ages = decideAges(input.form)
    if (!ages.ok) return ages
    const posts = decidePosts(input.form.posts ?? [])
    if (!posts.ok) return posts
    const times = decideTimes(input.form.sessions, { now })
    if (!times.ok) return times
    const course = termsIn(input.form, joined, caller)
    if (!course.ok) return course
    const terms = decideTerms({ ...input.form, course: course.value, plan: input.form.sessions })
    if (!terms.ok) return terms
    const kept = { project: project.value, ...team.value, course: course.value }
    const planned = { form: input.form, kept }
    return addOnce(derivedId('a', caller.personId, requestKey), planned, requestKey, { caller, now })
  },
}

export const copyActivity: Handler<'desk.copyActivity'> = {
  joins: ({ input }) => ({
    ...withStation,
    activity: {
      from: 'activities',
      where: { _id: input.activityId },
      limit: 1,
      counting: restingProject,
    },
  }),
  run: withJoined<ActivityDocument & WithResting>('activity')(async (original, context) => {
    const { caller, input, joined, requestKey, now } = context
    const project = original.project ?? null
    if (restsWith(original, positionsOf(joinedOne<StationDocument>(joined, 'station'))))
      return refuse('PROJECT_RESTS', { project: project?.name ?? '' })
    const first = Math.min(...original.plan.map((session) => session.startAt))
    const shift = input.firstStartAt - first
    const sessions = original.plan.map(({ startAt, endAt, enrolUntil }) => ({
      startAt: startAt + shift,
      endAt: endAt + shift,
      enrolUntil: enrolUntil + shift,
    }))
    const times = decideTimes(sessions, { now })
    if (!times.ok) return times
    const form = { ...formOf(original), sessions } as Form
    const course = shiftedTerms(original.course ?? null, shift)
    const kept = { project, teamId: original.teamId ?? null, team: original.team ?? null, course }
    return addOnce(derivedId('a', caller.personId, requestKey), { form, kept }, requestKey, { caller, now })
  }),
}

const editable = new Set<ActivityDocument['state']>(['draft', 'rejected', 'published'])

export const updateActivity: HandlerFor<'desk.updateActivity'> = {
  joins: ({ input }) => ({
    ...withStation,
    ...{ ...projectJoin(input.form.projectId), ...teamJoin(input.form.teamId), ...teacherJoin(input.form) },
    activity: { from: 'activities', where: { _id: input.activityId }, limit: 1 },
  }),
  touches: activityTouched,
  run: withJoined<ActivityDocument>('activity')(async (found, { caller, input, joined, now }) => {
    const live = found.state === 'published'
    const sessions = live ? await plannedSessions(found) : []
    const standing = standingOf(found, sessions, now)
    const project = projectIn(input.form, joined, caller, found)
    const team = teamIn(input.form, joined, caller, found)
    const terms = termsIn(input.form, joined, caller, found)
    const kept = {
      course: terms.ok ? terms.value : null,
      project: project.ok ? project.value : null,
      ...(team.ok ? team.value : { teamId: null, team: null }),
    }
    const fields = fieldsOf(found._id, input.form, kept, standing, found)
    if (fields === null) return refuse('NOT_FOUND')
    const { credential } = input.form
    const asked = { ...input.form, ...fields, credential }
    if (found.version === input.version + 1 && sameForm(found, asked, fields.plan))
      return finish(found, caller, now)
    if (!editable.has(found.state)) return refuse('INVALID_STATE')
    if (found.version !== input.version || undoesMove(input.form, standing)) return refuse('STALE')
    const station = joinedOne<StationDocument>(joined, 'station')
    if (!knowsGrids(station, input.form, found) || !knowsPlace(station, input.form, found))
      return refuse('NOT_FOUND')
    if (!project.ok) return project
    if (!team.ok) return team
    if (!terms.ok) return terms
    const course = live && found.course ? await findCourse(found._id) : null
    const judged = judgeEdit({ found, fields, sessions, course, standing, now })
    if (!judged.ok) return judged
    const rooms = live ? await moveRooms({ station, found, fields, sessions, now }) : null
    if (rooms && !rooms.ok) return rooms
    const entry = { at: now, by: caller.personId, on: 'update', from: found.state, to: found.state }
    const adding = historyPatch('history', found.history, [entry])
    const mark = String(found.version)
    const { set, items } = await handInPhotos(found, input.form.photos, { caller, mark, now })
    const update = {
      guard: { version: found.version },
      patch: { ...adding, $set: { ...fields, ...set, spread: live, ...adding.$set }, $inc: { version: 1 } },
    }
    if (!(await writeChange(ACTIVITIES, found._id, { update, items }, now))) {
      await giveBackRooms(rooms?.value.taken ?? [])
      return refuse('STALE')
    }
    const next = {
      ...found,
      ...fields,
      ...set,
      spread: live,
      version: found.version + 1,
      history: grown(found.history, [entry]),
    }
    const answer = await finish(next, caller, now, await clashesOf(movedOf(sessions, fields.plan, now)))
    await giveBackRooms(rooms?.value.left ?? [])
    return answer
  }),
}

interface RoomsMoved {
  station: StationDocument | null
  found: ActivityDocument
  fields: Edit['fields']
  sessions: readonly SessionDocument[]
  now: number
}

/** Takes the rooms as the form wants them, before it is written; what it needs no longer is given back afterwards. */
async function moveRooms({ station, found, fields, sessions, now }: RoomsMoved) {
  const after = roomsOf({ ...found, ...fields }, sessionsInRoom(fields.plan, sessions, now))
  const standing = sessions.map(({ _id, startAt, endAt }) => ({ sessionId: _id, startAt, endAt }))
  const before = roomsOf(found, standing)
  const left = noLongerWanted(before, after)
  const taken = noLongerWanted(after, before)
  const clash = await takeRoomsIn(station, { ...found, ...fields }, taken, now)
  return clash ?? done({ taken, left })
}

async function finish(
  activity: ActivityDocument,
  caller: Caller,
  now: number,
  clashes: readonly Clash[] = [],
) {
  if (activity.spread) await fanOutActivity(activity, now)
  return done(await activityAnswer(activity, caller, now, { clashes }))
}

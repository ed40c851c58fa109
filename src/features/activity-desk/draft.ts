/** Owns an activity as it is being written: its answers as typed, what is wrong with them, what is sent. */
import { activityForm } from '@/domain/activity/form'
import { decideTimes } from '@/domain/activity/decide-form'
import { largeEvent } from '@/domain/stalls/rules'
import type { ActivityTemplate } from '@/domain/activity/templates'
import { DAY, dayOf, instantOf, timeOf } from '@/domain/kernel/clock'
import {
  formOf as sentOf,
  blankForm,
  draftOf as answersOf,
  type DraftOf,
  problemsIn,
  type Problems,
} from '@/domain/kernel/form'
import { blankCourse, type CourseDraft, courseDraftOf, courseProblem, termsOf } from './course-draft'
import { placesIn, plannedPosts, postDraftsOf, type PostDraft, postsProblem } from './post-draft'
import { plannedQuestions, type QuestionDraft, questionDraftsOf, questionsProblem } from './question-draft'
import type { ChosenProject } from './project-field'
import type { ChosenTeam } from './team-field'
import type { ActivityForm, DeskActivity } from './store'

export interface SessionDraft {
  /** Known once the session has been saved. */
  sessionId: string | null
  day: string | null
  from: string | null
  /** An end before the start is that of the next day. */
  to: string | null
  /** The times that stand, to the second; what is not changed is sent back as it was. */
  was?: { startAt: number; endAt: number; enrolUntil: number } | undefined
}

export interface ActivityDraft extends DraftOf<typeof activityForm> {
  sessions: SessionDraft[]
  posts: PostDraft[]
  questions: QuestionDraft[]
  gridIds: string[]
  project: ChosenProject | null
  /** The team that organises it. */
  team: ChosenTeam | null
  /** What makes it a course; null where one signs up for each session. */
  course: CourseDraft | null
  /** The place of the station that was chosen; it is taken for as long as its name still stands there. */
  place: { placeCode: string; name: string } | null
}

export const blankSession = (now: number): SessionDraft => ({
  sessionId: null,
  day: dayOf(now + 7 * DAY),
  from: '09:00',
  to: '11:00',
})

export const blankActivity = (now: number, organiserName: string): ActivityDraft => ({
  ...blankForm(activityForm),
  ...{ organiserName, sessions: [blankSession(now)], posts: [], questions: [], gridIds: [], project: null },
  ...{ team: null, place: null, course: null },
})

/** A new activity that begins like one that every station holds; the nearest such morning is a week ahead. */
export const activityFrom = (
  { from, to, capacity, course, ...words }: ActivityTemplate,
  now: number,
): ActivityDraft => ({
  ...blankActivity(now, ''),
  ...words,
  capacity: String(capacity),
  course: course ? blankCourse : null,
  sessions: [{ ...blankSession(now), from, to }],
})

const chosenOf = (projectId: string | null, named: DeskActivity['project']): ChosenProject | null =>
  projectId === null ? null : { projectId, name: '原来选的项目', positionName: '', ...named }

/** What the project and the team of an activity are called, where that is known. */
type Named = Partial<Pick<DeskActivity, 'project' | 'team'>>

/** A saved activity as answers. */
export const draftOf = (form: ActivityForm, { project = null, team }: Named = {}): ActivityDraft => ({
  ...answersOf(activityForm, {
    ...form,
    ...{ photos: form.photos ?? [], review: form.review ?? '', district: form.district ?? false },
    ...{ training: form.training ?? null, insured: form.insured ?? false, duty: form.duty ?? false },
  }),
  ...{ gridIds: form.gridIds, project: chosenOf(form.projectId, project), posts: postDraftsOf(form.posts) },
  questions: questionDraftsOf(form.questions),
  course: courseDraftOf(form.course),
  place: form.placeCode ? { placeCode: form.placeCode, name: form.placeName } : null,
  team: form.teamId ? { teamId: form.teamId, name: team?.name ?? '原来选的队伍' } : null,
  sessions: form.sessions.map(({ sessionId, startAt, endAt, enrolUntil = startAt }) => ({
    sessionId: sessionId ?? null,
    day: dayOf(startAt),
    from: timeOf(startAt),
    to: timeOf(endAt),
    was: { startAt, endAt, enrolUntil },
  })),
})

/** Whether a session goes on past midnight. */
export const isOvernight = ({ from, to }: SessionDraft): boolean => from !== null && to !== null && to < from

/** The two ends of a session, or null while one is missing. What still says what stands is what stands. */
function timesOf(session: SessionDraft): { startAt: number; endAt: number } | null {
  const { day, from, to, was } = session
  if (day === null || from === null || to === null) return null
  if (was && dayOf(was.startAt) === day && timeOf(was.startAt) === from && timeOf(was.endAt) === to)
    return { startAt: was.startAt, endAt: was.endAt }
  return { startAt: instantOf(day, from), endAt: instantOf(day, to) + (isOvernight(session) ? DAY : 0) }
}

/** Until when people sign up: as long before the start as it was; the start itself when that would be over already. */
function enrolUntilOf({ was }: SessionDraft, startAt: number, now: number): number {
  if (!was) return startAt
  if (was.startAt === startAt) return was.enrolUntil
  const until = startAt - (was.startAt - was.enrolUntil)
  return until > now ? until : startAt
}

type ActivityProblems = Problems<ActivityDraft>

function sessionsProblem(draft: ActivityDraft, now: number): string | null {
  const times = draft.sessions.map(timesOf)
  const known = times.filter((time) => time !== null)
  if (known.length < times.length) return '每一场都要选日子、开始和结束的时间'
  if (known.some(({ startAt, endAt }) => endAt <= startAt)) return '开始和结束不能是同一个时间'
  const past = draft.sessions.some(({ was }, i) => {
    const startAt = times[i]?.startAt ?? 0
    return startAt <= now && startAt !== was?.startAt
  })
  if (past) return '新的时间要在现在以后'
  const standing = new Map(
    draft.sessions.flatMap(({ was }, i) =>
      was ? [[String(i), { ...was, isFixed: was.startAt <= now, isOff: false }] as const] : [],
    ),
  )
  const planned = draft.sessions.flatMap((session, i) => {
    const time = times[i]
    return time
      ? [{ ...time, enrolUntil: enrolUntilOf(session, time.startAt, now), sessionId: String(i) }]
      : []
  })
  const judged = decideTimes(planned, { standing, now })
  if (judged.ok) return null
  return judged.error.code === 'SESSION_BEGUN'
    ? '已经开始的那一场不能再改时间'
    : '有两场的时间重叠了，或排得太远'
}

/** The places as typed, or what the posts take together. */
const capacityIn = ({ posts, capacity }: ActivityDraft): string =>
  posts.length === 0 ? capacity : String(placesIn(posts))

/** What is wrong, by question. Empty when the draft can be saved. What only publishing needs is not asked here. */
export function problemsOf(draft: ActivityDraft, now: number): ActivityProblems {
  const sessions = sessionsProblem(draft, now)
  const posts = postsProblem(draft.posts)
  const questions = questionsProblem(draft.questions)
  const { minAge: least, maxAge: most } = draft
  const starts = draft.sessions.flatMap((session) => timesOf(session)?.startAt ?? [])
  const course = courseProblem({
    ...{ course: draft.course, posts: draft.posts, review: draft.review.trim() },
    ...{ capacity: Number(capacityIn(draft)), queueCapacity: Number(draft.queueCapacity) },
    firstAt: Math.min(...starts),
  })
  const reversed = least.trim() !== '' && most.trim() !== '' && Number(least) > Number(most)
  return {
    ...(reversed && { maxAge: '不能比最小年龄还小' }),
    ...problemsIn(activityForm, { ...draft, capacity: capacityIn(draft) }),
    ...(posts !== null && { posts }),
    ...(questions !== null && { questions }),
    ...(sessions !== null && { sessions }),
    ...(course !== null && { course }),
  }
}

/** What publishing will still ask for, in the words of the form; a draft may be saved without it. */
export const missingForPublishing = (draft: ActivityDraft): string[] =>
  (['placeName', 'riskNotice', 'safetyContact'] as const)
    .filter((name) => draft[name].trim() === '')
    .map((name) => activityForm[name].label)

/** The form as it is sent, or null while something is wrong. Published sessions keep their ids. */
export function formOf(draft: ActivityDraft, now: number): ActivityForm | null {
  if (Object.keys(problemsOf(draft, now)).length > 0) return null
  const { sessions, posts, questions, gridIds, project, team, place, placeName, course } = draft
  return {
    ...sentOf(activityForm, { ...draft, capacity: capacityIn(draft) }),
    ...{
      gridIds,
      projectId: project?.projectId ?? null,
      teamId: team?.teamId ?? null,
      course: termsOf(course),
      placeCode: place?.name === placeName.trim() ? place.placeCode : null,
      posts: plannedPosts(posts),
      questions: plannedQuestions(questions),
    },
    sessions: sessions.flatMap((session) => {
      const times = timesOf(session)
      if (times === null) return []
      const enrolUntil = enrolUntilOf(session, times.startAt, now)
      const { sessionId, was } = session
      const known = sessionId !== null && { sessionId, ...(was && { seenStartAt: was.startAt }) }
      return [{ ...times, enrolUntil, ...known }]
    }),
  }
}

/** What a crowd as large as the places that are typed so far needs beforehand; null where it is not so large. */
export function crowdOf(draft: ActivityDraft, now: number) {
  const starts = draft.sessions.flatMap((session) => timesOf(session)?.startAt ?? [])
  return starts.length === 0 ? null : largeEvent(Number(capacityIn(draft)), Math.min(...starts), now)
}

/** Owns what an organiser fills in about an activity, as it is accepted and given back. */
import * as v from 'valibot'
import { activityForm } from '../domain/activity/form'
import {
  MOST_OPTIONS,
  MOST_QUESTIONS,
  OPTION_LETTERS,
  QUESTION_LETTERS,
} from '../domain/activity/organiser-questions'
import { MOST_ADULTS, MOST_LESSONS } from '../domain/activity/course-terms'
import { MOST_POSTS, POST_NAME } from '../domain/activity/posts'
import { formEntries } from './form-schema'
import { Id, Instant, LooseText, PostId, Text } from './shapes'

const activityEntries = formEntries(activityForm)

const OrganiserQuestion = v.object({
  ask: Text(QUESTION_LETTERS),
  options: v.pipe(
    v.array(Text(OPTION_LETTERS)),
    v.maxLength(MOST_OPTIONS),
    v.check((options) => options.length !== 1 && new Set(options).size === options.length),
  ),
})

/** What an organiser fills in. Times of day are instants; a session without an id is new. */
export const ActivityForm = v.object({
  ...activityEntries,
  /** A phone with yesterday's version does not know them; those that stand then stay. */
  photos: v.optional(activityEntries.photos),
  /** What is looked at before a sign-up counts; kept as posts are where it is not said. */
  review: v.optional(activityEntries.review),
  /** Left out by a phone that does not know of it: what stands stays. */
  district: v.optional(activityEntries.district),
  /** What papers are asked for besides a credential; kept as posts are where it is not said. */
  training: v.optional(activityEntries.training),
  insured: v.optional(activityEntries.insured),
  /** Whether it is a rota; kept as posts are where it is not said. */
  duty: v.optional(activityEntries.duty),
  /** The place of the station that it takes; kept as posts are where it is not said. */
  placeCode: v.optional(v.nullable(Id)),
  /** What makes it a course; null where one signs up for each session. Kept as posts are where it is not said. */
  course: v.optional(
    v.nullable(
      v.object({
        drawAt: v.nullable(Instant),
        ownUntil: v.nullable(Instant),
        /** A volunteer of the station, or the name of somebody else. */
        teacher: v.object({ personId: v.nullable(Id), name: LooseText(20) }),
        adults: v.pipe(v.array(Text(20)), v.maxLength(MOST_ADULTS)),
      }),
    ),
  ),
  gridIds: v.pipe(v.array(Id), v.maxLength(30)),
  projectId: v.nullable(Id),
  /** The team that organises it; the one that stands stays where it is not said. */
  teamId: v.optional(v.nullable(Id)),
  /**
   * Posts with their own number of people; the places are then what they take together. Those that stand stay where they
   * are not said.
   */
  posts: v.optional(
    v.pipe(
      v.array(
        v.object({ postId: v.optional(PostId), name: Text(POST_NAME), capacity: activityEntries.capacity }),
      ),
      v.maxLength(MOST_POSTS),
    ),
  ),
  /** What those who sign up are asked: a few options, or words of their own. Kept as posts are where it is not said. */
  questions: v.optional(v.pipe(v.array(OrganiserQuestion), v.maxLength(MOST_QUESTIONS))),
  sessions: v.pipe(
    v.array(
      v.object({
        sessionId: v.optional(Id),
        startAt: Instant,
        endAt: Instant,
        enrolUntil: v.optional(Instant),
        /** When one that stands began as the form was opened; STALE when it has been moved by itself since. */
        seenStartAt: v.optional(Instant),
      }),
    ),
    v.minLength(1),
    v.maxLength(MOST_LESSONS),
  ),
})

/** What a changed form may be refused with. */
export const activityFormErrors = [
  'BAD_TIMES',
  'BAD_AGES',
  'SESSION_BEGUN',
  'CAPACITY_TOO_SMALL',
  'BAD_POSTS',
  'COURSE_STANDS',
  'COURSE_TOO_LARGE',
  'COURSE_DRAW_LATE',
  'COURSE_PLAIN',
  'COURSE_ADULTS',
  'POST_TAKEN',
  'POSTS_FIXED',
  'QUEUE_TOO_SMALL',
  'INVALID_STATE',
  'STALE',
  'INCOMPLETE',
  'PROJECT_RESTS',
  'TEAM_INACTIVE',
  'ROOM_CLASH',
] as const

/** Owns a new activity that is begun from an old one: everything as it was, on the same weekdays in the nearest weeks to come. */
import { DAY, dayOf } from '@/domain/kernel/clock'
import { movedCourse } from './course-draft'
import { draftOf, type ActivityDraft } from './draft'
import type { DeskActivity } from './store'

type Like = Pick<DeskActivity, 'form' | 'project' | 'team' | 'projectRests'>

const week = 7 * DAY

/** By how much all sessions move together, so that the first lies ahead and each keeps its weekday and its distance. */
export function weeksOn(startsAt: readonly number[], now: number): number {
  const first = Math.min(...startsAt)
  return Math.max(1, Math.floor((now - first) / week) + 1) * week
}

/** Everything that may be as it was; a project that rests is to be chosen anew. @param isOwn whether the caller uploaded a photo; those of others may not be handed in under the own name */
export function likeOf(
  { form, project, team, projectRests }: Like,
  now: number,
  isOwn: (fileId: string) => boolean,
): ActivityDraft {
  const by = weeksOn(
    form.sessions.map(({ startAt }) => startAt),
    now,
  )
  const draft = draftOf(projectRests ? { ...form, projectId: null } : form, { project, team })
  return {
    ...draft,
    photos: draft.photos.filter(isOwn),
    course: draft.course && movedCourse(draft.course, by),
    posts: draft.posts.map((post) => ({ ...post, postId: null })),
    sessions: draft.sessions.map(({ from, to, was }) => {
      const later = was && {
        startAt: was.startAt + by,
        endAt: was.endAt + by,
        enrolUntil: was.enrolUntil + by,
      }
      return { sessionId: null, day: later ? dayOf(later.startAt) : null, from, to, was: later }
    }),
  }
}

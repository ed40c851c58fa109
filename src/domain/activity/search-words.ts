/** Owns how sessions are found by filters: marks that stand beside the words of their texts in one indexed list. */
import type { ActivityType, Audience } from './vocabulary'

interface Filters {
  type?: ActivityType | undefined
  audience?: Audience | undefined
  gridId?: string | undefined
}

/** The mark of one combination of filters; null without any. It begins with `#`, which no searched word does. */
export function filterMark({ type, audience, gridId }: Filters): string | null {
  const parts = [type && `t=${type}`, audience && `a=${audience}`, gridId && `g=${gridId}`].filter(Boolean)
  return parts.length ? `#${parts.join('&')}` : null
}

/** The mark of every session that is held in a project. */
export const projectMark = (projectId: string): string => `#p=${projectId}`

/** The mark of every session that a team organises. */
export const teamMark = (teamId: string): string => `#o=${teamId}`

/** The marks under which a session is filed, one for each combination of filters that should find it. */
export function filterMarksOf(session: {
  type: ActivityType
  audience: Audience
  gridIds: string[]
  projectId: string | null
  teamId?: string | null
}): string[] {
  const marks: string[] = session.projectId === null ? [] : [projectMark(session.projectId)]
  if (session.teamId) marks.push(teamMark(session.teamId))
  for (const type of [undefined, session.type]) {
    for (const audience of [undefined, session.audience]) {
      for (const gridId of [undefined, ...session.gridIds]) {
        const mark = filterMark({ type, audience, gridId })
        if (mark) marks.push(mark)
      }
    }
  }
  return marks
}

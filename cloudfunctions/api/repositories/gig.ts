/** Owns reading posts and those who look for work beyond what every kind of case reads. */
import { caseKinds } from '@/domain/case-kinds'
import type { CaseKind } from '@/domain/case/define-case'
import { countDocs, findDocs, groupDocs } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { type CaseDoc, casesOf } from './cases'

const { jobPost, seeker } = caseKinds

/** So many hang at a time. */
const MOST_POSTS = 60

/** The posts of a station that hang and whose day is not over, whether the timer has run or not. One request. */
export const shownPosts = (stationId: string, now: number): Promise<CaseDoc[]> =>
  findDocs<CaseDoc>(
    casesOf(jobPost),
    { stationId, kind: jobPost.name, state: 'published', dueAt: { $gt: now } },
    {
      order: [
        ['dueAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST_POSTS,
      fields: { history: 0, outbox: 0 },
    },
  )

/** What somebody has begun from a post, along with the caller. */
export const wantedJoin = (personId: string, postId: string): Join => ({
  from: casesOf(seeker),
  where: { actorIds: personId, kind: seeker.name, 'link.kind': jobPost.name, 'link.id': postId },
  ...{ order: { createdAt: -1 as const }, limit: 1, fields: { _id: 1 } },
})

/** How many cases of a kind a station has in each state. One request. */
export async function standingOf(kind: CaseKind, stationId: string): Promise<ReadonlyMap<string, number>> {
  const found = await groupDocs<{ _id: string; count: number }>(
    casesOf(kind),
    { stationId, kind: kind.name },
    { _id: '$state', count: { $sum: 1 } },
  )
  return new Map(found.map(({ _id, count }) => [_id, count]))
}

/** How many of those who have registered have begun to work. One request. */
export const countHired = (stationId: string): Promise<number> =>
  countDocs(casesOf(seeker), { stationId, kind: seeker.name, 'history.on': 'hire' })

/** Owns what is read about work: the posts that hang, one of them, what is asked most often, and how far the station is. */
import * as v from 'valibot'
import { EVERYONE, STAFF } from '../domain/person/roles'
import { defineActions } from './define-actions'
import { Count, Empty, Id, Instant } from './shapes'

const PostRow = v.object({
  postId: Id,
  /** Counted up within the station. */
  number: Count,
  title: v.string(),
  employer: v.string(),
  place: v.string(),
  /** 每天 120 元起 */
  payWord: v.string(),
  /** The end of its last day. */
  endsAt: Instant,
})

const Standing = v.array(v.object({ state: v.string(), label: v.string(), count: Count }))

export const gigActions = defineActions({
  'gig.board': {
    summary: '本站挂着的招工，先到期的在前；到期的一条也没有。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      items: v.array(PostRow),
      /** The mini-program of the city; null where the district has written none down. */
      official: v.nullable(v.object({ appId: v.string(), name: v.string(), path: v.string() })),
    }),
    errors: [],
  },
  'gig.post': {
    summary: '一条挂着的招工，和我说没说过想去。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'station',
    input: v.object({ postId: Id }),
    output: v.object({
      ...PostRow.entries,
      lines: v.array(v.object({ label: v.string(), text: v.string() })),
      /** What the caller has begun from it; null without. */
      wantedId: v.nullable(Id),
    }),
    errors: ['JOB_GONE'],
  },
  'gig.answers': {
    summary: '找活、干活最常问的：本站登出来的政策问答，每条写着出处。',
    kind: 'query',
    roles: EVERYONE,
    scope: 'own',
    input: Empty,
    output: v.object({
      items: v.array(
        v.object({ articleId: Id, question: v.string(), answer: v.string(), source: v.string() }),
      ),
    }),
    errors: [],
  },
  'gig.desk': {
    summary: '零工驿站办到哪里：招工、求职各有几件，几位上了工。',
    kind: 'query',
    roles: STAFF,
    scope: 'station',
    input: Empty,
    output: v.object({
      posts: Standing,
      seekers: Standing,
      /** Of all who have registered here, how many have begun to work. */
      hired: Count,
    }),
    errors: [],
  },
})

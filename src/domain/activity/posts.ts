/** Owns the posts of an activity, 3 × 引导 and 2 × 急救: what a form may say of them and which of them somebody signs up for. */
import { ok, reject, type Decision, type Rejection } from '../kernel/errors'
import { peopleOf, type PostSizes } from '../kernel/seats-division'
import type { Seats } from '../kernel/seats'
import { MOST_AT_ONCE } from './crowd'

export const MOST_POSTS = 6
/** Letters in the name of a post. */
export const POST_NAME = 10
export interface ActivityPost {
  postId: string
  name: string
  capacity: number
}

/** A post as the form says it: a new one has no id yet. */
export interface PlannedPost {
  postId?: string | undefined
  name: string
  capacity: number
}

const numberOf = (postId: string): number => Number(postId.slice(1)) || 0

/**
 * The posts with their ids. One that stood keeps its own, also when it is only known by its name, so that saving twice
 * makes no second one; the id of a post that went is not given again.
 */
export function postsWithIds(
  planned: readonly PlannedPost[],
  before: readonly ActivityPost[] = [],
): ActivityPost[] {
  let last = Math.max(0, ...before.map(({ postId }) => numberOf(postId)))
  const named = new Set(planned.map(({ postId }) => postId))
  return planned.map(({ postId, name, capacity }) => {
    const known = before.find((post) =>
      postId === undefined ? post.name === name && !named.has(post.postId) : post.postId === postId,
    )
    return { postId: known?.postId ?? `p${++last}`, name, capacity }
  })
}

export const sizesOf = (posts: readonly ActivityPost[]): PostSizes =>
  Object.fromEntries(posts.map(({ postId, capacity }) => [postId, capacity]))

/** How many a session takes: what its posts take together, where it has posts. */
export const capacityOf = (posts: readonly { capacity: number }[], capacity: number): number =>
  posts.length === 0 ? capacity : posts.reduce((sum, post) => sum + post.capacity, 0)

/** Whether the form's posts can be told apart, and take no crowd: who does what is looked at name by name. */
export function decidePosts(posts: readonly PlannedPost[]): Decision<true, 'BAD_POSTS'> {
  const names = new Set(posts.map(({ name }) => name.trim()))
  return names.size === posts.length && capacityOf(posts, 0) <= MOST_AT_ONCE ? ok(true) : reject('BAD_POSTS')
}

/** By the counters as well: of a crowd the holders are not read for it. */
const hasPeople = ({ free, capacity, holders, offers, queue, applicants = [] }: Seats): boolean =>
  free < capacity || [holders, offers, queue, applicants].some((list) => list.length > 0)

/** Posts of sessions ahead give room to those who are in them, and seats with people in them are not divided anew. */
export function decidePostRoom(
  posts: readonly ActivityPost[],
  before: readonly ActivityPost[],
  ahead: readonly { seats: Seats }[],
): Decision<true, 'POST_TAKEN' | 'POSTS_FIXED'> {
  for (const { seats } of ahead) {
    const divides = (before.length === 0) !== (posts.length === 0)
    if (divides && hasPeople(seats)) return reject('POSTS_FIXED')
    for (const { postId, name } of before) {
      const people = peopleOf(seats, postId)
      const kept = posts.find((post) => post.postId === postId)
      const all = people.taken + people.waiting + people.asking
      const fits = kept ? kept.capacity >= people.taken : all === 0
      if (!fits) return reject('POST_TAKEN', { post: name, taken: all })
    }
  }
  return ok(true)
}

/** The post that somebody signs up for: the only one by itself, one of several by their choice, none where there are none. */
export function postFor(
  { posts = [] }: { posts?: readonly ActivityPost[] },
  chosen: string | undefined,
): { ok: true; post: string | undefined } | { ok: false; error: Rejection<'POST_NEEDED'> } {
  if (posts.length <= 1) return { ok: true, post: posts[0]?.postId }
  const post = posts.find(({ postId }) => postId === chosen)?.postId
  return post === undefined ? { ok: false, error: { code: 'POST_NEEDED' } } : { ok: true, post }
}

/** What a post is called; empty for none. */
export const postName = (
  { posts = [] }: { posts?: readonly ActivityPost[] },
  post: string | undefined | null,
): string => posts.find(({ postId }) => postId === post)?.name ?? ''

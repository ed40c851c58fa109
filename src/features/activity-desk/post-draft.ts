/** Owns the posts of an activity as they are being written: what is wrong with them, what is sent. */
import { capacityOf, decidePosts, type PlannedPost } from '@/domain/activity/posts'
import { wholeOf } from '@/domain/kernel/form'

export interface PostDraft {
  /** Known once the post has been saved. */
  postId: string | null
  name: string
  /** As typed. */
  capacity: string
}

const sizes = { least: 1, most: 500 }

export const postDraftsOf = (posts: readonly PlannedPost[] = []): PostDraft[] =>
  posts.map(({ postId, name, capacity }) => ({ postId: postId ?? null, name, capacity: String(capacity) }))

/** The posts as they are sent; what cannot be read counts as nobody. */
export const plannedPosts = (posts: readonly PostDraft[]): PlannedPost[] =>
  posts.map(({ postId, name, capacity }) => ({
    ...(postId !== null && { postId }),
    name: name.trim(),
    capacity: wholeOf(capacity, sizes) ?? 0,
  }))

/** How many a session takes together, as far as it is written. */
export const placesIn = (posts: readonly PostDraft[]): number => capacityOf(plannedPosts(posts), 0)

/** What is wrong with the posts, in a sentence; null when they can be saved. */
export function postsProblem(posts: readonly PostDraft[]): string | null {
  const planned = plannedPosts(posts)
  if (planned.some(({ name }) => name === '')) return '每个岗位都要写做什么'
  if (planned.some(({ capacity }) => capacity === 0)) return '每个岗位都要写要几个人，1 到 500'
  return decidePosts(planned).ok ? null : '岗位名字不要重复，合起来不超过 500 人'
}

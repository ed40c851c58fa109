/**
 * Owns the counting of seats by post: three to show the way, two for first aid. Posts divide one thing's seats: the
 * lists stay the same, an entry says its `post`, and each post counts what is free and who waits in the very update that
 * moves the totals. Always true: the posts' capacities and free seats add up to the totals.
 */
import { allOf, type Guard } from './guarded-update'

/** What one post counts; `waiting` are those in the queue for it. */
export interface PostCounter {
  capacity: number
  free: number
  waiting: number
}

interface Posted {
  post?: string | undefined
}

/** The entry's post, to be copied into another entry. */
export const postOf = ({ post }: Posted): { post?: string } => (post === undefined ? {} : { post })

/** The counters that move with these entries beside the totals; none for entries without a post. */
export function countedInPosts(
  path: string,
  entries: readonly Posted[],
  by: Partial<Record<'free' | 'waiting', number>>,
): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { post } of entries) {
    if (post === undefined) continue
    for (const [counter, step] of Object.entries(by)) {
      const field = `${path}.posts.${post}.${counter}`
      sums[field] = (sums[field] ?? 0) + step
    }
  }
  return sums
}

/** Holds while each of these entries' posts has so many free seats. */
export function freeInPosts(path: string, entries: readonly Posted[]): Guard {
  const wanted = countedInPosts(path, entries, { free: 1 })
  return allOf(...Object.entries(wanted).map(([field, least]) => ({ [field]: { $gte: least } })))
}

/** Holds while the seats are divided as somebody thinks who takes one of this post, or of no post. */
export const asDivided = (path: string, post: string | undefined): Guard =>
  post === undefined ? { [`${path}.posts`]: null } : {}

/** What lists count; whoever asks about a post sees its own counters, and else the totals. */
interface Counters {
  free: number
  queueFree: number
  queueCapacity: number
  posts?: Readonly<Record<string, PostCounter>>
}

/** Seats that a newcomer can have and people waiting, of one post, or of everything. */
export function roomIn(seats: Counters, post?: string): { free: number; waiting: number } {
  const counters = Object.entries(seats.posts ?? {})
  if (counters.length === 0) {
    const waiting = seats.queueCapacity - seats.queueFree
    return { free: waiting > 0 ? 0 : seats.free, waiting }
  }
  const asked = counters.filter(([id]) => post === undefined || id === post).map(([, counter]) => counter)
  const sum = (of: (counter: PostCounter) => number): number => asked.reduce((all, one) => all + of(one), 0)
  return {
    free: sum(({ free, waiting }) => (waiting > 0 ? 0 : free)),
    waiting: sum(({ waiting }) => waiting),
  }
}

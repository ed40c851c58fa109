/** Owns dividing seats into posts, while people are in them or before anybody is. */
import { invariant } from './errors'
import type { Guard, GuardedUpdate } from './guarded-update'
import { change, MAX_SEATS, newSeats, type Seats } from './seats'

/** The posts as a form gives them: how many each takes. */
export type PostSizes = Readonly<Record<string, number>>

/** Empty seats, divided into posts where sizes are given: the posts then say how many there are. */
export function dividedSeats(capacity: number, queueCapacity: number, sizes: PostSizes): Seats {
  const entries = Object.entries(sizes)
  if (entries.length === 0) return newSeats(capacity, queueCapacity)
  const total = entries.reduce((sum, [, size]) => sum + size, 0)
  const posts = entries.map(([id, size]) => [id, { capacity: size, free: size, waiting: 0 }] as const)
  return { ...newSeats(total, queueCapacity), posts: Object.fromEntries(posts) }
}

/** The people of a post in these seats: holding, offered, waiting, asking. */
export function peopleOf(
  { holders, offers, queue, applicants = [] }: Seats,
  post: string | undefined,
): {
  taken: number
  waiting: number
  asking: number
} {
  const among = (list: readonly { post?: string }[]): number =>
    list.filter((entry) => entry.post === post).length
  return { taken: among(holders) + among(offers), waiting: among(queue), asking: among(applicants) }
}

/**
 * Divides the seats as asked: posts grow, shrink, come and go, and the totals with them. Refused when somebody took a
 * seat that would be cut, or stands in a post that would go. Null when they are divided so already. Seats are divided for
 * the first time, or no longer, only while nobody is in them. Throws InvariantError for more than MAX_SEATS.
 */
export function dividePosts(path: string, seats: Seats, sizes: PostSizes): GuardedUpdate | null {
  const before = seats.posts ?? {}
  const ids = [...new Set([...Object.keys(before), ...Object.keys(sizes)])]
  const changed = ids.filter((id) => before[id]?.capacity !== sizes[id])
  if (changed.length === 0) return null
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  invariant(total <= MAX_SEATS && Object.values(sizes).every(Number.isInteger), `not posts: ${total}`)
  const whole = Object.keys(sizes).length === 0
  const guards: Guard[] = []
  const $set: Record<string, unknown> = {}
  const $unset: Record<string, ''> = whole ? { [`${path}.posts`]: '' } : {}
  const $inc: Record<string, number> = {}
  for (const id of changed) {
    const at = `${path}.posts.${id}`
    const [was, wanted] = [before[id], sizes[id]]
    if (was === undefined) {
      guards.push({ [at]: { $exists: false } })
      $set[at] = { capacity: wanted, free: wanted, waiting: 0 }
    } else if (wanted === undefined) {
      guards.push({ [`${at}.capacity`]: was.capacity, [`${at}.free`]: was.capacity, [`${at}.waiting`]: 0 })
      guards.push({ [`${path}.applicants`]: { $not: { $elemMatch: { post: id } } } })
      if (!whole) $unset[at] = ''
    } else {
      guards.push({
        [`${at}.capacity`]: was.capacity,
        [`${at}.free`]: { $gte: Math.max(0, was.capacity - wanted) },
      })
      $inc[`${at}.capacity`] = wanted - was.capacity
      $inc[`${at}.free`] = wanted - was.capacity
    }
  }
  if (whole || Object.keys(before).length === 0)
    guards.push({
      [`${path}.free`]: seats.capacity,
      [`${path}.queueFree`]: seats.queueCapacity,
      [`${path}.applicants.0`]: { $exists: false },
    })
  // Seats that are no longer divided keep their number until they are resized.
  const grown = whole ? 0 : total - seats.capacity
  guards.push({ [`${path}.capacity`]: seats.capacity })
  return change(path, guards, {
    ...(Object.keys($set).length > 0 && { $set }),
    ...(Object.keys($unset).length > 0 && { $unset }),
    $inc: { ...$inc, [`${path}.capacity`]: grown, [`${path}.free`]: grown },
  })
}

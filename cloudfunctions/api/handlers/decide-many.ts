/** Owns deciding about several things at once: each by itself, so that one that cannot be decided leaves the others alone. */
import type { Output } from '@/contract'
import type { Decision } from '@/domain/kernel/errors'
import type { ErrorCode } from '@/contract'
import { BusyError } from '../platform/cloud'
import { obstacleView } from '../views/obstacle'

/** Few enough that the database is not asked for more at one moment than a small plan allows. */
const AT_ONCE = 5

interface SeenVersion {
  id: string
  version: number
}

type Outcome = Decision<unknown, ErrorCode>

/** Decides about each; what is busy at this moment is left, and may be decided by the next tap. */
export async function decideMany(
  items: readonly SeenVersion[],
  decide: (item: SeenVersion) => Promise<Outcome>,
): Promise<Output<'wish.rejectMany'>> {
  const decided: Output<'wish.rejectMany'> = { done: [], left: [] }
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const group = items.slice(from, from + AT_ONCE)
    const outcomes = await Promise.all(group.map((item) => decide(item).catch(busyAsLeft)))
    outcomes.forEach((outcome, i) => {
      const { id } = group[i]!
      if (outcome.ok) decided.done.push(id)
      else decided.left.push({ id, ...obstacleView(outcome.error) })
    })
  }
  return decided
}

function busyAsLeft(error: unknown): Outcome {
  if (error instanceof BusyError) return { ok: false, error: { code: 'BUSY' } }
  throw error
}

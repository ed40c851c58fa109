/** Owns bringing the wishes that somebody helps with in step with whether that person may still help. */
import { ok } from '@/domain/kernel/errors'
import { mayHelpNow } from '@/domain/person/standing'
import { keepInStep } from '@/domain/wish/wish-standing'
import { moveCase } from '../kernel/move-case'
import type { Holding } from './holding'
import { followingWish, type WishDoc, WISHES, wishesHelpedBy } from '../repositories/wishes'

const AT_ONCE = 200

async function keepOne(read: WishDoc, who: string, mayHelp: boolean, now: number): Promise<void> {
  await moveCase<WishDoc, never>({
    collection: WISHES,
    read,
    now,
    decide: (wish) => {
      const change = keepInStep(wish, who, mayHelp, now)
      if (!change.ok || change.value === null) return ok({ update: null, after: wish })
      const items = followingWish(change.value, now)
      return ok({ update: change.value.update, after: change.value.wish as WishDoc, items })
    },
  })
}

/** One request for somebody who helps with nothing. */
export const keepHelpInStep: Holding = async (person, now) => {
  const mayHelp = mayHelpNow(person)
  const wishes = await wishesHelpedBy(person._id, AT_ONCE)
  const outcomes = await Promise.allSettled(wishes.map((wish) => keepOne(wish, person._id, mayHelp, now)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

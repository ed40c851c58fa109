/**
 * Owns what reaches wishes from elsewhere: the verdict of the check of contents on a wish, a note, the proof or the thanks;
 * and whether somebody may still help.
 */
import { type GuardedUpdate, together } from '@/domain/kernel/guarded-update'
import type { OutboxItem } from '@/domain/kernel/outbox'
import type { CheckDocument, CheckedPiece } from '@/domain/moderation/documents'
import { applyInto, applyTo } from '@/domain/moderation/moderated-content'
import { ok } from '@/domain/kernel/errors'
import { mayHelpNow } from '@/domain/person/standing'
import { keepInStep } from '@/domain/wish/changes'
import { haltMessages, thanksMessages } from '@/domain/wish/effects'
import { moveCase, writeChange } from '../kernel/move-case'
import { findWish, followingWish, type WishDoc, WISHES, wishesHelpedBy } from '../repositories/wishes'
import type { Carrier } from './carrier'
import type { Holding } from './holding'

/** Where the files of a part of the wish stand. */
function filesAt(part: string): string {
  if (part.startsWith('note:')) return 'notes.$.photos'
  if (part === 'body') return 'form.photos'
  return part === 'thanks' ? 'thanks.voice.fileId' : `${part}.photos`
}

/** The station's copies take the place of what was uploaded, with the same write that brings the verdict. */
function copies(part: string, { media }: CheckDocument): GuardedUpdate {
  if (!media.some(({ keptId }) => keptId !== undefined)) return { guard: {}, patch: {} }
  const files = media.map(({ fileId, keptId }) => keptId ?? fileId)
  return { guard: {}, patch: { $set: { [filesAt(part)]: part === 'thanks' ? files[0] : files } } }
}

/** The update by which the news reaches its part of the wish. */
function carrying(part: string, news: CheckedPiece, check: CheckDocument): GuardedUpdate {
  const verdict = part.startsWith('note:')
    ? applyInto('notes', 'check', news)
    : applyTo(part === 'body' ? 'body' : `${part}.check`, news)
  return together(verdict, copies(part, check))
}

/** Those who help are told by the very write: of thanks that it makes readable, of a wish whose words it takes back. */
async function lettersBy(
  wishId: string,
  part: string,
  news: CheckedPiece,
  now: number,
): Promise<OutboxItem[]> {
  const thanks = part === 'thanks' && news.verdict === 'passed'
  const halt = part === 'body' && news.verdict === 'blocked'
  if (!thanks && !halt) return []
  const wish = await findWish(wishId)
  if (!wish) return []
  const items = thanks ? thanksMessages(wish) : haltMessages(wish, 'blocked', news.version)
  return followingWish({ wish, items }, now)
}

/** Brings news to a wish; older news than what is there, or news of a former draft, changes nothing. */
export const carryToWish: Carrier = async ({ subject, news, check, now }) => {
  const items = await lettersBy(subject.id, subject.part, news, now)
  await writeChange(WISHES, subject.id, { update: carrying(subject.part, news, check), items }, now)
}

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

/** Brings the wishes that somebody helps with in step with whether they may still help. One request for somebody who helps with nothing. */
export const keepHelpInStep: Holding = async (person, now) => {
  const mayHelp = mayHelpNow(person)
  const wishes = await wishesHelpedBy(person._id, AT_ONCE)
  const outcomes = await Promise.allSettled(wishes.map((wish) => keepOne(wish, person._id, mayHelp, now)))
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

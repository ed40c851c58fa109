/** Owns how the verdict of the check of contents reaches a wish, a note, the proof or the thanks. */
import { type GuardedUpdate, together } from '@/domain/kernel/conditions'
import type { FollowUp } from '@/domain/kernel/follow-ups'
import type { CheckDocument, CheckedPiece } from '@/domain/moderation/documents'
import { carryInto, carryTo } from '@/domain/moderation/pieces'
import { haltLetters, thanksLetters } from '@/domain/wish/letters'
import { writeChange } from '../kernel/move-case'
import type { Carrier } from './carrier'
import { letterItem } from '../repositories/wish-letters'
import { findWish, WISHES } from '../repositories/wishes'

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
    ? carryInto('notes', 'check', news)
    : carryTo(part === 'body' ? 'body' : `${part}.check`, news)
  return together(verdict, copies(part, check))
}

/** Those who help are told by the very write: of thanks that it makes readable, of a wish whose words it takes back. */
async function lettersBy(wishId: string, part: string, news: CheckedPiece, now: number): Promise<FollowUp[]> {
  const thanks = part === 'thanks' && news.verdict === 'passed'
  const halt = part === 'body' && news.verdict === 'blocked'
  if (!thanks && !halt) return []
  const wish = await findWish(wishId)
  if (!wish) return []
  const letters = thanks ? thanksLetters(wish) : haltLetters(wish, 'blocked', news.version)
  return letters.map((letter) => letterItem(letter, wish, now))
}

/** Brings news to a wish; older news than what is there, or news of a former draft, changes nothing. */
export const carryToWish: Carrier = async ({ subject, news, check, now }) => {
  const items = await lettersBy(subject.id, subject.part, news, now)
  await writeChange(WISHES, subject.id, { update: carrying(subject.part, news, check), items }, now)
}

/** Owns how the verdict of the content check reaches the story of an honour. */
import { together } from '@/domain/kernel/guarded-update'
import { applyTo } from '@/domain/moderation/moderated-content'
import { changeHonour } from '../repositories/honours'
import type { Carrier } from './carrier'

/** Brings the verdict, and the copies that were checked; nothing to a story that was written anew in between. */
export const carryToHonour: Carrier = async ({ subject, news, check }) => {
  const photos = check.media.map(({ fileId, keptId }) => keptId ?? fileId)
  const kept = { guard: {}, patch: { $set: { 'story.photos': photos } } }
  await changeHonour(subject.id, together(applyTo('story.content', news), kept))
}

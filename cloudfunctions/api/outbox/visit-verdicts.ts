/** Owns how the verdict of the content check reaches the photos of a home visit, and the copies that were checked. */
import { together } from '@/domain/kernel/guarded-update'
import { applyTo } from '@/domain/moderation/moderated-content'
import { changeVisit } from '../repositories/visits'
import type { Carrier } from './carrier'

export const carryToVisit: Carrier = async ({ subject, news, check }) => {
  const photos = check.media.map(({ fileId, keptId }) => keptId ?? fileId)
  const kept = { guard: {}, patch: { $set: { photos } } }
  await changeVisit(subject.id, together(applyTo('content', news), kept))
}

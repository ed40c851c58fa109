/** Owns how the verdict of the content check reaches a recap. */
import { together } from '@/domain/kernel/guarded-update'
import { applyTo } from '@/domain/moderation/moderated-content'
import { changeRecap } from '../repositories/recaps'
import type { Carrier } from './carrier'

/** Brings the verdict and the copies that were checked to it, and shows or hides it accordingly. */
export const carryToRecap: Carrier = async ({ subject, news, check }) => {
  const photos = check.media.map(({ fileId, keptId }) => keptId ?? fileId)
  const kept = { guard: {}, patch: { $set: { 'form.photos': photos } } }
  await changeRecap(subject.id, together(applyTo('content', news), kept))
  const mine = { 'content.checkId': news.checkId }
  const show = { ...mine, 'content.verdict': 'passed', state: 'shown' }
  const hide = { ...mine, 'content.verdict': { $ne: 'passed' }, listed: true }
  await Promise.all([
    changeRecap(subject.id, { guard: show, patch: { $set: { listed: true } } }),
    changeRecap(subject.id, { guard: hide, patch: { $set: { listed: false } } }),
  ])
}

/** Owns how the verdict of the content check reaches a prize. */
import { together } from '@/domain/kernel/guarded-update'
import { applyTo } from '@/domain/moderation/moderated-content'
import { changePrize } from '../repositories/prizes'
import type { Carrier } from './carrier'

/** Brings the verdict on a prize's texts and photo to it, and shows or hides it accordingly. */
export const carryToPrize: Carrier = async ({ subject, news, check }) => {
  const photo = check.media[0]?.keptId
  const kept = { guard: {}, patch: photo === undefined ? {} : { $set: { photo } } }
  await changePrize(subject.id, together(applyTo('content', news), kept))
  const passed = { 'content.checkId': news.checkId, 'content.verdict': 'passed' }
  const shown = { guard: { ...passed, state: 'onShelf' }, patch: { $set: { listed: true } } }
  const other = { 'content.checkId': news.checkId, 'content.verdict': { $ne: 'passed' } }
  const hidden = { guard: { ...other, listed: true }, patch: { $set: { listed: false } } }
  await Promise.all([changePrize(subject.id, shown), changePrize(subject.id, hidden)])
}

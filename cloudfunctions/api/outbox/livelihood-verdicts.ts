/** Owns how the verdict of the content check reaches the pictures of a work for the neighbourhood. */
import { setting, together } from '@/domain/kernel/guarded-update'
import { applyTo, keptBy } from '@/domain/moderation/moderated-content'
import { changeWork, findWork } from '../repositories/livelihoods'
import type { Carrier } from './carrier'

/** Brings the verdict, and the copies that were checked; nothing to pictures that others have taken the place of. */
export const carryToLivelihood: Carrier = async ({ subject, news, check }) => {
  const work = await findWork(subject.id)
  if (!work) return
  const kept = keptBy(check)
  const { before, after } = work.form
  const copies = setting({ 'form.before': before.map(kept), 'form.after': after.map(kept) })
  await changeWork(subject.id, together(applyTo('content', news), copies))
}

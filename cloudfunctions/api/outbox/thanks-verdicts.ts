/** Owns how the verdict of the content check reaches the words of thanks. */
import { applyTo } from '@/domain/moderation/moderated-content'
import { changeThanks } from '../repositories/thanks'
import type { Carrier } from './carrier'

export const carryToThanks: Carrier = async ({ subject, news }) => {
  await changeThanks(subject.id, applyTo('content', news))
}

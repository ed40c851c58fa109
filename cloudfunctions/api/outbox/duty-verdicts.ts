/** Owns how the verdict of the content check reaches the note of a turn of duty. */
import { applyTo } from '@/domain/moderation/moderated-content'
import { changeDutyNote } from '../repositories/duty-notes'
import type { Carrier } from './carrier'

export const carryToDutyNote: Carrier = async ({ subject, news }) => {
  await changeDutyNote(subject.id, applyTo('content', news))
}

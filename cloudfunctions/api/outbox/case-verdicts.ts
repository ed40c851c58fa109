/** Owns how the verdict of the content check reaches what stands on the face of a case: what was handed in, what became of it. */
import { applyTo } from '@/domain/moderation/moderated-content'
import { caseCollections, changeCase } from '../repositories/cases'
import type { Carrier } from './carrier'

/** Sealed kinds have no board, so what everybody may see lies in the first. */
const [OPEN] = caseCollections

export const carryToCase: Carrier = async ({ subject, news }) => {
  await changeCase(OPEN, subject.id, applyTo(subject.part === 'result' ? 'result' : 'content', news))
}

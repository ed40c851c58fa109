/** Owns how the verdict of the content check reaches the photos of a case whose face shows one. */
import { applyTo } from '@/domain/moderation/moderated-content'
import { caseCollections, changeCase } from '../repositories/cases'
import type { Carrier } from './carrier'

/** Sealed kinds have no board, so what everybody may see lies in the first. */
const [OPEN] = caseCollections

export const carryToCase: Carrier = async ({ subject, news }) => {
  await changeCase(OPEN, subject.id, applyTo('content', news))
}

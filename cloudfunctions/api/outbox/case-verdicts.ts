/** Owns how the verdict of the content check reaches a case: what was handed in with its form or a step, what became of it. */
import { pathOfPart } from '@/domain/case/checked-files'
import { applyTo } from '@/domain/moderation/moderated-content'
import { caseCollections, changeCase } from '../repositories/cases'
import type { Carrier } from './carrier'

/** Nothing that is sealed is checked, so what is lies in the first. */
const [OPEN] = caseCollections

export const carryToCase: Carrier = async ({ subject, news }) => {
  await changeCase(OPEN, subject.id, applyTo(pathOfPart(subject.part), news))
}

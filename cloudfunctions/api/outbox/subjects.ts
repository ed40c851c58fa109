/** Owns what an objection does to what it is about, and what a case gives to its owner. */
import { kindOf } from '@/domain/case-kinds'
import type { Outcome } from '@/domain/case/documents'
import type { SubjectRef } from '@/domain/case/subjects'
import { starStanding } from '@/domain/star/standing'
import type { Work } from '../kernel/outbox'
import { changeDoc, getDoc } from '../platform/cloud'
import type { CaseDoc } from '../repositories/cases'
import { subjectSource } from '../subjects'

export const stopSubject: Work<{ about: SubjectRef }> = ({ about }, { documentId: objectionId, now }) =>
  subjectSource(about.kind).stop({ id: about.id, part: about.part, objectionId, now })

export const relieveSubject: Work<{ about: SubjectRef; outcome: Outcome }> = (
  { about, outcome },
  { documentId: objectionId, now },
) => subjectSource(about.kind).relieve({ id: about.id, part: about.part, objectionId, now }, outcome)

/** What the owner of a case has by it, by the kind; written as the case stands now, whatever order the items come in. */
const bestowals: Record<string, (one: CaseDoc) => Promise<void>> = {
  star: async (one) => {
    const { guard, patch } = starStanding(one)
    await changeDoc('people', one.ownerId, guard, patch)
  },
}

export const bestow: Work<object> = async (_, { collection, documentId }) => {
  const one = await getDoc<CaseDoc>(collection, documentId)
  if (one) await bestowals[kindOf(one.kind).name]?.(one)
}

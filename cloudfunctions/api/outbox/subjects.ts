/** Owns what an objection does to what it is about, and what a case gives to its owner. */
import type { Outcome } from '@/domain/case/documents'
import type { SubjectRef } from '@/domain/case/subjects'
import type { Work } from '../kernel/outbox'
import { subjectSource } from '../subjects'
import { recordAward } from './award-honour'
import { creditReuse } from './reuse-points'
import { standBy } from './star-honour'

export const stopSubject: Work<{ about: SubjectRef }> = ({ about }, { documentId: objectionId, now }) =>
  subjectSource(about.kind).stop({ id: about.id, part: about.part, objectionId, now })

export const relieveSubject: Work<{ about: SubjectRef; outcome: Outcome }> = (
  { about, outcome },
  { documentId: objectionId, now },
) => subjectSource(about.kind).relieve({ id: about.id, part: about.part, objectionId, now }, outcome)

/** What the owner of a case has by it, by the kind; written as the case stands now, whatever order the items come in. */
const bestowals: Record<string, typeof standBy> = {
  star: standBy,
  award: recordAward,
  reuse: creditReuse,
}

export const bestow: Work<{ kind: string }> = async ({ kind }, { collection, documentId, now }) =>
  bestowals[kind]?.(collection, documentId, now)

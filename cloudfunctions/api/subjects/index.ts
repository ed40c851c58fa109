/** Owns the list of all subjects of objections: a new one is one line here and one in `domain/case/subjects`. */
import type { SubjectKind, SubjectRef } from '@/domain/case/subjects'
import type { Caller } from '../handler'
import type { Doc } from '../platform/cloud'
import { campaignSubjects } from './campaigns'
import { casesOfKind } from './cases'
import { honourSubjects } from './honours'
import type { Subject, SubjectSource } from './subject'

const sources: Record<SubjectKind, SubjectSource> = {
  star: casesOfKind('star'),
  honour: honourSubjects,
  campaign: campaignSubjects,
}

export const subjectSource = (kind: SubjectKind): SubjectSource => sources[kind]

/** What is objected to, if it is of the caller's station and open to the caller. */
export function subjectIn({ kind, part }: SubjectRef, found: Doc | null, caller: Caller): Subject | null {
  const subject = found as (Doc & { stationId?: string }) | null
  return subject?.stationId === caller.stationId ? sources[kind].read(subject as never, part, caller) : null
}

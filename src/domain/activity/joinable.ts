/** Owns what is asked of the sessions that somebody, or one of the family, could join now: a free place and requirements that are met. */
import type { Guard } from '../kernel/guarded-update'
import { type Candidate, meetableBy } from './requirements'

/** Sessions that take people now, have a free place, and whose requirements one of the candidates meets. */
export const joinableBy = (candidates: readonly Candidate[], now: number): Guard => ({
  state: 'enrolling',
  enrolUntil: { $gt: now },
  'seats.free': { $gt: 0 },
  $or: candidates.map((candidate) => meetableBy(candidate, now)),
})

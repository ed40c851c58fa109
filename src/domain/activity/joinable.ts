/** Owns what is asked of the sessions that somebody, or one of the family, could join now: a free place and conditions that fit. */
import type { Guard } from '../kernel/guarded-update'
import { ageOf } from '../person/birth-date'
import type { Candidate } from './decide-sign-up'

/** Ages are those of today: a birthday between today and a session is left to the sign-up, which knows the day. */
function agesFor(birthDate: string | null, now: number): Guard {
  const age = ageOf(birthDate, now)
  // Without a birth date only what asks for none.
  if (age === null) return { minAge: null, maxAge: null }
  return {
    $and: [
      { $or: [{ minAge: null }, { minAge: { $lte: age } }] },
      { $or: [{ maxAge: null }, { maxAge: { $gte: age } }] },
    ],
  }
}

const conditionsFor = ({ birthDate, isVolunteer, credentials }: Candidate, now: number): Guard => ({
  ...agesFor(birthDate, now),
  ...(isVolunteer ? {} : { volunteersOnly: false }),
  credential: { $in: [null, ...credentials] },
})

/** Sessions that take people now, have a free place, and whose conditions one of the candidates meets. */
export const joinableBy = (candidates: readonly Candidate[], now: number): Guard => ({
  state: 'enrolling',
  enrolUntil: { $gt: now },
  'seats.free': { $gt: 0 },
  $or: candidates.map((candidate) => conditionsFor(candidate, now)),
})

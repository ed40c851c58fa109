/**
 * Owns what a session may require of whoever comes, as one table: each requirement says whether somebody meets it, with
 * which code they are told so, and which sessions a list asks for them.
 */
import { type Day, dayOf } from '../kernel/clock'
import { reject, type Rejection } from '../kernel/errors'
import { allOf, type Guard } from '../kernel/guarded-update'
import { type HeldPaper, isHeld } from '../papers/rules'
import { kindName, paperFacts, type PaperSort } from '../papers/vocabulary'
import { ageOf } from '../person/birth-date'
import { agesWord } from '../words/ages'
import type { SessionDocument } from './documents'

/** The one who would come, as far as requirements look at them. */
export interface Candidate {
  personId: string
  birthDate: string | null
  isVolunteer: boolean
  /** Those that were not ended, whatever their days. */
  papers: readonly HeldPaper[]
}

/** What a session says of whom it is for. */
export type Requiring = Pick<
  SessionDocument,
  'startAt' | 'minAge' | 'maxAge' | 'volunteersOnly' | 'credential' | 'training' | 'insured'
>

type PaperCode = 'CREDENTIAL_NEEDED' | 'TRAINING_NEEDED' | 'COVER_NEEDED'
export type RequirementCode = 'VOLUNTEERS_ONLY' | 'BIRTH_DATE_NEEDED' | 'NOT_ELIGIBLE_AGE' | PaperCode

interface Requirement {
  /** Why somebody does not meet it on the day of the session; null when they do, or nothing is required. */
  refusal: (session: Requiring, candidate: Candidate) => Rejection<RequirementCode> | null
  /** The sessions that somebody meets it for. */
  met: (candidate: Candidate, now: number) => Guard
}

const refusal = <K extends RequirementCode | 'DOOR_PAPER'>(
  code: K,
  details?: Record<string, string>,
): Rejection<K> => reject(code, details).error

/** Ages are those of today in a list: a birthday between today and a session is left to the sign-up, which knows the day. */
function agesMet({ birthDate }: Candidate, now: number): Guard {
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

/** The days on which a paper holds, of those a session lies on. */
const daysOf = ({ from, until }: HeldPaper): Guard => {
  const days: Record<string, Day> = {
    ...(from !== null && { $gte: from }),
    ...(until !== null && { $lte: until }),
  }
  return Object.keys(days).length === 0 ? {} : { day: days }
}

/** What a session may ask to see of somebody's papers, the sorts in the order in which they are told. */
interface AskedPaper {
  sort: PaperSort
  code: PaperCode
  /** The kind that is asked for; null for any of the sort, undefined where none is asked for. */
  kindOf: (session: PaperAsking) => string | null | undefined
  /** The sessions that ask for none. */
  none: Guard
  /** The sessions that ask for what this paper is. */
  askedBy: (paper: HeldPaper) => Guard
}

const askedPapers: readonly AskedPaper[] = [
  {
    ...{ sort: 'credential', code: 'CREDENTIAL_NEEDED', none: { credential: null } },
    kindOf: ({ credential }) => credential ?? undefined,
    askedBy: ({ kind }) => ({ credential: kind }),
  },
  {
    ...{ sort: 'training', code: 'TRAINING_NEEDED', none: { training: null } },
    kindOf: ({ training }) => training ?? undefined,
    askedBy: ({ kind }) => ({ training: kind }),
  },
  {
    ...{ sort: 'cover', code: 'COVER_NEEDED', none: { insured: { $ne: true } } },
    kindOf: ({ insured }) => (insured === true ? null : undefined),
    askedBy: () => ({}),
  },
]

type PaperAsking = Pick<Requiring, 'credential' | 'training' | 'insured' | 'startAt'>

/** What a paper is called that a session asks for and these are not; null where none is asked for, or it is held. */
function nameOfLacking(
  { sort, kindOf }: AskedPaper,
  session: PaperAsking,
  papers: readonly HeldPaper[],
): string | null {
  const kind = kindOf(session)
  if (kind === undefined) return null
  const asked = { sort, ...(kind !== null && { kind }) }
  if (isHeld(papers, asked, dayOf(session.startAt))) return null
  return kind === null ? paperFacts(sort).name : kindName(sort, kind)
}

function paperRefusal(
  asked: AskedPaper,
  session: PaperAsking,
  papers: readonly HeldPaper[],
): Rejection<PaperCode> | null {
  const paper = nameOfLacking(asked, session, papers)
  return paper === null ? null : refusal(asked.code, { paper })
}

/** The paper that a session asks for and these are not, as the refusal of whoever comes without; also for whoever is admitted later. */
export function missingPaper(
  session: PaperAsking,
  papers: readonly HeldPaper[],
): Rejection<PaperCode> | null {
  for (const asked of askedPapers) {
    const refused = paperRefusal(asked, session, papers)
    if (refused) return refused
  }
  return null
}

const paperRequirement = (asked: AskedPaper): Requirement => ({
  refusal: (session, { papers }) => paperRefusal(asked, session, papers),
  met: ({ papers }) => ({
    $or: [
      asked.none,
      ...papers
        .filter(({ sort }) => sort === asked.sort)
        .map((paper) => ({ ...asked.askedBy(paper), ...daysOf(paper) })),
    ],
  }),
})

const requirements: readonly Requirement[] = [
  {
    refusal: ({ volunteersOnly }, { isVolunteer }) =>
      volunteersOnly && !isVolunteer ? refusal('VOLUNTEERS_ONLY') : null,
    met: ({ isVolunteer }) => (isVolunteer ? {} : { volunteersOnly: false }),
  },
  {
    refusal: ({ minAge, maxAge, startAt }, { birthDate }) => {
      if (minAge === null && maxAge === null) return null
      const age = ageOf(birthDate, startAt)
      if (age === null) return refusal('BIRTH_DATE_NEEDED')
      const fits = age >= (minAge ?? 0) && age <= (maxAge ?? Infinity)
      return fits ? null : refusal('NOT_ELIGIBLE_AGE', { range: agesWord(minAge, maxAge) })
    },
    met: agesMet,
  },
  ...askedPapers.map(paperRequirement),
]

/** The first requirement of a session that somebody does not meet; null when they may come. */
export function requirementRefusal(
  session: Requiring,
  candidate: Candidate,
): Rejection<RequirementCode> | null {
  for (const { refusal: refusalOf } of requirements) {
    const refused = refusalOf(session, candidate)
    if (refused) return refused
  }
  return null
}

/** What is asked once more of whoever comes to the door, because it may have ended since the place was given. */
export function doorRefusal(
  session: PaperAsking & Pick<Requiring, 'volunteersOnly'>,
  { isVolunteer, papers }: Pick<Candidate, 'isVolunteer' | 'papers'>,
): Rejection<'VOLUNTEERS_ONLY' | 'DOOR_PAPER'> | null {
  if (session.volunteersOnly && !isVolunteer) return refusal('VOLUNTEERS_ONLY')
  const paper = nameOfMissing(session, papers)
  return paper === null ? null : refusal('DOOR_PAPER', { paper })
}

/** What the paper is called that a session asks for and these are not; null when none is missing. */
export function nameOfMissing(session: PaperAsking, papers: readonly HeldPaper[]): string | null {
  for (const asked of askedPapers) {
    const paper = nameOfLacking(asked, session, papers)
    if (paper !== null) return paper
  }
  return null
}

/** Whether a session asks for any paper. */
export const asksPapers = (session: PaperAsking): boolean => missingPaper(session, []) !== null

/** The sessions whose requirements somebody meets. */
export const meetableBy = (candidate: Candidate, now: number): Guard =>
  allOf(...requirements.map(({ met }) => met(candidate, now)))

/** Owns how somebody who asks for a place is shown to those who answer. */
import type { Output } from '@/contract'
import { mayTakeBack, refusedWords } from '@/domain/activity/answers'
import type { EnrollmentDocument, SessionDocument } from '@/domain/activity/documents'
import { postName } from '@/domain/activity/posts'
import { dayOf } from '@/domain/kernel/clock'
import type { Applicant } from '@/domain/kernel/seats'
import type { PersonDocument } from '@/domain/person/documents'
import { standingPapers, holdsOn } from '@/domain/papers/rules'
import { kindName } from '@/domain/papers/vocabulary'
import { maskName } from '@/domain/person/mask'
import { isStaff } from '@/domain/person/roles'
import { isActiveVolunteer } from '@/domain/person/standing'
import type { Caller } from '../handler'
import { answersOf } from './attendance'

type ApplicantView = Output<'applicants.list'>['applicants'][number]

/** What is known beside the seats; a family member without a phone has no document, and a row may be still to come. */
interface Known {
  row: EnrollmentDocument | null
  person: Pick<PersonDocument, 'volunteer' | 'papers' | 'realName' | 'nickname'> | null
  minutes: number
  caller: Caller
  now: number
}

/** What credentials somebody holds on the day of the session, as they are called. */
const validCredentials = (person: Pick<PersonDocument, 'papers'>, { startAt }: SessionDocument): string[] =>
  standingPapers(person)
    .filter((paper) => paper.sort === 'credential' && holdsOn(paper, dayOf(startAt)))
    .map(({ sort, kind }) => kindName(sort, kind))

export function applicantView(
  session: SessionDocument,
  { who, by, at, post, refused, until }: Applicant,
  { row, person, minutes, caller, now }: Known,
): ApplicantView {
  const name = row?.name ?? (person ? person.realName || person.nickname : '')
  return {
    personId: who,
    at,
    name: isStaff(caller) ? name : maskName(name),
    grid: row?.gridName ?? '',
    post: postName(session, post),
    answers: row ? answersOf(row) : [],
    withAdult: by !== who,
    isVolunteer: person !== null && isActiveVolunteer(person),
    minutes,
    credentials: person ? validCredentials(person, session) : [],
    own: by === caller.personId,
    state: refused ? 'declined' : 'applied',
    why: refused ? refusedWords(refused) : '',
    mayTakeBack: refused !== undefined && mayTakeBack(session, { who, by, at, until, refused }, now),
  }
}

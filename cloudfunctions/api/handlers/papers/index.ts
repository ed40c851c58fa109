/** Owns the handlers of the papers in a volunteer's file. */
import { nameOf } from '@/domain/person/name-of'
import type { PersonDocument } from '@/domain/person/documents'
import { papersOf } from '@/domain/papers/rules'
import { kindName } from '@/domain/papers/vocabulary'
import { opened, opening } from '../../access/station'
import { type Caller, done, type Handlers, joinedOne, refuse } from '../../handler'
import type { Doc } from '../../platform/cloud'
import { derivedId } from '../../platform/identity'
import { endPaper, grantPaper } from '../../repositories/papers'
import { withKin } from '../../repositories/people'
import { noteSealedLook } from '../../repositories/phone-access-log'
import { fileView, isOwnFile } from '../../views/papers'

const withPerson = ({ input }: { input: { personId: string } }) => ({
  person: { from: 'people', where: { _id: input.personId }, limit: 1 },
  ...withKin,
})

/** Runs with the person whose file it is. */
const onFile = opening<PersonDocument & Doc>(({ joined, caller }) =>
  opened(joinedOne<PersonDocument & Doc>(joined, 'person'), caller),
)

const writerOf = ({ personId, person }: Caller, now: number) => ({
  ...{ by: personId, byName: nameOf(person), now },
})

export const papersHandlers: Handlers<`papers.${'file' | 'grant' | 'end' | 'number'}`> = {
  /** One request. */
  'papers.file': {
    joins: withPerson,
    run: onFile(async (person, { caller, now }) => done(fileView(person, caller, now))),
  },
  /** At most five requests: the caller, the key, the person, the letter and what is noted of it. */
  'papers.grant': {
    joins: withPerson,
    run: onFile(async (person, { caller, input, requestKey, now }) => {
      if (isOwnFile(caller, person)) return refuse('OWN_RECORD')
      const { personId: _, ...form } = input
      const paperId = derivedId('pp', caller.personId, requestKey)
      const written = await grantPaper(person, paperId, form, writerOf(caller, now))
      return written.ok ? done(fileView(written.value, caller, now)) : written
    }),
  },
  /** At most four requests: the caller, the person, the letter and what is noted of it. */
  'papers.end': {
    joins: withPerson,
    run: onFile(async (person, { caller, input, now }) => {
      if (isOwnFile(caller, person)) return refuse('OWN_RECORD')
      if (!papersOf(person).some(({ paperId }) => paperId === input.paperId)) return refuse('NOT_FOUND')
      const written = await endPaper(person, input, writerOf(caller, now))
      return written.ok ? done(fileView(written.value, caller, now)) : written
    }),
  },
  /** Two requests: the look is written down before the number is shown. */
  'papers.number': {
    joins: withPerson,
    run: onFile(async (person, { caller, input, now }) => {
      const paper = papersOf(person).find(({ paperId }) => paperId === input.paperId)
      if (!paper || paper.numberCipher === '') return refuse('NOT_FOUND')
      const number = await noteSealedLook(paper.numberCipher, {
        ...{ stationId: caller.stationId, caseKind: 'paper', caseId: paper.paperId, now },
        ...{ personId: person._id, viewerId: caller.personId },
        reason: `看「${kindName(paper.sort, paper.kind)}」的号码`,
      })
      return done({ number })
    }),
  },
}

/** Owns what time does to applications of volunteers: one whose guardian has not agreed in time lapses, and the applicant is told. */
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { factsOf } from '@/domain/person/volunteer-facts'
import { type VolunteerEvent, volunteerFlow } from '@/domain/person/volunteer-flow'
import { type Doc, findDocs } from '../api/platform/cloud'
import { moveVolunteer } from '../api/repositories/volunteer-moves'
import type { Job } from './job'
import { timedStates } from './sweep'

type PersonDoc = PersonDocument & Doc

/** Whoever moved it at the same moment has done what was due. */
async function lapse(person: PersonDoc, event: VolunteerEvent, now: number): Promise<void> {
  await moveVolunteer(person, {
    event,
    now,
    attempt: ({ volunteer }) => ({
      by: 'system',
      roles: ['system'],
      facts: factsOf(volunteer, { personId: 'system', own: false, isAdmin: false, now }),
    }),
    stands: ({ volunteer: { dueAt } }) => ok(dueAt === null || dueAt > now),
  })
}

export const lapseApplications: Job = {
  name: 'lapseApplications',
  ...timedStates({
    flow: volunteerFlow,
    collection: 'people',
    where: (state, now) => ({ 'volunteer.state': state, 'volunteer.dueAt': { $lte: now } }),
    find: (where, limit) =>
      findDocs<PersonDoc>('people', where, { order: [['volunteer.dueAt', 'asc']], limit }),
    end: lapse,
  }),
}

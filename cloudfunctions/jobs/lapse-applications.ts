/** Owns what time does to applications of volunteers: one whose guardian has not agreed in time lapses, and the applicant is told. */
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import { type Doc, findDocs } from '../api/platform/cloud'
import { moveVolunteer } from '../api/repositories/volunteer-moves'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

type PersonDoc = PersonDocument & Doc

/** The states that end by themselves, and the events that end them, as the table says. */
type Row = Pick<(typeof volunteerFlow.rows)[number], 'to' | 'overdue'>
const timed = volunteerFlow.rows.flatMap(({ to, overdue }: Row) =>
  overdue ? [{ state: to, event: overdue }] : [],
)

/** Whoever moved it at the same moment has done what was due. */
async function lapse(person: PersonDoc, event: (typeof timed)[number]['event'], now: number): Promise<void> {
  await moveVolunteer(person, {
    event,
    now,
    attempt: () => ({
      by: 'system',
      roles: ['system'],
      facts: { own: false, reason: '', suspended: false, isAdmin: false },
    }),
    stands: ({ volunteer: { dueAt } }) => ok(dueAt === null || dueAt > now),
  })
}

const over = (state: string, now: number) => ({
  'volunteer.state': state,
  'volunteer.dueAt': { $lte: now },
})

export const lapseApplications: Job = {
  name: 'lapseApplications',
  due: (now) => timed.map(({ state }) => ({ from: 'people', where: over(state, now) })),
  run: async (now, limit) => {
    const source = { collection: 'people', now }
    let done = 0
    let more = false
    for (const { state, event } of timed) {
      const due = await findDocs<PersonDoc>('people', await sparing(source, over(state, now)), {
        order: [['volunteer.dueAt', 'asc']],
        limit,
      })
      await forEachItem(due, (person) => lapse(person, event, now), source)
      done += due.length
      more ||= due.length === limit
    }
    return { done, more }
  },
}

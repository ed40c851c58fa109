/** Owns what time does to applications of volunteers: one whose guardian has not agreed in time lapses, and the applicant is told. */
import { withFollowUps } from '@/domain/kernel/follow-ups'
import { decide } from '@/domain/kernel/workflow'
import type { PersonDocument } from '@/domain/person/documents'
import { volunteerFlow } from '@/domain/person/volunteer-flow'
import { type Doc, findDocs } from '../api/platform/cloud'
import { letterOf } from '../api/repositories/items'
import { completeFollowUps } from '../api/kernel/outbox'
import { messageOf } from '../api/repositories/messages'
import { revisePerson } from '../api/repositories/people'
import { standingItems, volunteerPatch } from '../api/repositories/volunteer-moves'
import { forEachItem, sparing } from './each'
import type { Job } from './job'

type PersonDoc = PersonDocument & Doc

/** The states that end by themselves, and the events that end them, as the table says. */
type Row = Pick<(typeof volunteerFlow.rows)[number], 'to' | 'overdue'>
const timed = volunteerFlow.rows.flatMap(({ to, overdue }: Row) =>
  overdue ? [{ state: to, event: overdue }] : [],
)

async function lapse(person: PersonDoc, event: (typeof timed)[number]['event'], now: number): Promise<void> {
  const written = await revisePerson(person, (current) => {
    const { volunteer } = current
    const over = volunteer.dueAt !== null && volunteer.dueAt <= now
    const move = decide(volunteerFlow, volunteer, event, {
      by: 'system',
      roles: ['system'],
      at: now,
      facts: { own: false, reason: '', suspended: false, isAdmin: false },
    })
    // Whoever moved it at the same moment has done what was due.
    if (!over || !move.ok) return { ok: true, value: null }
    const letter = messageOf('volunteerDecided', {
      personId: current._id,
      stationId: current.stationId,
      cause: [move.value.version],
      at: now,
      params: { outcome: 'lapsed', reason: '' },
    })
    const told = move.value.effects.includes('tell') ? [letterOf(letter)] : []
    const patch = volunteerPatch(current, move.value)
    const items = [...told, ...standingItems(current, move.value, now)]
    return { ok: true, value: withFollowUps({ guard: {}, patch }, items, now).patch }
  })
  if (written.ok) await completeFollowUps('people', person._id, written.value.followUps ?? [], now)
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

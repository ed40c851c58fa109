/** Owns what time does to moves to another home station: one that nobody has answered in time goes to the head, and is not decided by it. */
import { ok } from '@/domain/kernel/errors'
import type { PersonDocument } from '@/domain/person/documents'
import { homeMoveFacts, homeMoveOf } from '@/domain/person/home-move'
import { type HomeMoveEvent, homeMoveFlow } from '@/domain/person/home-move-flow'
import { type Doc, findDocs } from '../api/platform/cloud'
import { moveHome } from '../api/repositories/home-moves'
import type { Job } from './job'
import { timedStates } from './sweep'

type PersonDoc = PersonDocument & Doc

/** Whoever answered it at the same moment has done what was due. */
async function climb(person: PersonDoc, event: HomeMoveEvent, now: number): Promise<void> {
  const read = homeMoveOf(person)
  await moveHome(person, {
    event,
    now,
    attempt: (current) => ({
      by: 'system',
      roles: ['system'],
      facts: homeMoveFacts(current, { personId: 'system', isAdmin: false, now }),
    }),
    stands: (current) => ok(homeMoveOf(current).version !== read.version),
  })
}

export const climbHomeMoves: Job = {
  name: 'climbHomeMoves',
  ...timedStates({
    flow: homeMoveFlow,
    collection: 'people',
    where: (state, now) => ({ 'homeMove.state': state, 'homeMove.dueAt': { $lte: now } }),
    find: (where, limit) =>
      findDocs<PersonDoc>('people', where, { order: [['homeMove.dueAt', 'asc']], limit }),
    end: climb,
  }),
}

/** Owns reading a turn of duty along with its session: what the turn before has left, the own note, what is asked about it. */
import type { EnrollmentDocument } from '@/domain/activity/documents'
import { type DutyNoteDocument, readsBefore } from '@/domain/duty/note'
import type { DutySwapDocument } from '@/domain/duty/swap'
import { holds, ORGANISERS } from '@/domain/person/roles'
import { type Caller, joinedAll, joinedOne } from '../handler'
import type { Doc } from '../platform/cloud'
import type { Join } from '../platform/joins'
import { type DutyNoteDoc, notesBefore, ownDutyNoteJoin } from '../repositories/duty-notes'
import { type DutySwapDoc, swapsJoin } from '../repositories/duty-swaps'
import type { SessionDoc } from '../repositories/sessions'
import { turnView } from '../views/duty'

export interface Turn {
  session: SessionDoc
  rows: readonly EnrollmentDocument[]
  note: DutyNoteDocument | null
  swaps: readonly DutySwapDocument[]
  caller: Caller
  now: number
}

/** What is read along with the session and the rows of the caller's family, which are joined as `rows`. */
export const turnBeside = (sessionId: string, personId: string): Record<string, Join> => ({
  note: ownDutyNoteJoin(sessionId, personId),
  swaps: swapsJoin(sessionId, personId),
})

interface Turned {
  caller: Caller
  joined: Record<string, Doc[]>
  now: number
}

export const turnOf = (session: SessionDoc, { caller, joined, now }: Turned): Turn => ({
  ...{ session, caller, now },
  rows: joinedAll<EnrollmentDocument & Doc>(joined, 'rows'),
  note: joinedOne<DutyNoteDoc>(joined, 'note'),
  swaps: joinedAll<DutySwapDoc>(joined, 'swaps'),
})

/** One request where there is something before that the caller may read, none otherwise. */
export async function readTurn(turn: Turn) {
  const { session, rows, caller } = turn
  const reads = readsBefore(rows) || session.leaderId === caller.personId || holds(ORGANISERS, caller)
  const before = session.duty === true && reads ? await notesBefore(session.activityId, session.startAt) : []
  return turnView({ ...turn, before })
}

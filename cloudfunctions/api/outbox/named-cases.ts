/** Owns that the cases which another one names come to what that has come to: what was reported and is a department's waits for it. */
import { kindOf } from '@/domain/case-kinds'
import { TIMER } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { drivenBy } from '@/domain/case/driving'
import { invariant, ok } from '@/domain/kernel/errors'
import { rowsFrom } from '@/domain/kernel/workflow'
import type { Work } from '../kernel/outbox'
import { getDoc } from '../platform/cloud'
import { stepCase } from '../repositories/case-moves'
import { type CaseDoc, casesOf } from '../repositories/cases'
import { findStation, holidaysOf } from '../repositories/stations'

/** One that does not take the event has come further by itself, and stays as it is. */
async function drive(kind: CaseKind, caseId: string, event: string, now: number): Promise<void> {
  const one = await getDoc<CaseDoc>(casesOf(kind), caseId)
  if (!one) return
  const holidays = holidaysOf(await findStation(one.stationId))
  const moved = await stepCase(kind, one, { event, by: TIMER, words: '', holidays, now }, ({ state }) =>
    rowsFrom(kind.flow, state, event).length > 0 ? null : ok('done'),
  )
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${one.kind} ${one._id} refuses ${event}`)
}

/** As the case stands now, whatever order the items come in. Three requests for each that it names, and the letters. */
export const driveNamed: Work<{ kind: string }> = async ({ kind: name }, { collection, documentId, now }) => {
  const one = await getDoc<CaseDoc>(collection, documentId)
  if (!one) return
  for (const { kind, caseId, event } of drivenBy(kindOf(name), one))
    await drive(kindOf(kind), caseId, event, now)
}

/** Owns what time does to cases of every declared kind: the event that each table sends when a deadline has passed. */
import { kindOf } from '@/domain/case-kinds'
import { overdueEvent, TIMER, wakeOf } from '@/domain/case/decide-case'
import type { Guard } from '@/domain/kernel/guarded-update'
import { invariant, ok } from '@/domain/kernel/errors'
import { stepCase } from '../api/repositories/case-moves'
import {
  type CaseDoc,
  caseCollections,
  casesOf,
  changeCase,
  findWakeful,
  wakeful,
} from '../api/repositories/cases'
import { findStation, holidaysOf } from '../api/repositories/stations'
import type { Job } from './job'
import { inTurn, sweep } from './sweep'

async function wake(one: CaseDoc, now: number): Promise<void> {
  const kind = kindOf(one.kind)
  const event = overdueEvent(kind, one, now)
  if (event === null) {
    // The alarm rang early, as it may; it is set anew.
    const { version } = one
    await changeCase(casesOf(kind), one._id, {
      guard: { version },
      patch: { $set: { wakeAt: wakeOf(kind, one) } },
    })
    return
  }
  const station = await findStation(one.stationId)
  const step = { event, by: TIMER, words: '', closedDays: holidaysOf(station).off, now }
  // Whoever moved it at the same moment has done what was due, or made it something else.
  const moved = await stepCase(kind, one, step, (now) => (now.version === one.version ? null : ok('done')))
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${one.kind} ${one._id} refuses ${event}`)
}

export const wakeCases: Job = {
  name: 'wakeCases',
  ...inTurn(
    ...caseCollections.map((collection) => {
      const find = (where: Guard, limit: number) => findWakeful(collection, where, limit)
      return sweep({ collection, where: wakeful, find, work: wake })
    }),
  ),
}

/** Owns what time does to cases of every declared kind: the event that each table sends when a deadline has passed. */
import { kindOf } from '@/domain/case-kinds'
import { overdueEvent, TIMER, wakeOf } from '@/domain/case/decide-case'
import { isReminding } from '@/domain/case/reminder'
import type { Guard } from '@/domain/kernel/guarded-update'
import { invariant, ok } from '@/domain/kernel/errors'
import { remindCase, stepCase } from '../api/repositories/case-moves'
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

type ClosedDays = (stationId: string) => Promise<readonly string[]>

/** The days on which the office of a station is closed; one run reads each station once. */
function closedDaysOnce(): ClosedDays {
  const known = new Map<string, Promise<readonly string[]>>()
  return (stationId) => {
    const days = known.get(stationId) ?? findStation(stationId).then((station) => holidaysOf(station).off)
    known.set(stationId, days)
    return days
  }
}

async function wake(one: CaseDoc, now: number, closedDaysOf: ClosedDays): Promise<void> {
  const kind = kindOf(one.kind)
  const event = overdueEvent(kind, one, now)
  if (isReminding(one, now)) return remindCase(kind, one, now)
  if (event === null) {
    // The alarm rang early, as it may; it is set anew.
    const { version } = one
    await changeCase(casesOf(kind), one._id, {
      guard: { version },
      patch: { $set: { wakeAt: wakeOf(kind, one) } },
    })
    return
  }
  const step = { event, by: TIMER, words: '', closedDays: await closedDaysOf(one.stationId), now }
  // Whoever moved it at the same moment has done what was due, or made it something else.
  const moved = await stepCase(kind, one, step, (now) => (now.version === one.version ? null : ok('done')))
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${one.kind} ${one._id} refuses ${event}`)
}

const wakeAll = (closedDaysOf: ClosedDays) =>
  inTurn(
    ...caseCollections.map((collection) => {
      const find = (where: Guard, limit: number) => findWakeful(collection, where, limit)
      const work = (one: CaseDoc, now: number) => wake(one, now, closedDaysOf)
      return sweep({ collection, where: wakeful, find, work })
    }),
  )

export const wakeCases: Job = {
  name: 'wakeCases',
  due: (now) => caseCollections.map((from) => ({ from, where: wakeful(now) })),
  run: (now, limit) => wakeAll(closedDaysOnce()).run(now, limit),
}

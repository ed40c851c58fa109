/** Owns what time does to cases of every declared kind: the event that each table sends when a deadline has passed. */
import { kindOf } from '@/domain/case-kinds'
import { overdueEvent, TIMER, wakeOf } from '@/domain/case/decide-case'
import type { CaseKind } from '@/domain/case/define-case'
import { MOST_ASKED } from '@/domain/case/documents'
import { isReminding } from '@/domain/case/reminder'
import type { Guard } from '@/domain/kernel/guarded-update'
import { invariant, ok } from '@/domain/kernel/errors'
import { shortBefore } from '../api/repositories/asks-again'
import { countAsked, suggestedFor, uncountAsked } from '../api/repositories/asked'
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

type Stations = (stationId: string) => ReturnType<typeof findStation>

/** One run reads each station once. */
function stationsOnce(): Stations {
  const known = new Map<string, ReturnType<typeof findStation>>()
  return (stationId) => {
    const station = known.get(stationId) ?? findStation(stationId)
    known.set(stationId, station)
    return station
  }
}

/** Whom the timer asks next, each counted as asked; none where nobody is left, null where others were asked just now. */
async function nextAsked(
  kind: CaseKind,
  one: CaseDoc,
  station: Awaited<ReturnType<Stations>>,
  now: number,
): Promise<string[] | null> {
  const found = await suggestedFor(kind, one, station, now)
  const people = found.slice(0, MOST_ASKED).map(({ personId }) => personId)
  return people.length === 0 || (await countAsked(one, people, now)) ? people : null
}

async function wake(one: CaseDoc, now: number, stationOf: Stations): Promise<void> {
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
  const station = await stationOf(one.stationId)
  const people = event === kind.offer?.next ? await nextAsked(kind, one, station, now) : []
  // Somebody was asked elsewhere at this very moment: the next run looks for others.
  if (people === null) return
  const nobody = event === kind.offer?.next && people.length === 0
  const short = await shortBefore(kind, one, event, now)
  const instead = short === null ? (nobody ? kind.offer?.last : undefined) : kind.asksAgain?.short
  const step = {
    ...{ event: instead ?? event, by: TIMER, words: short ?? '', people, now },
    holidays: holidaysOf(station),
  }
  // Whoever moved it at the same moment has done what was due, or made it something else.
  const moved = await stepCase(kind, one, step, (now) => (now.version === one.version ? null : ok('done')))
  const isMoved = moved.ok && moved.value.moved
  if (people.length > 0 && !isMoved) await uncountAsked(one, people)
  invariant(moved.ok || moved.error.code === 'NOT_FOUND', `${one.kind} ${one._id} refuses ${event}`)
}

const wakeAll = (stationOf: Stations) =>
  inTurn(
    ...caseCollections.map((collection) => {
      const find = (where: Guard, limit: number) => findWakeful(collection, where, limit)
      const work = (one: CaseDoc, now: number) => wake(one, now, stationOf)
      return sweep({ collection, where: wakeful, find, work })
    }),
  )

export const wakeCases: Job = {
  name: 'wakeCases',
  due: (now) => caseCollections.map((from) => ({ from, where: wakeful(now) })),
  run: (now, limit, seen) => wakeAll(stationsOnce()).run(now, limit, seen),
}

/**
 * Owns the public list of each month: its entries are gone through once, a page at a run and account by account, and one
 * document a station is written. What is kept between two runs is as long for ten people as for any number.
 */
import { HOUR, monthOf } from '@/domain/kernel/clock'
import { type MonthSums, noSums, summaryOf, withEntry } from '@/domain/points/month-sums'
import { type Month, monthBefore, spanOfMonth, sumsPassOf } from '@/domain/points/months'
import { pointsRulesOf } from '@/domain/points/rules'
import { ownersOf } from '../api/repositories/account-owners'
import { type EntryDoc, type EntryPlace, entriesBetween } from '../api/repositories/accounts'
import { keepJobCursor, readJobCursor, untilFinished } from '../api/repositories/job-cursors'
import { addLengths, addSummary } from '../api/repositories/points'
import { findStation } from '../api/repositories/stations'
import type { Job } from './job'

interface Walk {
  place: EntryPlace | null
  byStation: Record<string, MonthSums>
}

/** A walk that an earlier version began in another order begins anew. */
const goingOn = (state: Walk | null): Walk =>
  state && (state.place === null || 'accountId' in state.place) ? state : { place: null, byStation: {} }

const placeOf = (last: EntryDoc | undefined): EntryPlace | null =>
  last ? { accountId: last.accountId, at: last.at, sourceKey: last.sourceKey } : null

/** Rows of the month's last moments may still be being written when it ends. */
const GRACE = HOUR

async function countIn(
  byStation: Record<string, MonthSums>,
  entries: readonly EntryDoc[],
): Promise<Walk['byStation']> {
  const owners = await ownersOf(entries.map(({ accountId }) => accountId))
  const sums = { ...byStation }
  for (const entry of entries) {
    const owner = owners.get(entry.accountId)
    if (!owner) continue
    sums[owner.stationId] = withEntry(sums[owner.stationId] ?? noSums(), entry, owner.name)
  }
  return sums
}

/** Writes the lists; one that is there already stays as it is, and is told only what it was made without. */
async function publish(month: Month, byStation: Record<string, MonthSums>, now: number): Promise<void> {
  for (const [stationId, sums] of Object.entries(byStation)) {
    const pointsRules = pointsRulesOf(await findStation(stationId))
    const summary = summaryOf(sums, { stationId, month, pointsRules, now })
    if ((await addSummary(summary)) === 'exists') await addLengths(summary)
  }
}

const monthDue = (now: number): Month => monthBefore(monthOf(now - GRACE))

export const sumUpMonth: Job = {
  name: 'sumUpMonth',
  due: (now) => [untilFinished(sumsPassOf(monthDue(now)))],
  run: async (now, limit) => {
    const month = monthDue(now)
    const name = sumsPassOf(month)
    const { state, finished, version } = await readJobCursor<Walk>(name)
    if (finished) return { done: 0, more: false }
    const walk = goingOn(state)
    const entries = await entriesBetween(spanOfMonth(month), walk.place, limit)
    const byStation = await countIn(walk.byStation, entries)
    const place = placeOf(entries[entries.length - 1]) ?? walk.place
    const more = entries.length === limit
    if (!more) await publish(month, byStation, now)
    // The sums are not needed any more once the lists are written.
    await keepJobCursor<Walk>(name, version, {
      state: { place, byStation: more ? byStation : {} },
      finished: !more,
    })
    return { done: entries.length, more }
  },
}

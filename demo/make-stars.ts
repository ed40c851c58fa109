/**
 * Owns the hours of earlier years of those who may apply for a star: written straight into the store, records, entries and
 * account alike, as they would stand there had the station kept its books here since.
 */
import type { Cloud } from '../emulator/start-cloud'
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../src/domain/account/account'
import type { ServiceRecordDocument } from '../src/domain/hours/documents'
import { DAY, type Day, dayOf, HOUR, instantOf, MINUTE } from '../src/domain/kernel/clock'
import { credit, post } from '../src/domain/kernel/ledger'
import { longServing, quarterServing } from './star-facts'
import { daysOfPeriod, periodOn, shiftedPeriod } from '../src/domain/score/period'
import { people } from './people-facts'
import { STATION_ID } from './station-id'

/** So many days of eight hours, a week apart, the last one more than a year ago. */
const SERVED = 13
const IN_QUARTER = 9
const LAST = 420

interface Served {
  title: string
  placeName: string
  day: Day
  /** The time of day at which it ended, HH:MM; it began at nine. */
  until: string
}

const longAgo = (now: number): Served[] =>
  Array.from({ length: SERVED }, (_, n) => ({
    ...{ title: '扫雪除冰', placeName: '小区北门', until: '17:00' },
    day: dayOf(now - (LAST + 7 * n) * DAY),
  }))

/** A morning a week of the last quarter, one fewer for each who comes after the first. */
const lastQuarter = (now: number, at: number): Served[] =>
  Array.from({ length: IN_QUARTER - at }, (_, n) => ({
    ...{ title: '广场清洁', placeName: '北区广场', until: at % 2 === 0 ? '11:30' : '11:00' },
    day: dayOf(
      instantOf(daysOfPeriod(shiftedPeriod(periodOn('quarter', dayOf(now)), -1)).from, '09:00') +
        (6 + 7 * n) * DAY,
    ),
  }))

function recordOf(personId: string, name: string, { title, placeName, day, until }: Served) {
  const [startAt, endAt] = [instantOf(day, '09:00'), instantOf(day, until)]
  const minutes = (endAt - startAt) / MINUTE
  const record: ServiceRecordDocument = {
    ...{ _id: `old-${personId}-${day}`, stationId: STATION_ID, sessionId: null, placeName },
    ...{ personId, ownerId: personId, name, title, day, organiserName: '', leaderId: '' },
    ...{ kind: 'proved', plannedStartAt: startAt, plannedEndAt: endAt, checkIn: null, checkOut: null },
    ...{ rawMinutes: minutes, minutes, dayMinutes: minutes, rules: [], why: '', note: '' },
    ...{ recorderId: '', recorderName: '', leaderCheckedBy: null, approverId: null, approverName: null },
    ...{ approvedAt: endAt + HOUR, points: 0, pointsRuleId: null, credits: 1, creditStands: true },
    ...{ appeal: null, names: {}, asksWhenLeft: false, state: 'approved', dueAt: null, version: 1 },
    ...{ history: [], createdAt: endAt },
  }
  return record
}

/** Writes what somebody has served down, with the account that it came to. */
async function served(cloud: Cloud, openid: string, personId: string, all: readonly Served[]): Promise<void> {
  const name = people.find((one) => one.openid === openid)?.realName ?? ''
  let account: AccountDocument = emptyAccount(personId)
  const entries: LedgerEntry[] = []
  const records = all.map((one) => recordOf(personId, name, one))
  for (const { _id, createdAt: at, minutes, title } of records) {
    const facts = { ruleId: 'hours.round', at, byPersonId: 'system', note: title }
    const amounts = { provedMinutes: minutes }
    const posted = post(
      account,
      credit({ accountId: personId, sourceKey: `record:${_id}:1`, amounts, ...facts }),
    )
    if (!posted.ok) throw new Error(posted.error.code)
    account = { ...account, ...posted.value.account, unwritten: [] }
    entries.push(posted.value.entry as LedgerEntry)
  }
  await cloud.store.insert('accounts', [{ ...account }])
  await cloud.store.insert('entries', entries as never)
  await cloud.store.insert('serviceRecords', records as never)
}

export async function serveForLong(
  cloud: Cloud,
  ids: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  for (const openid of longServing) await served(cloud, openid, ids.get(openid) ?? '', longAgo(now))
  for (const [at, openid] of quarterServing.entries())
    await served(cloud, openid, ids.get(openid) ?? '', lastQuarter(now, at))
}

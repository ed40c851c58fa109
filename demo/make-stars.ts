/**
 * Owns the hours of earlier years of those who may apply for a star: written straight into the store, records, entries and
 * account alike, as they would stand there had the station kept its books here since.
 */
import type { Cloud } from '../emulator/start-cloud'
import { type AccountDocument, emptyAccount, type LedgerEntry } from '../src/domain/account/account'
import type { ServiceRecordDocument } from '../src/domain/hours/documents'
import { DAY, dayOf, HOUR, instantOf } from '../src/domain/kernel/clock'
import { credit, post } from '../src/domain/kernel/ledger'
import { longServing } from './star-facts'
import { people } from './people-facts'
import { STATION_ID } from './station-id'

/** So many days of eight hours, a week apart, the last one more than a year ago. */
const SERVED = 13
const LAST = 420
const MINUTES = 480

function recordOf(personId: string, name: string, n: number, now: number): ServiceRecordDocument {
  const day = dayOf(now - (LAST + 7 * n) * DAY)
  const [startAt, endAt] = [instantOf(day, '09:00'), instantOf(day, '17:00')]
  return {
    ...{ _id: `old-${personId}-${n}`, stationId: STATION_ID, sessionId: null, placeName: '小区北门' },
    ...{ personId, ownerId: personId, name, title: '扫雪除冰', day, organiserName: '', leaderId: '' },
    ...{ kind: 'proved', plannedStartAt: startAt, plannedEndAt: endAt, checkIn: null, checkOut: null },
    ...{ rawMinutes: MINUTES, minutes: MINUTES, dayMinutes: MINUTES, rules: [], why: '', note: '' },
    ...{ recorderId: '', recorderName: '', leaderCheckedBy: null, approverId: null, approverName: null },
    ...{ approvedAt: endAt + HOUR, points: 0, pointsRuleId: null, credits: 1, creditStands: true },
    ...{ appeal: null, names: {}, asksWhenLeft: false, state: 'approved', dueAt: null, version: 1 },
    ...{ history: [], createdAt: endAt },
  }
}

export async function serveForLong(
  cloud: Cloud,
  ids: ReadonlyMap<string, string>,
  now: number,
): Promise<void> {
  for (const openid of longServing) {
    const personId = ids.get(openid) ?? ''
    const name = people.find((one) => one.openid === openid)?.realName ?? ''
    let account: AccountDocument = emptyAccount(personId)
    const entries: LedgerEntry[] = []
    const records = Array.from({ length: SERVED }, (_, n) => recordOf(personId, name, n, now))
    for (const { _id, createdAt: at, minutes } of records) {
      const facts = { ruleId: 'hours.round', at, byPersonId: 'system', note: '扫雪除冰' }
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
}

/** Owns a binder in the full station, and what every action about binders is asked and refused there. */
import { strFromU8, unzipSync } from 'fflate'
import type { ActionName } from '../../src/contract'
import type { BinderDocument, BinderPartDocument } from '../../src/domain/binder/documents'
import type { ServiceRecordDocument } from '../../src/domain/hours/documents'
import { dayOf, monthOf } from '../../src/domain/kernel/clock'
import { type Month, monthBefore, sumsPassOf } from '../../src/domain/points/months'
import type { Line } from '../../src/domain/registers/register'
import { ask, type Asks } from './ask'
import { put } from './builders'
import type { Refusals } from './refusals'
import type { TestCloud } from './test-cloud'

/** The points of these months are summed up, as the timer does it in the first hours of the next. */
export async function summedUp(test: TestCloud, ...months: Month[]): Promise<void> {
  const known = new Set((await test.rows<{ _id: string }>('passes')).map(({ _id }) => _id))
  const passes = months
    .map((month) => ({ _id: sumsPassOf(month), state: null, finished: true, version: 1 }))
    .filter(({ _id }) => !known.has(_id))
  await put(test, 'passes', passes)
}

/** Makes a binder to its end. @returns how it then stands, and how many calls that took */
export async function makeBinder(test: TestCloud, openid: string, month: Month) {
  await summedUp(test, month)
  let calls = 1
  let made = await test.must(openid, 'binder.make', { month })
  for (; made.state === 'gathering'; calls += 1) made = await test.must(openid, 'binder.make', { month })
  return { made, calls }
}

/** The binder of a month as it is stored. */
export async function binderOf(test: TestCloud, month: Month): Promise<BinderDocument> {
  const [binder] = await test.rows<BinderDocument>('binders', { month })
  if (!binder) throw new Error(`there is no binder of ${month}`)
  return binder
}

/** The lines of a chapter as they were kept. */
export async function linesOf(test: TestCloud, month: Month, key: string): Promise<Line[]> {
  const { chapters } = await binderOf(test, month)
  const parts = chapters.find((chapter) => chapter.key === key)?.parts ?? []
  const kept = await test.rows<BinderPartDocument>('binderParts', { _id: { $in: parts.map(({ id }) => id) } })
  return parts.flatMap(({ id }) => kept.find(({ _id }) => _id === id)?.lines ?? [])
}

/** Every document of a file as text. */
export function innards(base64: string): string {
  const parts = unzipSync(Buffer.from(base64, 'base64'))
  return Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n')
}

/** One of many records of an hour that count. */
export const aRecord = (
  test: TestCloud,
  n: number,
  given: Partial<ServiceRecordDocument> = {},
): ServiceRecordDocument => ({
  ...{
    _id: `many-${String(n).padStart(5, '0')}`,
    stationId: 'st1',
    sessionId: null,
    personId: `p-${n % 300}`,
  },
  ...{
    ownerId: `p-${n % 300}`,
    name: '钱多多',
    title: `楼道清扫 ${n}`,
    day: dayOf(test.now()),
    placeName: '3 号楼',
  },
  ...{ organiserName: '环保小队', leaderId: '', kind: 'proved', plannedStartAt: null, plannedEndAt: null },
  ...{
    checkIn: null,
    checkOut: null,
    rawMinutes: 60,
    minutes: 60,
    dayMinutes: 60,
    rules: [],
    why: '',
    note: '',
  },
  ...{ recorderId: '', recorderName: '', leaderCheckedBy: null, approverId: null, approverName: null },
  ...{
    approvedAt: null,
    points: 1,
    pointsRuleId: null,
    credits: 1,
    creditStands: true,
    appeal: null,
    names: {},
  },
  ...{ asksWhenLeft: false, state: 'approved', dueAt: null, version: 1, history: [], createdAt: test.now() },
  ...given,
})

/** Sets fields of one document as nobody's action does. */
export const setIn = (test: TestCloud, collection: string, _id: string, $set: object) =>
  test.cloud.store.update(collection, {
    ...{ query: { _id }, update: { $set }, replace: false, multi: false, upsert: false, nowMs: test.now() },
  })

/** The month before is frozen, with nothing in it. */
export async function lastMonth(test: TestCloud) {
  const binderMonth = monthBefore(monthOf(test.now()))
  await makeBinder(test, 'o-staff', binderMonth)
  return { binderMonth }
}

export const binderAsks = (
  { binderMonth: month }: Awaited<ReturnType<typeof lastMonth>>,
  test: TestCloud,
): Asks<'binder'> => ({
  'binder.month': ask('o-staff', { month }),
  'binder.make': ask('o-staff', { month }),
  'binder.markNational': ask('o-admin', { month, state: 'sent' }),
  'binder.file': ask('o-staff', { month, as: 'word', volume: 0 }),
  'binder.rows': ask('o-staff', { month: monthOf(test.now()), register: 'activities' }),
})

const ofDesk: Refusals = { neighbour: 'FORBIDDEN' }

export const binderRefusals: { [A in Extract<ActionName, `binder.${string}`>]: Refusals } = {
  'binder.month': ofDesk,
  'binder.make': ofDesk,
  'binder.markNational': { ...ofDesk, foreign: 'BINDER_UNMADE' },
  // What it names is the month, of one's own station.
  'binder.file': { ...ofDesk, foreign: 'BINDER_UNMADE' },
  'binder.rows': ofDesk,
}

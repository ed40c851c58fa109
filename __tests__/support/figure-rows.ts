/** Owns rows by chance of everything that a month counts, and the same figures by themselves, in other words than any register's. */
import { chance } from '../../demo/random'
import { DAY, HOUR, monthOf } from '../../src/domain/kernel/clock'
import { type Month, monthBefore, spanOfMonth } from '../../src/domain/points/months'
import { aPerson, aSession } from './builders'

type Row = Record<string, unknown>

export type Rows = [collection: string, row: Row][]

export const STATIONS = ['st1', 'st2']

/** Rows of everything that is counted, in three months and two stations, by chance; some count and some do not. */
export function rowsIn(month: Month, now: number, seed: number, size: number): Rows {
  const { below, pick, often } = chance(seed)
  const { from } = spanOfMonth(monthBefore(month))
  const at = () => from + below(80) * DAY + below(12) * HOUR
  const dayOf = (ms: number) => new Date(ms + 8 * HOUR).toISOString().slice(0, 10)
  const rows: Rows = []
  for (let n = 0; n < size; n += 1) {
    const stationId = pick(STATIONS)
    const _id = `row-${seed}-${n}`
    const base = { _id, stationId }
    const startAt = at()
    const session = aSession(now, { sessionId: `s-${seed}-${n}`, startAt, stationId })
    const states = ['checkedIn', 'counted', 'leftOpen', 'noShow', 'cancelled']
    rows.push(['sessions', { ...session, stationId, state: 'ended', dueAt: null, settleAt: null }])
    for (let k = below(4); k > 0; k -= 1)
      rows.push([
        'enrollments',
        { _id: `${_id}-${k}`, stationId, sessionId: session._id, startAt, state: pick(states) },
      ])
    rows.push([
      'serviceRecords',
      {
        ...{ ...base, kind: pick(['proved', 'added']), creditStands: often(80), day: dayOf(startAt) },
        ...{ minutes: 5 + below(200), points: 1, name: '钱多多', personId: 'p', title: '楼道清扫', note: '' },
        ...{ placeName: '', checkIn: null, checkOut: null, approverId: null, approverName: null },
        ...{ recorderId: '', recorderName: '', state: 'approved' },
      },
    ])
    rows.push([
      'cases',
      {
        ...{
          ...base,
          kind: pick(['order', 'incident', 'whistle', 'complaint']),
          number: n,
          createdAt: startAt,
        },
        ...{ state: 'closed', history: [{ at: startAt, by: 'p' }], form: {} },
        ...{ ownerId: 'p', waits: [], dueAt: null },
      },
    ])
    rows.push([
      'visits',
      {
        ...{ ...base, state: pick(['made', 'made', 'withdrawn']), at: startAt, gridId: pick(['g01', 'g02']) },
        ...{ ownerId: `home-${below(5)}`, chips: ['well'] },
      },
    ])
    const grantedAt = often(50) ? startAt + DAY : null
    rows.push([
      'wishes',
      {
        ...{ ...base, number: n, createdAt: startAt, form: { group: 'elder', kind: 'goods' }, gridName: '' },
        ...{
          publishedAt: null,
          grantedAt,
          helperIds: [],
          state: grantedAt === null ? 'withdrawn' : 'closed',
        },
      },
    ])
    rows.push([
      'redemptions',
      {
        ...{
          ...base,
          redeemedMonth: monthOf(startAt),
          endedAt: startAt,
          title: '毛巾',
          name: '钱',
          points: 5,
        },
        ...{
          personId: 'p',
          place: '',
          partnerName: '',
          handedOutBy: '',
          handedOutById: '',
          state: 'redeemed',
        },
      },
    ])
    const span = {
      what: 'booking',
      state: pick(['here', 'over', 'missed']),
      startAt,
      endAt: startAt + HOUR,
      purpose: null,
    }
    rows.push([
      'roomDays',
      {
        ...base,
        day: dayOf(startAt),
        place: '图书室',
        came: ['a', 'b'].slice(below(3)),
        spans: often(70) ? [span] : [],
      },
    ])
    rows.push([
      'notices',
      {
        ...base,
        title: '停水',
        audienceWords: '',
        people: 3,
        publishAt: startAt,
        state: pick(['published', 'ended', 'scheduled']),
      },
    ])
    rows.push([
      'articles',
      {
        ...{ ...base, column: 'highlight', title: '扫雪', source: '', authorId: 'p', authorName: '钱多多' },
        ...{ history: [], state: pick(['published', 'offline']), publishAt: often(80) ? startAt : null },
      },
    ])
    rows.push([
      'sortings',
      {
        ...{ ...base, day: dayOf(startAt), pointId: pick(['sp-1', 'sp-2']), pointName: '东门' },
        ...{ householdKey: `home-${below(5)}`, state: pick(['right', 'right', 'again', 'held', 'dropped']) },
      },
    ])
    const volunteer = { state: pick(['active', 'active', 'left']), appliedAt: startAt, volunteerNo: '1' }
    const person = aPerson(_id, { stationId })
    rows.push(['people', { ...person, volunteer: { ...person.volunteer, ...volunteer } }])
  }
  return rows
}

export const shuffled = (rows: Rows, seed: number): Rows => {
  const { below } = chance(seed)
  return rows
    .map((row) => [below(1e9), row] as const)
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
}

/** The same figures by themselves: over the rows as they lie there, in other words than any register's. */
export function bySelf(rows: Rows, stationId: string, of: Month): Record<string, number> {
  const { from, until } = spanOfMonth(of)
  const within = (at: unknown) => typeof at === 'number' && at >= from && at < until
  const all = (collection: string) =>
    rows.filter(([name, row]) => name === collection && row.stationId === stationId).map(([, row]) => row)
  const add = (found: Row[], value: (row: Row) => unknown) =>
    found.reduce((sum, row) => sum + Number(value(row)), 0)
  const come = all('enrollments').filter(({ state }) => state !== 'noShow' && state !== 'cancelled')
  const sessions = all('sessions').filter(({ startAt }) => within(startAt))
  const cameTo = (sessionId: unknown) => come.filter((one) => one.sessionId === sessionId).length
  const records = (kind: string) =>
    all('serviceRecords').filter(
      (one) => one.kind === kind && one.creditStands === true && String(one.day).startsWith(`${of}-`),
    )
  const visits = all('visits').filter(({ at, state }) => within(at) && state === 'made')
  const wishes = all('wishes').filter(({ createdAt }) => within(createdAt))
  const rooms = all('roomDays').filter(({ day }) => String(day).startsWith(`${of}-`))
  const sorted = all('sortings').filter(
    ({ day, state }) => String(day).startsWith(`${of}-`) && state !== 'dropped',
  )
  const cases = (kind: string) =>
    all('cases').filter((one) => one.kind === kind && within(one.createdAt)).length
  return {
    held: sessions.filter(({ _id }) => cameTo(_id) > 0).length,
    came: add(sessions, ({ _id }) => cameTo(_id)),
    proved: add(records('proved'), ({ minutes }) => minutes),
    added: add(records('added'), ({ minutes }) => minutes),
    volunteers: all('people').filter(({ volunteer }) => {
      const { state, appliedAt } = volunteer as { state: string; appliedAt: number }
      return state === 'active' && appliedAt < until
    }).length,
    ...{ order: cases('order'), incident: cases('incident'), whistle: cases('whistle') },
    complaint: cases('complaint'),
    visits: visits.length,
    homes: new Set(visits.map(({ gridId, ownerId }) => `${String(gridId)} ${String(ownerId)}`)).size,
    wishes: wishes.length,
    granted: wishes.filter(({ grantedAt }) => grantedAt !== null).length,
    redeemed: all('redemptions').filter(({ redeemedMonth }) => redeemedMonth === of).length,
    booked: add(
      rooms,
      ({ spans }) =>
        (spans as { state: string }[]).filter(({ state }) => state === 'here' || state === 'over').length,
    ),
    sat: add(rooms, ({ came }) => (came as []).length),
    notices: all('notices').filter(({ publishAt, state }) => within(publishAt) && state !== 'scheduled')
      .length,
    articles: all('articles').filter(({ publishAt }) => within(publishAt)).length,
    scans: sorted.length,
    sortedRight: sorted.filter(({ state }) => state === 'right').length,
  }
}

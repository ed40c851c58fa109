/** Shows that the plan for standing by leads, step by step, to seats that the right people sit in. */
import fc from 'fast-check'
import { planStandby } from '../../../src/domain/attendance/standby'
import { decideCheckIn, decideCheckInFor, proofByOrganiser } from '../../../src/domain/attendance/decide-door'
import { doorCodeAt } from '../../../src/domain/attendance/door-code'
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { newSeats, type Seats } from '../../../src/domain/kernel/seats'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'

const MINUTE = 60_000
const startAt = 1_800_000_000_000
const session = {
  startAt,
  endAt: startAt + 120 * MINUTE,
  doorSecret: 'ab'.repeat(32),
  state: 'ongoing' as const,
}

const rowOf = (personId: string, given: Partial<EnrollmentDocument>): EnrollmentDocument => ({
  _id: `s1:${personId}`,
  sessionId: 's1',
  activityId: 'a1',
  stationId: 'st1',
  personId,
  ownerId: personId,
  name: personId,
  gridName: '',
  title: '',
  placeName: '',
  startAt,
  endAt: session.endAt,
  state: 'confirmed',
  riskAckAt: null,
  walkIn: false,
  onSiteAt: null,
  offerUntil: null,
  checkIn: null,
  checkOut: null,
  minutes: null,
  cancelledAt: null,
  lateCancel: false,
  version: 1,
  history: [{ at: startAt, by: personId, on: 'confirm', from: 'none', to: 'confirmed' }],
  createdAt: startAt,
  ...given,
})

/** What the writes of a plan bring about, as the database would. */
function apply(seats: Seats, rows: readonly EnrollmentDocument[], plan: ReturnType<typeof planStandby>) {
  const is = (list: readonly EnrollmentDocument[], row: EnrollmentDocument) =>
    list.some((one) => one._id === row._id)
  const seated = plan.toSeat.map((row) => ({ who: row.personId, by: row.ownerId, at: startAt }))
  const holders = [...seats.holders.filter((seat) => !plan.toFree.includes(seat.who)), ...seated]
  const queue = seats.queue.filter((waiter) => !seated.some((seat) => seat.who === waiter.who))
  const after: Seats = {
    ...seats,
    holders,
    queue,
    free: seats.capacity - holders.length,
    queueFree: seats.queueCapacity - queue.length,
  }
  const moved = rows.map((row) => {
    if (is(plan.absent, row)) return { ...row, state: 'noShow' as const }
    return is(plan.toEnter, row) ? { ...row, state: 'checkedIn' as const } : row
  })
  return { seats: after, rows: moved }
}

const scenes = fc
  .record({
    holders: fc.array(fc.constantFrom('confirmed' as const, 'checkedIn' as const, 'noShow' as const), {
      maxLength: 8,
    }),
    waiting: fc.array(fc.boolean(), { maxLength: 8 }),
    free: fc.nat(3),
  })
  .map(({ holders, waiting, free }) => {
    const seat = (who: string) => ({ who, by: who, at: startAt })
    const base = newSeats(holders.length + free, 10, false)
    const seats: Seats = {
      ...base,
      holders: holders.map((_, i) => seat(`h${i}`)),
      queue: waiting.map((_, i) => seat(`w${i}`)),
      free,
      queueFree: 10 - waiting.length,
    }
    const rows = [
      ...holders.map((state, i) => rowOf(`h${i}`, { state })),
      ...waiting.map((onSite, i) => rowOf(`w${i}`, { state: 'waiting', onSiteAt: onSite ? startAt : null })),
    ]
    return { seats, rows, came: holders, waiting, free }
  })

describe('the plan for standing by', () => {
  it('ends, seats as many as places allow in the order of the queue, and takes no place in vain', () => {
    fc.assert(
      fc.property(scenes, ({ seats: before, rows: beforeRows, came, waiting, free }) => {
        let scene = { seats: before, rows: [...beforeRows] }
        for (let round = 0; round < 8; round++) {
          const plan = planStandby(scene.seats, scene.rows)
          if (plan.done) break
          scene = apply(scene.seats, scene.rows, plan)
          assertSeats(scene.seats)
        }
        expect(planStandby(scene.seats, scene.rows).done).toBe(true)
        const onSite = waiting.flatMap((here, i) => (here ? [`w${i}`] : []))
        const places = free + came.filter((state) => state !== 'checkedIn').length
        const entered = scene.rows.filter((row) => row.personId.startsWith('w') && row.state === 'checkedIn')
        expect(entered.map((row) => row.personId)).toEqual(onSite.slice(0, places))
        const had = came.filter((state) => state === 'noShow').length
        const called = scene.rows.filter((row) => row.state === 'noShow').length - had
        expect(called).toBe(Math.max(0, Math.min(onSite.length, places) - free - had))
        const still = scene.rows.filter((row) => row.state === 'checkedIn' && row.personId.startsWith('h'))
        expect(still).toHaveLength(came.filter((state) => state === 'checkedIn').length)
      }),
    )
  })
})

describe('coming in', () => {
  const proof = (at: number) => ({
    code: doorCodeAt(session.doorSecret, at),
    at,
    nonce: 'nonce-00',
    placeCode: null,
  })
  const by = { by: 'wang', now: startAt + MINUTE }

  it('is granted only to whoever has a place, for every state of a row', () => {
    const outcome = (state: EnrollmentDocument['state']) => {
      const decision = decideCheckIn(session, rowOf('wang', { state }), proof(startAt + MINUTE), by)
      return decision.ok
        ? decision.value.repeated
          ? 'repeated'
          : decision.value.row.state
        : decision.error.code
    }
    expect({
      confirmed: outcome('confirmed'),
      waiting: outcome('waiting'),
      offered: outcome('offered'),
      cancelled: outcome('cancelled'),
      checkedIn: outcome('checkedIn'),
      checkedOut: outcome('checkedOut'),
      counted: outcome('counted'),
      leftOpen: outcome('leftOpen'),
    }).toEqual({
      confirmed: 'checkedIn',
      waiting: 'NOT_ENROLLED',
      offered: 'NOT_ENROLLED',
      cancelled: 'NOT_ENROLLED',
      checkedIn: 'repeated',
      checkedOut: 'repeated',
      counted: 'repeated',
      leftOpen: 'repeated',
    })
  })

  it('brings an absent person back only by a proof from before the absence', () => {
    const absentAt = startAt + 11 * MINUTE
    const history = [{ at: absentAt, by: 'system', on: 'noShow', from: 'confirmed', to: 'noShow' }]
    const row = rowOf('wang', { state: 'noShow', history })
    const ask = (at: number) =>
      decideCheckIn(session, row, proof(at), { by: 'wang', now: at + 60 * MINUTE }).ok
    expect([ask(absentAt - 1), ask(absentAt)]).toEqual([true, false])
  })

  it('through an organiser is open from half an hour before the start until the end', () => {
    const ask = (now: number) => {
      const decision = decideCheckInFor(session, rowOf('wang', {}), proofByOrganiser('roster', 'leader', now))
      return decision.ok ? 'ok' : decision.error.code
    }
    expect([-31, -30, 0, 120, 121].map((minutes) => ask(startAt + minutes * MINUTE))).toEqual([
      'CHECK_IN_NOT_OPEN',
      'ok',
      'ok',
      'ok',
      'CHECK_IN_CLOSED',
    ])
  })
})

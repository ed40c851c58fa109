/** Five thousand places in one session: exact to the last one, as dear as fifty, and gone through in passes. */
import type { EnrollmentDocument } from '../../../src/domain/activity/documents'
import { activityForm } from '../../../src/domain/activity/form'
import { MAX_QUEUE, MAX_SEATS } from '../../../src/domain/kernel/seats'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { disagreements } from '../../support/agreement'
import { aPerson, personIdOf, put, putPeople } from '../../support/builders'
import { HOUR, MINUTE, proofAt } from '../../support/door'
import { fairNow, putFair, visitor, visitorName } from '../../support/fair'
import { overBounds } from '../../support/over-bounds'
import { appoint, stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(600_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

/** What the local cloud counted of a call, with the bytes that the database answered. */
interface Spent {
  ops: number
  depth: number
  docs: number
  bytes: number
}

const spent = ({ requestId }: { requestId: string }): Spent => {
  const call = test.cloud.trace(requestId)
  if (!call) throw new Error('the call is not remembered')
  const { ops, depth, docs, bytes } = call
  return { ops, depth, docs, bytes }
}

/** One run of the timer, with the largest answer of the database in it. */
async function run(): Promise<Spent & { largest: number }> {
  const { requestId, error } = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  if (error) throw new Error(`jobs failed: ${error.message}`)
  const requests = test.cloud.trace(requestId)?.requests ?? []
  return { ...spent({ requestId }), largest: Math.max(...requests.map(({ bytes }) => bytes)) }
}

/** A minute later, the timer again. */
async function nextRun() {
  test.at(test.now() + MINUTE)
  return run()
}

const lettersOf = (kind: string) => test.rows<MessageDocument>('messages', { kind })
const rowsIn = (sessionId: string, state?: string) =>
  test.rows<EnrollmentDocument>('enrollments', { sessionId, ...(state && { state }) })

it('gives the last twenty of five thousand seats to twenty of a hundred who tap at once', async () => {
  const { _id: sessionId } = await putFair(test, { capacity: 5000, queueCapacity: 0, holders: 4980 })
  const crowd = await putPeople(test, 'late', 100)
  const replies = await Promise.all(
    crowd.map((openid) => test.call(openid, 'activity.signUp', { sessionId })),
  )
  const outcomes = replies.map((reply) => (reply.ok ? reply.data.standing.state : reply.error.code))
  expect(outcomes.filter((one) => one === 'confirmed')).toHaveLength(20)
  expect(outcomes.filter((one) => one === 'WAITLIST_FULL')).toHaveLength(80)
  const after = await fairNow(test, sessionId)
  expect([after.seats.free, after.seats.holders.length]).toEqual([0, 5000])
  assertSeats(after.seats)
  expect(await rowsIn(sessionId, 'confirmed')).toHaveLength(5000)
})

it('keeps the fullest session that the form allows well below what the database answers', async () => {
  expect([activityForm.capacity.most, activityForm.queueCapacity.most]).toEqual([MAX_SEATS, MAX_QUEUE])
  const fair = await putFair(test, {
    ...{ capacity: MAX_SEATS, queueCapacity: MAX_QUEUE, holders: MAX_SEATS, waiting: MAX_QUEUE },
  })
  expect(overBounds('sessions', fair)).toEqual([])
  const each = JSON.stringify(fair.seats.holders).length / MAX_SEATS
  expect(each).toBeLessThan(100)
  // What lies in the document while the timer goes through everybody counts as well.
  const walked = await nextRun()
  expect(overBounds('sessions', await fairNow(test, fair._id))).toEqual([])
  expect(walked.largest).toBeLessThan(600_000)
})

/** Everybody's steps at a session with so many in its seats, each with what it cost. */
async function stepsAmong(holders: number): Promise<Record<string, Spent>> {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await put(
    test,
    'people',
    ['me', 'you', 'they'].map((openid) => aPerson(openid)),
  )
  const fair = await putFair(test, { capacity: holders + 1, queueCapacity: 20, holders })
  const sessionId = fair._id
  const steps: Record<string, Spent> = {}
  const step = async (name: string, reply: Promise<{ ok: boolean; requestId: string; error?: object }>) => {
    const answered = await reply
    if (!answered.ok) throw new Error(`${name}: ${JSON.stringify(answered.error)}`)
    steps[name] = spent(answered)
  }
  await step('list', test.call('me', 'activity.list', {}))
  await step('detail', test.call('me', 'activity.detail', { sessionId }))
  await step('sign up', test.call('me', 'activity.signUp', { sessionId }))
  await step('sign up again', test.call('me', 'activity.signUp', { sessionId }))
  await step('wait', test.call('you', 'activity.signUp', { sessionId }))
  await step('home', test.call('me', 'home.open', {}))
  await step('mine', test.call('me', 'activity.mine', { when: 'upcoming' }))
  await step('cancel', test.call(visitor(3), 'activity.cancel', { sessionId }))
  await step('accept', test.call('you', 'activity.acceptOffer', { sessionId }))
  await step('wait in line', test.call('they', 'activity.signUp', { sessionId }))
  await step('leave the line', test.call('they', 'activity.cancel', { sessionId }))
  await step('close', test.call('staff', 'desk.moveSession', { sessionId, event: 'closeEnrolment' }))
  test.at(fair.startAt)
  const proof = () => proofAt(fair, test.now())
  await step('check in', test.call('me', 'attendance.checkIn', { sessionId, proof: proof() }))
  const personId = personIdOf(visitor(7))
  await step('tick', test.call('staff', 'attendance.mark', { sessionId, personId, as: 'in' }))
  await step('take back', test.call('staff', 'attendance.undo', { sessionId, personId, as: 'in' }))
  test.at(fair.startAt + HOUR)
  await step('check out', test.call('me', 'attendance.checkOut', { sessionId, proof: proof() }))
  await step('check out the rest', test.call('staff', 'attendance.checkOutAll', { sessionId }))
  return steps
}

it('costs nobody more among five thousand than among fifty', async () => {
  const few = await stepsAmong(50)
  const many = await stepsAmong(4999)
  const flat = ({ ops, depth, docs }: Spent) => ({ ops, depth, docs })
  for (const [name, { bytes, ...counted }] of Object.entries(many)) {
    const before = few[name] as Spent
    expect({ name, ...flat({ ...counted, bytes }) }).toEqual({ name, ...flat(before) })
    expect({ name, more: bytes / before.bytes < 1.05 }).toEqual({ name, more: true })
  }
})

describe('those who run the door of a crowd', () => {
  const HOLDERS = 1200
  let sessionId: string

  beforeEach(async () => {
    await appoint(test, 'staff', ['staff'])
    await put(test, 'people', [aPerson('leader')])
    const leaderId = personIdOf('leader')
    const fair = await putFair(test, { capacity: 5000, queueCapacity: 50, holders: HOLDERS, leaderId })
    sessionId = fair._id
  })

  it('read the figures with the code, and the names a page at a time', async () => {
    const door = await test.call('leader', 'attendance.door', { sessionId })
    if (!door.ok) throw new Error('no door')
    expect(door.data.roster).toMatchObject({
      crowd: true,
      rows: [],
      next: null,
      counts: { expected: HOLDERS },
    })
    expect(spent(door).bytes).toBeLessThan(20_000)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await test.call('staff', 'attendance.roster', {
        ...{ sessionId, view: 'absent' },
        ...(cursor !== undefined && { cursor }),
      })
      if (!page.ok) throw new Error('no page')
      expect(spent(page)).toMatchObject({ ops: 3, depth: 2 })
      expect(spent(page).bytes).toBeLessThan(40_000)
      seen.push(...page.data.rows.map(({ name }) => name))
      cursor = page.data.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(Array.from({ length: HOLDERS }, (_, n) => visitorName(n)))
  })

  it('find somebody by how the name begins or how the number ends, as far as they are shown it', async () => {
    const find = async (openid: string, text: string) =>
      (await test.must(openid, 'attendance.roster', { sessionId, view: 'all', text })).rows.map(
        ({ name }) => name,
      )
    expect(await find('staff', visitorName(777))).toEqual([visitorName(777)])
    expect(await find('staff', '尾号 0777')).toEqual([visitorName(777)])
    expect(await find('staff', visitorName(777).slice(0, 2))).toHaveLength(12)
    expect(await find('staff', '诸葛')).toEqual([])
    // Whoever leads it sees the surname and no number: neither of them tells more.
    expect(await find('leader', '王')).toHaveLength(50)
    expect(await find('leader', visitorName(777))).toEqual([])
    expect(await find('leader', '0777')).toEqual([])
  })

  it('print everybody once, by name, in parts', async () => {
    const names: string[] = []
    for (let part = 1, parts = 1; part <= parts; part++) {
      const sheet = await test.must('staff', 'desk.printRoster', { sessionId, part })
      expect(sheet).toMatchObject({ part, parts: 3, people: HOLDERS })
      parts = sheet.parts
      names.push(...sheet.rows.map(({ name }) => name))
    }
    expect(names).toEqual(Array.from({ length: HOLDERS }, (_, n) => visitorName(n)).sort())
    const file = await test.must('staff', 'file.roster', { sessionId, part: 3, as: 'sheet' })
    expect(file.name).toContain('签到表')
  })
})

describe('the timer', () => {
  const HOLDERS = 1400

  /** The session is gone through until nothing of it is left over. @returns what each run came to */
  async function settled(sessionId: string) {
    const runs: Awaited<ReturnType<typeof run>>[] = []
    while ((await fairNow(test, sessionId)).unsettled) {
      if (runs.length > 20) throw new Error('it never comes to an end')
      runs.push(await nextRun())
    }
    return runs
  }

  it('writes to everybody once when the fair is moved, in passes that a death does not begin anew', async () => {
    await appoint(test, 'staff', ['staff'])
    const {
      _id: sessionId,
      startAt,
      endAt,
    } = await putFair(test, {
      ...{ capacity: 2500, queueCapacity: 0, holders: HOLDERS },
    })
    const moved = { sessionId, event: 'postpone' as const, startAt: startAt + HOUR, endAt: endAt + HOUR }
    await test.must('staff', 'desk.moveSession', { ...moved, reason: '下雨' })
    test.at(test.now() + MINUTE)
    // Somewhere amid the second hundred the run dies.
    test.cloud.fault({ function: 'jobs', request: 500, kind: 'kill' })
    await test.jobs().catch(() => undefined)
    const done = (await fairNow(test, sessionId)).settling
    expect(done?.after).toBeTruthy()
    const told = (await lettersOf('sessionChanged')).length
    expect(told).toBeGreaterThan(0)
    expect(told).toBeLessThan(HOLDERS)
    const runs = await settled(sessionId)
    for (const { ops, largest } of runs) {
      // A thousand people a run: a letter, an agenda and a row for each, and reading them by the hundred.
      expect(ops).toBeLessThan(3500)
      expect(largest).toBeLessThan(600_000)
    }
    expect(await lettersOf('sessionChanged')).toHaveLength(HOLDERS)
    expect(await disagreements(test, sessionId)).toEqual([])
    expect(await fairNow(test, sessionId)).toMatchObject({ unsettled: false, inStep: { version: 2 } })
  })

  it('looks at nobody again who was in step, when one more signs up', async () => {
    await put(test, 'people', [aPerson('me')])
    const { _id: sessionId } = await putFair(test, {
      ...{ capacity: 2500, queueCapacity: 0, holders: HOLDERS },
    })
    await test.must('me', 'activity.signUp', { sessionId })
    await settled(sessionId)
    await test.must(visitor(5), 'activity.cancel', { sessionId })
    const runs = await settled(sessionId)
    expect(runs.length).toBeLessThanOrEqual(2)
    for (const { ops, docs } of runs) {
      expect(ops).toBeLessThan(40)
      // Each row is compared once, without reading what is not compared.
      expect(docs).toBeLessThan(HOLDERS + 100)
    }
    expect(await disagreements(test, sessionId)).toEqual([])
  })

  it('repairs what a request left undone among thousands', async () => {
    await put(test, 'people', [aPerson('me')])
    const { _id: sessionId } = await putFair(test, {
      ...{ capacity: 2500, queueCapacity: 0, holders: HOLDERS },
    })
    await test.must('me', 'activity.signUp', { sessionId })
    await settled(sessionId)
    // The seat is taken and given back, and both functions die before they write what follows.
    test.cloud.fault({ function: 'api', openid: visitor(9), request: 3, kind: 'stop' })
    await test.call(visitor(9), 'activity.cancel', { sessionId }).catch(() => undefined)
    expect(await disagreements(test, sessionId)).not.toEqual([])
    await settled(sessionId)
    expect(await disagreements(test, sessionId)).toEqual([])
  })

  it('reminds everybody once, in passes', async () => {
    const { _id: sessionId, startAt } = await putFair(test, {
      ...{ capacity: 2500, queueCapacity: 0, holders: HOLDERS },
    })
    test.at(startAt - 2 * HOUR)
    test.cloud.fault({ function: 'jobs', request: 700, kind: 'kill' })
    await test.jobs().catch(() => undefined)
    const first = (await lettersOf('sessionSoon')).length
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(HOLDERS)
    const runs = [await nextRun(), await nextRun(), await nextRun()]
    for (const { largest } of runs) expect(largest).toBeLessThan(600_000)
    expect(await lettersOf('sessionSoon')).toHaveLength(HOLDERS)
    expect(await fairNow(test, sessionId)).not.toHaveProperty('reminding')
  })

  it('notes whoever did not come once, in passes, whichever run dies', async () => {
    const { _id: sessionId, endAt } = await putFair(test, {
      ...{ capacity: 2500, queueCapacity: 0, holders: HOLDERS },
    })
    const come = Array.from({ length: HOLDERS - 900 }, (_, n) => `${sessionId}:${personIdOf(visitor(n))}`)
    await test.cloud.store.update('enrollments', {
      query: { _id: { $in: come } },
      update: { $set: { state: 'counted' } },
      ...{ replace: false, multi: true, upsert: false, nowMs: test.now() },
    })
    test.at(endAt + MINUTE)
    await run()
    for (let died = 0; died < 3; died++) {
      test.at(test.now() + MINUTE)
      test.cloud.fault({ function: 'jobs', request: 900 + 500 * died, kind: 'kill' })
      await test.jobs().catch(() => undefined)
    }
    for (let runs = 0; (await fairNow(test, sessionId)).nextDueAt !== null; runs++) {
      if (runs > 12) throw new Error('it never comes to an end')
      await nextRun()
    }
    expect(await rowsIn(sessionId, 'noShow')).toHaveLength(900)
    expect(await rowsIn(sessionId, 'confirmed')).toHaveLength(0)
    const people = await test.rows<PersonDocument>('people')
    const missed = people.map(({ absences }) => absences?.missed.length ?? 0).filter((times) => times > 0)
    expect(missed).toEqual(Array.from({ length: 900 }, () => 1))
  })
})

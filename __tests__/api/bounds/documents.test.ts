/** No document grows for ever, and one that is too large by some accident takes nothing away from others. */
import type { Input } from '../../../src/contract'
import { documentBounds } from '../../../src/domain/document-bounds'
import { overBounds } from '../../support/over-bounds'
import type { EnrollmentDocument, SessionDocument } from '../../../src/domain/activity/documents'
import { HISTORY_LIMIT } from '../../../src/domain/kernel/history'
import type { AccountDocument } from '../../../src/domain/account/account'
import { HOUR, startOf } from '../../../src/domain/kernel/clock'
import { MOST_TAKES } from '../../../src/domain/store/stock'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { anActivity, aPerson, aSession, personIdOf, put, putPeople, putSession } from '../../support/builders'
import { sentNotice } from '../../support/notices'
import { laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { consentTo } from '../../support/consents'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

type Collection = keyof typeof documentBounds

/** Everything stored that is larger than its bound. */
async function tooLarge(): Promise<string[]> {
  const found: string[] = []
  for (const collection of Object.keys(documentBounds) as Collection[]) {
    for (const doc of await test.rows<{ _id: string }>(collection)) {
      found.push(...overBounds(collection, doc).map((what) => `${collection} ${doc._id}: ${what}`))
    }
  }
  return found
}

const MOST_TIMES = HISTORY_LIMIT + 8

describe('what somebody does again and again', () => {
  it('signing up and cancelling keeps the beginning and the newest moves of the row', async () => {
    const { _id: sessionId } = await putSession(test, { capacity: 3 })
    for (let i = 0; i < MOST_TIMES; i++) {
      test.at(test.now() + 60_000)
      await test.call('resident', 'activity.signUp', { sessionId })
      await test.call('resident', 'activity.cancel', { sessionId })
      if (i % 2 === 0) test.at(test.now() + 60_000)
    }
    const [row] = await test.rows<EnrollmentDocument>('enrollments')
    expect(row?.history.length).toBeLessThanOrEqual(HISTORY_LIMIT)
    expect(row?.history[0]?.on).toBe('confirm')
    expect(await tooLarge()).toEqual([])
  })

  it('consents to messages of invented templates are refused, and the stock of known ones ends', async () => {
    const invented = { templates: ['made-up-1'] } as unknown as Input<'me.subscribed'>
    expect(await test.call('resident', 'me.subscribed', invented)).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    })
    await put(test, 'people', [aPerson('eager', { subscriptions: { placeNotice: 100 } })])
    const { stock } = await test.must('eager', 'me.subscribed', { templates: ['placeNotice'] })
    expect(stock).toEqual({ placeNotice: 100 })
    expect(await tooLarge()).toEqual([])
  })

  it('family members added and removed come to an end that says where to go', async () => {
    const child = {
      name: '小明',
      birthDate: '2015-05-05',
      relation: 'child' as const,
      agreedBy: 'guardian' as const,
    }
    const removed = Array.from({ length: 24 }, (_, i) => ({
      ...{ ...child, personId: `d-${i}`, cardToken: `card-d-${i}` },
      removedAt: 1,
    }))
    await put(test, 'people', [aPerson('parent', { family: removed })])
    await test.must('parent', 'me.consent', consentTo('family'))
    const reply = await test.call('parent', 'me.addDependant', child)
    expect(reply).toMatchObject({ error: { code: 'FAMILY_CHANGED' } })
    expect(await tooLarge()).toEqual([])
  })

  it('a notice corrected many times keeps the newest corrections', async () => {
    await appoint(test, 'staff', ['staff'])
    let notice = await sentNotice(test, 'staff')
    for (let i = 0; i < 12; i++) {
      const { title, text, pictures, attachments } = notice.form
      notice = await test.must('staff', 'notice.correct', {
        noticeId: notice.noticeId,
        version: notice.version,
        body: { title, text: `${text}${i}`, pictures, attachments },
        expiresAt: notice.form.expiresAt,
        pinned: false,
        note: `第 ${i} 次`,
      })
    }
    expect(notice.corrections.at(-1)?.note).toBe('第 11 次')
    expect(await tooLarge()).toEqual([])
  })

  it('a volunteer who comes and goes, and a prize that is written anew, keep short histories', async () => {
    await appoint(test, 'staff', ['staff'])
    const { _id: prizeId } = await putPrize(test, {})
    for (let i = 0; i < MOST_TIMES; i++) {
      const { version, form } = await test.must('staff', 'store.deskPrize', { prizeId })
      await test.must('staff', 'store.savePrize', { prizeId, version, form: { ...form, lowMark: i % 5 } })
    }
    const { history } = await test.must('staff', 'store.deskPrize', { prizeId })
    expect(history.length).toBeLessThanOrEqual(HISTORY_LIMIT)
    expect(await tooLarge()).toEqual([])
  })
})

/** A session with every place taken and the queue full. */
function fullSession(now: number, openids: readonly string[]): SessionDocument {
  const session = aSession(now, { capacity: 500, queueCapacity: 500 })
  const seats = openids.map((openid) => ({ who: personIdOf(openid), by: personIdOf(openid), at: now }))
  const full = { free: 0, queueFree: 0, holders: seats.slice(0, 500), queue: seats.slice(500) }
  return { ...session, unsettled: true, settleAt: 0, seats: { ...session.seats, ...full } }
}

describe('a list that is full', () => {
  it('refuses with “try again later”, nothing is changed, and it goes once there is room', async () => {
    const items = Array.from({ length: documentBounds.people.lists.outbox }, (_, i) => {
      const message = { ...{ _id: `m${i}`, personId: personIdOf('full'), stationId: 'st1' }, at: 1 }
      return { id: `i${i}`, kind: 'letter', at: test.now(), payload: { message } }
    })
    const person = aPerson('full')
    const volunteer = { ...person.volunteer, state: 'active' as const }
    const waiting = { outbox: items, unsettled: true, settleAt: test.now() + 60_000 }
    await put(test, 'people', [{ ...person, volunteer, ...waiting }])
    expect(await test.call('full', 'me.withdrawVolunteer', {})).toMatchObject({ error: { code: 'BUSY' } })
    const [kept] = await test.rows<PersonDocument>('people', { _id: person._id })
    expect(kept?.volunteer.state).toBe('active')
    expect(kept?.outbox).toHaveLength(items.length)
    for (let run = 0; run < 3; run++) await laterJobs(test)
    await test.must('full', 'me.withdrawVolunteer', {})
    expect(await tooLarge()).toEqual([])
  })

  it('a prize that was reserved as often as a month allows says so, and the points stay', async () => {
    const month = '2027-03'
    test.at(startOf(`${month}-06`) + 9 * HOUR)
    await put(test, 'people', [aPerson('zhang')])
    await givePoints(test, ['zhang'], 30)
    const { _id: prizeId, points, place } = await putPrize(test, { takes: { [month]: MOST_TAKES } })
    const input = { prizeId, purse: 'own' as const, seen: { points, place } }
    expect(await test.call('zhang', 'store.reserve', input)).toMatchObject({
      error: { code: 'PRIZE_MONTH_FULL' },
    })
    const [account] = await test.rows<AccountDocument>('accounts', { _id: personIdOf('zhang') })
    expect(account).toMatchObject({ balances: { points: 30 }, held: { points: 0 }, holds: [] })
  })
})

it('a full session as the form allows it stands well below what the database answers', async () => {
  const openids = await putPeople(test, 'p', 1000)
  const session = fullSession(test.now(), openids)
  await put(test, 'sessions', [session])
  await appoint(test, 'staff', ['staff'])
  expect(JSON.stringify(session).length).toBeLessThan(200_000)
  for (let run = 0; run < 3; run++) await laterJobs(test)
  const roster = await test.must('staff', 'attendance.roster', { sessionId: session._id })
  expect(roster.rows).toHaveLength(1000)
  const printed = await test.must('staff', 'desk.printRoster', { sessionId: session._id })
  expect(printed.rows).toHaveLength(500)
  expect(await tooLarge()).toEqual([])
})

describe('a document that is too large for one answer', () => {
  const applying = (openid: string, more: Partial<PersonDocument> = {}): PersonDocument => {
    const person = aPerson(openid, { realName: '王建国', ...more })
    const volunteer = { ...person.volunteer, state: 'pendingReview' as const, appliedAt: 1 }
    return { ...person, volunteer }
  }
  const huge = Array.from({ length: 1300 }, () => 'x'.repeat(1000))

  it('is left out of the desk’s lists, the others are there, and the desk says so', async () => {
    await appoint(test, 'staff', ['staff'])
    const large = applying('large')
    const history = huge.map((note) => ({ at: 1, by: 'x', on: 'apply', from: 'none', to: 'none', note }))
    const slots = huge as never[]
    await put(test, 'people', [
      applying('small'),
      { ...large, volunteer: { ...large.volunteer, history, slots } },
      applying('other'),
    ])
    const { items } = await test.must('staff', 'desk.volunteers', {})
    expect(items.map(({ personId }) => personId).sort()).toEqual(
      [personIdOf('small'), personIdOf('other')].sort(),
    )
    const desk = await test.must('staff', 'desk.open', {})
    expect(desk.toDos.filter(({ kind }) => kind === 'volunteer')).toHaveLength(3)
    expect((await test.must('staff', 'desk.open', {})).figures.setAside).toBe(1)
  })

  it('does not stop the jobs: the sessions beside it are settled, and it is set aside with the reason', async () => {
    const now = test.now()
    const large = aSession(now, { sessionId: 's-0', startAt: now + 3_600_000 })
    await put(test, 'sessions', [{ ...large, unsettled: true, settleAt: 0, doorSecret: huge.join('') }])
    const { _id: sessionId } = await putSession(test, { capacity: 2 })
    await test.must('resident', 'activity.signUp', { sessionId })
    await laterJobs(test)
    const [settled] = await test.rows<SessionDocument>('sessions', { _id: sessionId })
    expect(settled?.unsettled).toBe(false)
    expect(await test.rows('asides')).toMatchObject([
      { collection: 'sessions', docId: 's-0', why: 'tooLarge', stationId: 'st1' },
    ])
  })
})

it('a piece of work that fails is left alone for a while, so that it does not hold up what stands behind it', async () => {
  // More of them than a run looks at, each without what it must have, and all found before the good one.
  const broken = Array.from({ length: 60 }, (_, i) => ({
    ...anActivity({ _id: `bad-${i}`, spread: true }),
    plan: null,
  }))
  await put(test, 'activities', broken)
  const startAt = test.now() + 3_600_000
  const plan = [{ sessionId: 's-good', startAt, endAt: startAt + 3_600_000, enrolUntil: startAt }]
  await put(test, 'activities', [anActivity({ _id: 'good', spread: true, plan })])
  for (let run = 0; run < 2; run++) {
    await test.jobs()
    test.at(test.now() + 20_000)
  }
  expect(await test.rows('sessions', { _id: 's-good' })).toHaveLength(1)
  expect(await test.rows('asides', { collection: 'activities', why: 'failed' })).toHaveLength(60)
})

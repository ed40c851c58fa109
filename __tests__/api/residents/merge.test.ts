/** Two records of one person become one: nothing of hours and points is lost or made, and it can be taken back for a week. */
import { HOUR as HOURS, DAY, startOf, dayOf } from '../../../src/domain/kernel/clock'
import type { AccountDocument } from '../../../src/domain/account/account'
import { ledgerUnits } from '../../../src/domain/account/ledger-units'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { SessionDocument } from '../../../src/domain/activity/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { aPerson, personIdOf, put, putSession } from '../../support/builders'
import { crashCall, crashesIn } from '../../support/crash'
import { attended, visit } from '../../support/door'
import { givePoints, ledgerErrors, lotsOf } from '../../support/points'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const [PHONE, PAPER, SECOND] = [personIdOf('granny'), 'p-paper', personIdOf('second')]
const born = '1941-02-03'
const known = { realName: '张桂珍', birthDate: born, gridId: 'g01', building: '1 号楼' }
const suspects = (other: string) => ({
  twins: [{ at: 1, why: 'person' as const, child: '', others: [other] }],
})
const missed = {
  missed: ['e1', 'e2'].map((enrollmentId, at) => ({ enrollmentId, title: '扫楼道', at })),
  askUntil: null,
}
const toOne = { stays: PHONE, closes: PAPER }

let test: TestCloud
let start: number

beforeAll(async () => {
  test = await testCloud()
  test.at(startOf(dayOf(test.now())) + DAY + 9 * HOURS)
  await stationOf(test)
  for (const staff of ['staff', 'other']) await appoint(test, staff, ['staff'], { realName: `${staff}同志` })
  await appoint(test, 'head', ['station_admin'])
  await appoint(test, 'neighbour', ['staff'], { stationId: 'st02' })
  await put(test, 'people', [
    aPerson('granny', { ...known, ...suspects(PAPER) }),
    aPerson('second', { ...known, ...suspects(PHONE) }),
    aPerson('', {
      ...{ ...known, _id: PAPER, cardToken: 'card-paper', cardTokens: ['card-paper'], absences: missed },
      ...suspects(PHONE),
    }),
  ])
  // A visit of each phone, at times of their own.
  for (const [openid, hour] of [
    ['granny', 1],
    ['second', 5],
  ] as const) {
    const startAt = test.now() + hour * HOURS
    const session = await attended(test, [openid], { startAt, endAt: startAt + HOURS, countsHours: true })
    await visit(test, openid, session)
  }
  test.at(test.now() + HOURS)
  await givePoints(test, PAPER, { 2025: 4, 2026: 6 })
  start = test.now()
  await test.cloud.snapshot('two')
})
afterAll(() => test.close())
beforeEach(async () => {
  await test.cloud.restore('two')
  test.at(start)
})

const person = async (id: string): Promise<PersonDocument> => {
  const [found] = await test.rows<PersonDocument>('people', { _id: id })
  if (!found) throw new Error(`${id} is not there`)
  return found
}

/** What all accounts hold together, by unit and year; and every way in which the books contradict themselves. */
async function whole() {
  const accounts = await test.rows<AccountDocument>('accounts')
  const years: Record<string, number> = {}
  for (const { lots } of accounts)
    for (const [year, size] of Object.entries(lots.points ?? {})) years[year] = (years[year] ?? 0) + size
  return {
    ...Object.fromEntries(
      ledgerUnits.map((unit) => [unit, accounts.reduce((sum, one) => sum + one.balances[unit], 0)]),
    ),
    years,
    wrong: await ledgerErrors(test),
  }
}

const merge = (given: Partial<typeof toOne> = {}, by = 'staff') =>
  test.call(by, 'residents.merge', { ...toOne, ...given })
const unmerge = (closes: string, by = 'staff') => test.call(by, 'residents.unmerge', { closes })
const whatOf = (reply: { ok: boolean; error?: { details: Record<string, unknown> } }) =>
  reply.error?.details['what']

describe('an old neighbour with a paper card who has taken up a phone', () => {
  it('is shown side by side, with what goes over, and the phone stays', async () => {
    const shown = await test.must('staff', 'residents.compare', { personId: PAPER, otherId: PHONE })
    expect(shown).toMatchObject({ mayChoose: false, blocks: [] })
    expect(shown.stays).toMatchObject({ personId: PHONE, usesApp: true, provedMinutes: 60 })
    expect(shown.closes).toMatchObject({ personId: PAPER, usesApp: false, points: 10, birthDate: born })
    expect(shown.goes).toEqual(['10 积分，到期的日子不变', '2 次没有来的记录', '手里的居民卡，照样能刷'])
    const asked = await test.call('staff', 'residents.compare', {
      ...{ personId: PAPER, otherId: PHONE },
      stays: PAPER,
    })
    expect(asked.ok && asked.data.stays.personId).toBe(PHONE)
    expect(asked.ops).toBe(1)
    expect(codeOf(await merge({ stays: PAPER, closes: PHONE }))).toBe('MERGE_BLOCKED')
  })

  it('has everything on the phone afterwards, year by year, and the old card goes on standing for her', async () => {
    const before = await whole()
    const done = await test.must('staff', 'residents.merge', toOne)
    expect(done).toMatchObject(toOne)
    expect(done.until - test.now()).toBeLessThanOrEqual(7 * DAY)
    expect(done.until - test.now()).toBeGreaterThan(7 * DAY - HOURS)
    expect(await whole()).toEqual(before)
    expect(await lotsOf(test, PHONE)).toMatchObject({ 2025: 4 })
    expect(await lotsOf(test, PAPER)).toEqual({})
    const mine = await test.must('granny', 'points.mine', {})
    expect(mine.entries[0]).toMatchObject({ amount: 10, text: '从并过来的那份档案带来' })
    expect(await person(PHONE)).toMatchObject({ absences: missed, twins: [], former: [{ personId: PAPER }] })

    const startAt = test.now() + HOURS
    const session = await putSession(test, { startAt, endAt: startAt + HOURS, countsHours: true })
    test.at(startAt)
    const scanned = await test.must('head', 'attendance.scanCard', {
      ...{ sessionId: session._id, card: 'card-paper', as: 'in', walkIn: true },
    })
    expect(JSON.stringify(scanned)).toContain('张')
    const rows = await test.rows<{ personId: string; ownerId: string }>('enrollments', {
      sessionId: session._id,
    })
    expect(rows).toMatchObject([{ personId: PHONE, ownerId: PHONE }])
    const [told] = await test.rows<MessageDocument>('messages', { personId: PHONE, kind: 'toDo' })
    expect(told?.title).toBe('您的两份档案并成了一份')
  })

  it('is found once: by search, by cards to print, among the suspected', async () => {
    const find = async () => (await test.must('staff', 'residents.find', { text: '张桂珍' })).items
    expect(await find()).toHaveLength(3)
    const cards = async () => (await test.must('staff', 'desk.printCards', {})).cards.length
    expect(await cards()).toBe(1)
    await test.must('staff', 'residents.merge', toOne)
    expect((await find()).map(({ personId }) => personId).sort()).toEqual([PHONE, SECOND].sort())
    expect(await cards()).toBe(0)
    expect(JSON.stringify((await test.must('staff', 'residents.twins', {})).items)).not.toContain(PAPER)
    expect(codeOf(await test.call('staff', 'residents.look', { personId: PAPER, at: 'home' }))).toBe(
      'OTHER_STATION',
    )
  })

  it('renews her own card when she lost one, and the paper stands for nobody from then on', async () => {
    await test.must('staff', 'residents.merge', toOne)
    await test.must('granny', 'me.renewCard', {})
    const scanned = await test.call('staff', 'store.lookUp', { scanned: 'card-paper' })
    expect(codeOf(scanned)).toBe('CARD_RENEWED')
    expect((await person(PHONE)).former).toMatchObject([{ personId: PAPER, cardToken: '' }])
  })

  it('is two again within a week: points and card go back, and what happened since stays', async () => {
    const [before, twoBefore] = [await whole(), await person(PAPER)]
    await test.must('staff', 'residents.merge', toOne)
    expect((await test.must('other', 'residents.merged', {})).items).toMatchObject([
      { closes: PAPER, name: '张桂珍', by: 'staff同志' },
    ])
    test.at(start + 6 * DAY)
    expect([codeOf(await unmerge(PAPER, 'other')), codeOf(await unmerge(PAPER))]).toEqual(['ok', 'ok'])
    expect(await whole()).toEqual(before)
    const { version, ...now } = await person(PAPER)
    expect(now).toMatchObject({
      stationId: 'st1',
      merged: null,
      cardTokens: ['card-paper'],
      cardToken: 'card-paper',
    })
    expect(version).toBe(twoBefore.version + 2)
    expect(await lotsOf(test, PAPER)).toEqual({ 2025: 4, 2026: 6 })
    expect(await person(PHONE)).toMatchObject({ former: [], cardTokens: [`card-${PHONE}`] })
    expect((await test.must('staff', 'residents.merged', {})).items).toEqual([])
    // It is asked about as before, until somebody says that these are two people.
    expect(codeOf(await merge())).toBe('ok')
    expect(await whole()).toEqual(before)
  })

  it('stays one after a week', async () => {
    await test.must('staff', 'residents.merge', toOne)
    test.at(start + 7 * DAY + HOURS)
    expect(whatOf(await unmerge(PAPER))).toBe('过了 7 天')
    expect((await test.must('staff', 'residents.merged', {})).items).toEqual([])
  })
})

describe('one with two phones', () => {
  const both = { stays: PHONE, closes: SECOND }

  it('sees all visits and hours on the one that stays; the other phone is told where to go, whatever it asks', async () => {
    await test.must('staff', 'residents.merge', both)
    const mine = await test.must('granny', 'hours.mine', {})
    expect(mine.provedMinutes).toBe(120)
    expect(mine.lines.map(({ whose }) => whose)).toEqual(['我自己', '我自己'])
    const month = dayOf(test.now()).slice(0, 7)
    expect((await test.must('granny', 'hours.mine', { month })).lines).toHaveLength(2)
    const past = await test.must('granny', 'activity.mine', { when: 'past' })
    expect(past.items).toHaveLength(2)
    for (const item of past.items) expect(item).toMatchObject({ standing: { isSelf: true } })
    expect((await test.must('staff', 'hours.records', { personId: PHONE })).items).toHaveLength(2)
    for (const action of ['home.open', 'me.open', 'hours.mine', 'residents.twins'] as const) {
      const told = await test.call('second', action, {})
      expect([codeOf(told), told.ops]).toEqual(['RECORD_MERGED', 1])
    }
  })

  it('corrects an hour of the closed record on the account that has it, and then the two cannot be parted', async () => {
    const before = await whole()
    await test.must('staff', 'residents.merge', both)
    const [record] = await test.rows<ServiceRecordDocument>('serviceRecords', { personId: SECOND })
    if (!record) throw new Error('no record')
    const { _id: recordId } = record
    await test.must('granny', 'hours.appeal', { recordId, reason: '少算了' })
    const [appealed] = await test.rows<ServiceRecordDocument>('serviceRecords', { _id: recordId })
    await test.must('other', 'hours.decide', {
      ...{ recordId, event: 'correct', version: appealed?.version ?? 0, reason: '按名单', minutes: 30 },
    })
    const after = await whole()
    expect(after.wrong).toEqual([])
    expect(after.years).toBeDefined()
    const accounts = await test.rows<AccountDocument>('accounts')
    const minutes = (id: string) => accounts.find(({ _id }) => _id === id)?.balances.provedMinutes
    expect([minutes(PHONE), minutes(SECOND)]).toEqual([90, 0])
    expect(JSON.stringify(before)).not.toBe(JSON.stringify(after))
    expect(whatOf(await unmerge(SECOND))).toBe('并过来的时长后来又核过')
  })

  it('gives hours and visits back when they are two again', async () => {
    const before = await whole()
    await test.must('staff', 'residents.merge', both)
    await test.must('staff', 'residents.unmerge', { closes: SECOND })
    expect(await whole()).toEqual(before)
    for (const openid of ['granny', 'second']) {
      expect((await test.must(openid, 'hours.mine', {})).lines).toHaveLength(1)
      expect((await test.must(openid, 'hours.mine', {})).provedMinutes).toBe(60)
    }
  })

  it('follows one that was closed into another: paper, then the second phone, into the first', async () => {
    const before = await whole()
    await test.cloud.store.update('people', {
      ...{ query: { _id: PAPER }, update: { $set: suspects(SECOND) }, replace: false, multi: false },
      ...{ upsert: false, nowMs: test.now() },
    })
    await test.must('staff', 'residents.merge', { stays: SECOND, closes: PAPER })
    await test.must('staff', 'residents.merge', both)
    expect(await whole()).toEqual(before)
    expect((await person(PHONE)).former?.map(({ personId }) => personId)).toEqual([PAPER, SECOND])
    expect(whatOf(await unmerge(PAPER))).toContain('又并过')
    expect(codeOf(await unmerge(SECOND))).toBe('ok')
    expect(codeOf(await unmerge(PAPER))).toBe('ok')
    expect(await whole()).toEqual(before)
  })
})

describe('what is refused', () => {
  it('asks for two records of the own station that are not one’s own', async () => {
    expect(codeOf(await merge({ closes: PHONE }))).toBe('NOT_FOUND')
    expect(codeOf(await merge({}, 'neighbour'))).toBe('OTHER_STATION')
    expect(codeOf(await merge({}, 'granny'))).toBe('FORBIDDEN')
    await test.cloud.store.update('people', {
      query: { _id: personIdOf('staff') },
      ...{ update: { $set: { ...known, ...suspects(PAPER) } }, replace: false, multi: false },
      ...{ upsert: false, nowMs: test.now() },
    })
    expect(codeOf(await merge({ stays: personIdOf('staff') }))).toBe('OWN_RECORD')
    expect(whatOf(await merge({ stays: personIdOf('staff') }, 'other'))).toContain('职务')
  })

  it('says what is still open, and where', async () => {
    const startAt = test.now() + DAY
    const session = await putSession(test, { startAt, endAt: startAt + HOURS, title: '扫楼道' })
    await test.must('second', 'activity.signUp', { sessionId: session._id })
    const pair = { personId: PHONE, otherId: SECOND, stays: PHONE }
    const { blocks } = await test.must('staff', 'residents.compare', pair)
    expect(blocks).toMatchObject([{ code: 'seats', page: expect.stringContaining(session._id) }])
    expect(whatOf(await merge({ closes: SECOND }))).toContain('扫楼道')
    // The other way round it is the one that stays, and in nobody's way.
    expect(codeOf(await merge({ stays: SECOND, closes: PHONE }))).toBe('ok')
  })

  it('leaves no place behind that the closing phone takes at the same moment', async () => {
    const startAt = test.now() + DAY
    const session = await putSession(test, { startAt, endAt: startAt + HOURS })
    const input = { sessionId: session._id }
    const [merging, signing] = await Promise.all([
      merge({ closes: SECOND }),
      test.call('second', 'activity.signUp', input),
    ])
    test.at(test.now() + HOURS)
    await test.jobs()
    const [now] = await test.rows<SessionDocument>('sessions', { _id: session._id })
    const holds = now?.seats.holders.some(({ who }) => who === SECOND)
    expect([codeOf(merging), codeOf(signing), holds]).toEqual(
      merging.ok
        ? ['ok', 'RECORD_MERGED', false]
        : [expect.stringMatching(/STALE|MERGE_BLOCKED/), 'ok', true],
    )
  })

  it('takes one of two staff who merge at once, in the same way or the other way round', async () => {
    const pairs = [toOne, toOne, { stays: SECOND, closes: PAPER }]
    await test.cloud.store.update('people', {
      ...{ query: { _id: SECOND }, update: { $set: suspects(PAPER) }, replace: false, multi: false },
      ...{ upsert: false, nowMs: test.now() },
    })
    const before = await whole()
    const replies = await Promise.all(pairs.map((pair, i) => merge(pair, i === 0 ? 'staff' : 'other')))
    const codes = replies.map(codeOf)
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(0)
    for (const code of codes) expect(['ok', 'STALE', 'OTHER_STATION', 'BUSY']).toContain(code)
    expect(await whole()).toEqual(before)
    const [one, other] = [await person(PHONE), await person(SECOND)]
    expect([...(one.former ?? []), ...(other.former ?? [])]).toHaveLength(1)
  })
})

it('loses nothing whichever request dies, and the repeat says what is so', async () => {
  const before = await whole()
  const clean = await merge({ closes: SECOND })
  expect(clean).toMatchObject({ ok: true })
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore('two')
    test.at(start)
    await crashCall(test, 'staff', 'residents.merge', { stays: PHONE, closes: SECOND }, crash)
    expect([crash, codeOf(await merge({ closes: SECOND }))]).toEqual([crash, 'ok'])
    test.at(start + HOURS)
    await test.jobs()
    expect([crash, await whole()]).toEqual([crash, before])
    const mine = await test.must('granny', 'hours.mine', {})
    expect([crash, mine.provedMinutes, mine.lines.length]).toEqual([crash, 120, 2])
    const told = await test.rows('messages', { kind: 'toDo', title: '您的两份档案并成了一份' })
    expect([crash, told.length]).toEqual([crash, 2])
  }
})

it('loses nothing whichever request of taking it back dies', async () => {
  const before = await whole()
  await test.must('staff', 'residents.merge', { stays: PHONE, closes: SECOND })
  await test.cloud.snapshot('one')
  const clean = await unmerge(SECOND)
  expect(clean).toMatchObject({ ok: true })
  for (const crash of crashesIn(test, clean)) {
    await test.cloud.restore('one')
    test.at(start)
    await crashCall(test, 'staff', 'residents.unmerge', { closes: SECOND }, crash)
    expect([crash, codeOf(await unmerge(SECOND))]).toEqual([crash, 'ok'])
    test.at(start + HOURS)
    await test.jobs()
    expect([crash, await whole()]).toEqual([crash, before])
    const mine = await test.must('second', 'hours.mine', {})
    expect([crash, mine.provedMinutes, mine.lines.length]).toEqual([crash, 60, 1])
  }
})

/** The hours of whoever sees to an order: proved by the card of the household at both ends, else decided about by the station; once. */
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, dayOf, HOUR, instantOf, MINUTE } from '@/domain/kernel/clock'
import type { ServiceRecordDocument } from '@/domain/hours/documents'
import type { PersonDocument } from '@/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { crashCall, crashesIn, crashesOn, crashJobs, laterJobs } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const form = {
  ...{ item: 'handy', text: '换灯泡', day: '', part: 'morning', takes: 'hour', haste: 'usual' },
  photos: [] as string[],
}
const finish = { answers: { finish: { did: '换好了', minutes: 40 } } }
const CHILD_CARD = 'card-of-the-child-1'

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
let started: number
/** In the morning for which it was asked. */
let planned: number
let caseId: string
const cards: Record<string, string> = {}

const rowOf = async () => (await test.rows<CaseDocument>('cases', { _id: caseId }))[0] as CaseDocument

async function step(openid: string, event: string, more: object = {}) {
  const { version } = await rowOf()
  return test.call(openid, 'order.move', { caseId, version, event, ...more })
}

const card = (of: string) => ({ cardToken: cards[of] ?? of })
const records = () => test.rows<ServiceRecordDocument>('serviceRecords')
const standing = async () => ({
  records: (await records()).map(({ _id, kind, state, minutes, credits }) => ({
    _id,
    kind,
    state,
    minutes,
    credits,
  })),
  entries: (await test.rows('entries')).length,
  balances: (await test.rows<{ balances: object }>('accounts')).map(({ balances }) => balances),
  told: (await test.rows('messages', { kind: 'hoursCounted' })).length,
})

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  form.day = dayOf(test.now() + 2 * DAY)
  planned = instantOf(form.day, '09:00')
  const door = { gridId: 'g01', building: '1 号楼', unit: '1', room: '301' }
  await appoint(test, 'owner', [], { realName: '王秀英', householdId: 'hh1', ...door })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  const active = { 'volunteer.state': 'active' }
  await appoint(test, 'helper', [], { realName: '孙志愿', ...active })
  await appoint(test, 'son', [], { realName: '王建国', householdId: 'hh1', ...active })
  await appoint(test, 'stranger', [], { realName: '李邻居' })
  await appoint(test, 'daughter', [], { realName: '王建芳', ...active, ...door })
  for (const one of ['owner', 'helper', 'son', 'stranger', 'daughter']) {
    const [person] = await test.rows<PersonDocument>('people', { _id: personIdOf(one) })
    cards[one] = person?.cardToken ?? ''
  }
  const child = { personId: 'child-1', name: '王小雨', birthDate: '2018-05-01', relation: 'child' }
  await appoint(test, 'owner', [], {
    family: [{ ...child, cardToken: CHILD_CARD, removedAt: null }],
    cardTokens: [cards['owner'], CHILD_CARD, 'an-old-card-of-hers'],
  })
  const members = ['owner', 'son'].map((one) => ({ personId: personIdOf(one), name: one, joinedAt: 0 }))
  const household = { _id: 'hh1', stationId: 'st1', name: '王家', founderId: personIdOf('owner'), members }
  await test.cloud.store.insert('households', [{ ...household, invitations: [], version: 1, createdAt: 0 }])
  caseId = (await test.must('owner', 'order.begin', { form, unnamed: false })).caseId
  for (const event of ['verify', 'openPool']) await step('staff', event)
  started = test.now()
  // What the jobs do once a day is done.
  await test.jobs()
  kept = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.restore(kept)
  test.at(started)
})
afterAll(() => test.close())

/** The helper takes it, and begins with this beside when it was asked for; 47 minutes later it is where it ends. */
async function begun(more: object = {}, { by = 'helper', at = planned } = {}) {
  await step(by, 'accept')
  test.at(at)
  expect(codeOf(await step(by, 'start', more))).toBe('ok')
  test.at(test.now() + 47 * MINUTE)
}

const timeSaid = async (openid: string) =>
  (await test.must(openid, 'order.open', { caseId })).lines.find(({ label }) => label === '时长')?.text

it('counts what both cards prove by the rules, with the points, and says so to both sides', async () => {
  await begun(card('owner'))
  expect(await timeSaid('owner')).toBe('来的时候扫了居民卡，走的时候再扫一次')
  const ended = await step('helper', 'finish', { ...finish, ...card(CHILD_CARD) })
  expect([codeOf(ended), ended.ops <= 4]).toEqual(['ok', true])
  expect((await rowOf()).proof).toMatchObject({
    begun: { by: personIdOf('owner') },
    ended: { by: 'child-1' },
  })
  await laterJobs(test)
  const [record] = await records()
  expect(record).toMatchObject({
    ...{ kind: 'proved', state: 'approved', minutes: 42, sessionId: null, personId: personIdOf('helper') },
    ...{ source: { kind: 'order', id: caseId }, title: '帮邻居：爱心帮手', credits: 1 },
    ...{ checkIn: { method: 'card' }, checkOut: { method: 'card' } },
  })
  for (const one of ['owner', 'helper', 'staff'])
    expect(await timeSaid(one)).toBe('42 分钟，来和走都扫了居民卡')
  const mine = await test.must('helper', 'hours.mine', {})
  expect(mine.provedMinutes).toBe(42)
  expect(mine.lines).toMatchObject([{ title: '帮邻居：爱心帮手', caption: '扫对方家的居民卡 · 按规则取整' }])
  expect((await test.must('owner', 'hours.mine', {})).lines).toEqual([])
})

it.each([
  ['stranger', 'helper', 'CASE_OTHER_CARD'],
  ['helper', 'helper', 'CASE_OWN_CARD'],
  ['son', 'son', 'CASE_OWN_CARD'],
  // Whoever pools points with the household that asked does not prove it by its card either.
  ['owner', 'son', 'CASE_OWN_CARD'],
  // Nor does whoever lives behind the same door, whether points are pooled or not.
  ['owner', 'daughter', 'CASE_OWN_CARD'],
  ['card-of-nobody-1', 'helper', 'CARD_UNKNOWN'],
  ['an-old-card-of-hers', 'helper', 'CARD_RENEWED'],
])('the card of %s proves nothing for %s, who may go on without it', async (whose, by, code) => {
  await step(by, 'accept')
  expect(codeOf(await step(by, 'start', card(whose)))).toBe(code)
  expect(await rowOf()).toMatchObject({ state: 'accepted' })
  expect(codeOf(await step(by, 'start'))).toBe('ok')
  expect(codeOf(await step(by, 'finish', { ...finish, ...card(whose) }))).toBe(code)
  expect(codeOf(await step(by, 'finish', finish))).toBe('ok')
  expect((await rowOf()).proof).toBeUndefined()
})

it('takes a card with nothing but the two ends, and from nobody but whoever has it in hand', async () => {
  expect(codeOf(await step('helper', 'accept', card('owner')))).toBe('INVALID_INPUT')
  await step('helper', 'accept')
  expect(codeOf(await step('son', 'start', card('owner')))).toBe('FORBIDDEN')
})

it.each([
  ['no card at all', {}, {}, '没有扫居民卡'],
  ['a card at the beginning alone', { cardToken: 'owner' }, {}, '结束时没有扫居民卡'],
  ['a card at the end alone', {}, { cardToken: 'owner' }, '开始时没有扫居民卡'],
])('with %s the station decides, and nothing counts by itself', async (_what, first, last, why) => {
  const read = (one: { cardToken?: string }) => (one.cardToken ? card(one.cardToken) : {})
  await begun(read(first))
  expect(codeOf(await step('helper', 'finish', { ...finish, ...read(last) }))).toBe('ok')
  await laterJobs(test)
  const [record] = await records()
  expect(record).toMatchObject({ kind: 'added', state: 'submitted', minutes: 36, credits: 0 })
  expect(record?.note).toBe(`点单第 1 号，${why}`)
  expect(await timeSaid('helper')).toBe('没有来和走都扫居民卡，站里看过再算')
  expect((await test.must('helper', 'hours.mine', {})).provedMinutes).toBe(0)
  const { items } = await test.must('staff', 'hours.pending', {})
  expect(items).toMatchObject([{ title: '帮邻居：爱心帮手', apart: 'added', planned: null }])
})

it.each([
  [
    'more than what was asked for',
    { at: 0, after: 7 * HOUR + 50 * MINUTE, minutes: 30 },
    { kind: 'added', minutes: 30, note: '点单第 1 号，扫卡一共 470 分钟，比说好的 60 分钟久' },
    '来和走都扫了居民卡，比说好的久，站里看过再算',
  ],
  [
    'much more than what was written down',
    { at: 0, after: 70 * MINUTE, minutes: 30 },
    { kind: 'added', minutes: 30, note: '点单第 1 号，扫卡一共 70 分钟，比填的久' },
    '来和走都扫了居民卡，比填的分钟多，站里看过再算',
  ],
  [
    'another day than was asked for',
    { at: -DAY, after: 47 * MINUTE, minutes: 45 },
    { kind: 'proved', minutes: 42, why: '不在说好的时候' },
    '来和走都扫了居民卡，不在说好的时候，站里看过再算',
  ],
])('both cards for %s wait for the station', async (_what, { at, after, minutes }, found, said) => {
  await begun(card('owner'), { at: planned + at })
  // A little more, so that what the calls themselves take is no minute less.
  test.at(planned + at + after + MINUTE / 2)
  const answers = { finish: { did: '换好了', minutes } }
  expect(codeOf(await step('helper', 'finish', { answers, ...card('owner') }))).toBe('ok')
  await laterJobs(test)
  expect(await records()).toMatchObject([{ ...found, state: 'submitted', credits: 0 }])
  for (const one of ['owner', 'helper', 'staff']) expect(await timeSaid(one)).toBe(said)
  expect((await test.must('helper', 'hours.mine', {})).provedMinutes).toBe(0)
  expect((await test.must('staff', 'hours.pending', {})).items).toMatchObject([{ title: '帮邻居：爱心帮手' }])
})

it('one that is stopped in between keeps the minutes until then, for the station to decide about', async () => {
  await begun(card('owner'))
  expect(codeOf(await step('staff', 'stop', { words: '人不在家' }))).toBe('ok')
  await laterJobs(test)
  expect(await records()).toMatchObject([{ kind: 'added', state: 'submitted', minutes: 42 }])
  expect((await records())[0]?.note).toContain('没办完就停了')
})

it('nobody has hours for what was never begun, or for work at the station', async () => {
  await step('helper', 'accept')
  await step('staff', 'stop', { words: '不用了' })
  await laterJobs(test)
  expect(await records()).toEqual([])
  await test.cloud.restore(kept)
  for (const [event, more] of [
    ['takeOver', {}],
    ['start', card('owner')],
    ['finish', { ...finish, ...card('owner') }],
  ] as const)
    expect(codeOf(await step('staff', event, more))).toBe('ok')
  await laterJobs(test)
  expect(await records()).toEqual([])
})

it('repeated, and whatever request dies, there is one record and the points are booked once', async () => {
  await begun(card('owner'))
  const { version } = await rowOf()
  const input = { caseId, version, event: 'finish', ...finish, ...card('owner') }
  const before = await test.cloud.snapshot()
  const from = test.now()
  const whole = await test.call('helper', 'order.move', input)
  test.at(test.now() + MINUTE)
  const job = await test.cloud.call('jobs', {}, { source: 'wx_trigger' })
  await test.must('helper', 'order.move', input)
  await laterJobs(test)
  const end = await standing()
  expect(end).toMatchObject({ records: [{ credits: 1, minutes: 42 }], entries: 1, told: 1 })
  for (const crash of crashesIn(test, whole)) {
    await test.cloud.restore(before)
    test.at(from)
    await crashCall(test, 'helper', 'order.move', input, crash)
    await test.must('helper', 'order.move', input)
    await laterJobs(test)
    expect([crash, await standing()]).toEqual([crash, end])
  }
  for (const crash of crashesOn(test, job.requestId, ['serviceRecords', 'accounts', 'entries'])) {
    await test.cloud.restore(before)
    test.at(from)
    await test.must('helper', 'order.move', input)
    test.at(from + MINUTE)
    await crashJobs(test, crash)
    test.at(from + HOUR)
    await laterJobs(test)
    expect([crash, await standing()]).toEqual([crash, end])
  }
})

/** What a partner gives each month is drawn exactly, goes back on every way out, and survives every crash. */
import type { AllyMonthDocument } from '@/domain/agreement/month'
import type { CaseDocument } from '@/domain/case/documents'
import { DAY, dayOf, MINUTE, startOf } from '@/domain/kernel/clock'
import { monthAfter } from '@/domain/words/moments'
import { putSession } from '../../support/builders'
import { alikeAfterCrashes, laterJobs } from '../../support/crash'
import { AGREEMENT, PARTNER, putAgreement, putPartner } from '../../support/partner'
import { appoint, stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const OWNERS = Array.from({ length: 25 }, (_, i) => `o${i}`)

let test: TestCloud
let kept: Awaited<ReturnType<TestCloud['cloud']['snapshot']>>
let started: number
let today = ''

beforeAll(async () => {
  test = await testCloud()
  // In the middle of a month, so that the days that are asked for lie in it or in the next.
  test.at(startOf(`${dayOf(test.now() + 31 * DAY).slice(0, 7)}-10`) + 10 * 60 * MINUTE)
  await stationOf(test)
  await putPartner(test)
  await putAgreement(test)
  for (const one of ['owner', ...OWNERS]) await appoint(test, one, [], { realName: '王秀英' })
  await appoint(test, 'staff', ['staff'], { realName: '周专职' })
  await appoint(test, 'other', ['staff'], { realName: '吴专职' })
  await appoint(test, 'shop', ['partner_user'], { realName: '孙红', partnerId: PARTNER })
  started = test.now()
  today = dayOf(started)
  await test.jobs()
  kept = await test.cloud.snapshot()
})
beforeEach(async () => {
  await test.cloud.restore(kept)
  test.at(started)
})
afterAll(() => test.close())

const rowOf = async (caseId: string) =>
  (await test.rows<CaseDocument>('cases', { _id: caseId }))[0] as CaseDocument
const monthOf = async (id = `${AGREEMENT}:${today.slice(0, 7)}`) =>
  (await test.rows<AllyMonthDocument>('allyMonths', { _id: id }))[0]
/** The orders that hold a seat of this month. */
const holders = async (id?: string) => (await monthOf(id))?.seats.holders.map(({ who }) => who) ?? []

async function ordered(by = 'owner', day = dayOf(started + 2 * DAY)): Promise<string> {
  const form = {
    ...{ item: 'handy', text: '想请人上门理发', day, part: 'morning', takes: 'half', haste: 'usual' },
    photos: [],
  }
  const { caseId, version } = await test.must(by, 'order.begin', { form, unnamed: false } as never)
  await test.must('staff', 'order.move', { caseId, version, event: 'verify' })
  return caseId
}

async function step(openid: string, caseId: string, event: string, more: object = {}) {
  const { version } = await rowOf(caseId)
  return test.call(openid, 'order.move', { caseId, version, event, ...more })
}
const draws = (caseId: string, agreementId = AGREEMENT) => step('staff', caseId, 'toPartner', { agreementId })

it('lets eight of fifty who come at once draw, and tells the others that the month is full', async () => {
  // They are written one after the other: what comes at once here are the draws.
  const orders: string[] = []
  for (const one of [...OWNERS, ...OWNERS]) orders.push(await ordered(one))
  const replies = await Promise.all(orders.map((one) => draws(one)))
  const drew = orders.filter((_, i) => codeOf(replies[i] as never) === 'ok')
  expect(drew).toHaveLength(8)
  expect((await holders()).sort()).toEqual([...drew].sort())
  expect(replies.filter((one) => codeOf(one) === 'ALLY_MONTH_FULL')).toHaveLength(42)
  const told = replies.find((one) => !one.ok)
  expect(told && !told.ok && told.error.details).toEqual({
    ...{ partner: '和顺理发店', what: '上门理发', month: '本月' },
  })
  for (const one of orders)
    expect((await rowOf(one)).state).toBe(drew.includes(one) ? 'accepted' : 'verified')
  const { items } = await test.must('staff', 'order.gifts', { caseId: orders[0] as string })
  expect(items).toEqual([
    { agreementId: AGREEMENT, partnerName: '和顺理发店', what: '上门理发', leftText: '本月已约满' },
  ])
  // Another month is another number.
  const later = await ordered('owner', `${monthAfter(today.slice(0, 7), 1)}-02`)
  expect(codeOf(await draws(later))).toBe('ok')
  expect([
    await holders(`${AGREEMENT}:${monthAfter(today.slice(0, 7), 1)}`),
    (await holders()).length,
  ]).toEqual([[later], 8])
})

it('tells whoever asked, and shows staff what it was drawn for, and nobody else', async () => {
  const caseId = await ordered()
  expect(codeOf(await draws(caseId))).toBe('ok')
  const mine = await test.must('owner', 'order.open', { caseId })
  expect(mine.lines).toContainEqual({ label: '请的合伙人', text: '和顺理发店 · 上门理发' })
  const opened = await test.must('owner', 'ally.open', { partnerId: PARTNER })
  const monthly = [
    { agreementId: AGREEMENT, what: '上门理发', mostText: '每月 8 次', leftText: '本月还有 7 次' },
  ]
  expect(opened.ally).toMatchObject({ monthly, mayLook: false })
  const seen = await test.must('staff', 'ally.drawn', { agreementId: AGREEMENT, next: false })
  expect(seen.items.map((one) => one.caseId)).toEqual([caseId])
  expect((await test.must('staff', 'ally.drawn', { agreementId: AGREEMENT, next: true })).items).toEqual([])
  // Whoever acts for the partner learns how many it were, and nothing of whose.
  const toShop = await test.must('shop', 'ally.open', { partnerId: PARTNER })
  expect(toShop.ally).toMatchObject({ monthly, mayLook: false })
  expect(JSON.stringify(toShop)).not.toMatch(/王|理个发|想请人/)
  expect(await test.code('shop', 'ally.drawn', { agreementId: AGREEMENT, next: false })).toBe('FORBIDDEN')
  expect(await test.code('shop', 'order.gifts', { caseId })).toBe('FORBIDDEN')
  expect(await test.code('shop', 'order.open', { caseId })).toBe('NOT_FOUND')
})

it('draws once, however often it is sent, and takes no second one for another try', async () => {
  const caseId = await ordered()
  const { version } = await rowOf(caseId)
  const input = { caseId, version, event: 'toPartner', agreementId: AGREEMENT }
  const replies = await Promise.all(Array.from({ length: 10 }, () => test.call('staff', 'order.move', input)))
  expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok']))
  expect(codeOf(await test.call('other', 'order.move', input))).toBe('STALE')
  expect(await holders()).toEqual([caseId])
})

const ways: [string, (caseId: string) => Promise<unknown>][] = [
  ['the owner does not need it any more', (id) => step('owner', id, 'cancel')],
  ['it is stopped', (id) => step('staff', id, 'stop', { words: '搬走了' })],
  [
    'it is rejected',
    async (id) => {
      await step('staff', id, 'cannot')
      return step('staff', id, 'reject', { words: '接不了' })
    },
  ],
  [
    'it becomes an activity',
    async (id) => {
      await step('staff', id, 'cannot')
      const { _id } = await putSession(test, { startAt: test.now() + 30 * DAY })
      return step('staff', id, 'gather', { sessionId: _id })
    },
  ],
  [
    'the station goes itself',
    async (id) => {
      await step('staff', id, 'cannot')
      return step('staff', id, 'takeOver')
    },
  ],
  [
    'neighbours are asked',
    async (id) => {
      await step('staff', id, 'cannot')
      return step('staff', id, 'openPool')
    },
  ],
]
it.each(ways)('gives it back when %s', async (_, end) => {
  const caseId = await ordered()
  await draws(caseId)
  expect(await holders()).toEqual([caseId])
  expect(codeOf((await end(caseId)) as never)).toBe('ok')
  expect([await holders(), (await rowOf(caseId)).draw]).toEqual([[], null])
})

it('keeps it while another day is looked for, and gives it back for another partner', async () => {
  const second = await putAgreement(test, { id: 'gives-2', monthly: 1 })
  const caseId = await ordered()
  await draws(caseId)
  await step('staff', caseId, 'cannot')
  expect(await holders()).toEqual([caseId])
  expect(codeOf(await draws(caseId))).toBe('ok')
  expect(await holders()).toEqual([caseId])
  await step('staff', caseId, 'cannot')
  expect(codeOf(await draws(caseId, second))).toBe('ok')
  expect([await holders(), await holders(`${second}:${today.slice(0, 7)}`)]).toEqual([[], [caseId]])
})

it('is used up by what was done, and is nobody’s hours', async () => {
  const caseId = await ordered()
  await draws(caseId)
  const done = { answers: { finish: { did: '理好了', minutes: 30 } } }
  expect(codeOf(await step('staff', caseId, 'finish', done))).toBe('ok')
  test.at(test.now() + 20 * DAY)
  await laterJobs(test)
  expect([(await rowOf(caseId)).state, await holders()]).toEqual(['closed', [caseId]])
  expect(await test.rows('serviceRecords', {})).toEqual([])
})

it('keeps what is drawn when the number is lowered, and gives more when it is raised', async () => {
  const orders = await Promise.all(['o1', 'o2', 'o3'].map((one) => ordered(one)))
  for (const one of orders) await draws(one)
  const says = async (monthly: number | null) => {
    const { version } = await rowOf(AGREEMENT)
    const answers = { regive: { gives: monthly === null ? '' : '上门理发', monthly, unit: null } }
    return test.code('staff', 'agreement.move', {
      ...{ caseId: AGREEMENT, version, event: 'regive', answers },
    } as never)
  }
  const left = async () =>
    (await test.must('owner', 'ally.open', { partnerId: PARTNER })).ally.monthly.map(
      ({ leftText }) => leftText,
    )
  // What stands there is asked again as it is, of those alone who may change it.
  const opened = await test.must('staff', 'agreement.open', { caseId: AGREEMENT } as never)
  expect(opened.stands).toEqual({ gives: '上门理发', monthly: 8, unit: null })
  expect([await says(2), await left()]).toEqual(['ok', ['本月已约满']])
  const fourth = await ordered('o4')
  expect(codeOf(await draws(fourth))).toBe('ALLY_MONTH_FULL')
  expect(await holders()).toHaveLength(3)
  expect([await says(4), codeOf(await draws(fourth)), await left()]).toEqual(['ok', 'ok', ['本月已约满']])
  expect(await says(501)).toBe('INVALID_INPUT')
  expect(await says(0)).toBe('INVALID_INPUT')
  expect([await says(null), await left()]).toEqual(['ok', []])
  expect(codeOf(await draws(await ordered('o5')))).toBe('CASE_NO_GIFT')
})

it('gives nothing of an agreement that is over, of a partner that left, or of another station', async () => {
  await putAgreement(test, { id: 'over', state: 'terminated' })
  await putAgreement(test, { id: 'too-soon', until: dayOf(started + DAY) })
  await putAgreement(test, { id: 'elsewhere', stationId: 'st2' })
  await putAgreement(test, { id: 'of-nobody', partner: 'no-partner' })
  const caseId = await ordered()
  for (const one of ['over', 'too-soon', 'elsewhere', 'of-nobody', 'not-there', caseId])
    expect([one, codeOf(await draws(caseId, one))]).toEqual([one, 'CASE_NO_GIFT'])
  expect(codeOf(await step('staff', caseId, 'toPartner'))).toBe('CASE_NO_GIFT')
  const { items } = await test.must('staff', 'order.gifts', { caseId })
  expect(items.map(({ agreementId }) => agreementId)).toEqual([AGREEMENT])
  expect(await test.rows('allyMonths', {})).toEqual([])
})

it('gives back what was taken for a case that somebody else moved at the same moment', async () => {
  for (let round = 0; round < 4; round++) {
    const caseId = await ordered(`o${round}`)
    const { version } = await rowOf(caseId)
    await Promise.all([
      test.call('staff', 'order.move', { caseId, version, event: 'toPartner', agreementId: AGREEMENT }),
      test.call('other', 'order.move', { caseId, version, event: 'takeOver' }),
    ])
    await laterJobs(test)
    const drew = (await rowOf(caseId)).draw
    expect((await holders()).includes(caseId)).toBe(!!drew)
  }
})

it('gives back what a run that ended too early has taken, and leaves alone what is drawn', async () => {
  const [sure, left] = [await ordered('o1'), await ordered('o2')]
  await draws(sure)
  const month = await monthOf()
  const { version } = await rowOf(left)
  const seat = { who: left, by: left, at: test.now(), asOf: version }
  await test.cloud.store.update('allyMonths', {
    query: { _id: month?._id ?? '' },
    update: { $push: { 'seats.holders': seat }, $inc: { 'seats.free': -1, 'seats.version': 1 } },
    ...{ replace: false, multi: false, upsert: false, nowMs: test.now() },
  } as never)
  test.at(test.now() + 3 * MINUTE)
  await laterJobs(test)
  test.at(test.now() + 3 * MINUTE)
  await laterJobs(test)
  expect(await monthOf()).toMatchObject({ seats: { free: 7, holders: [{ who: sure, sure: true }] } })
  const { compareAt } = (await monthOf()) as AllyMonthDocument
  expect(compareAt).toBeGreaterThan(test.now() + DAY)
})

it('stands as it would without a crash, at every request that fails', async () => {
  const caseId = await ordered()
  const { version } = await rowOf(caseId)
  await alikeAfterCrashes(
    test,
    ['staff', 'order.move', { caseId, version, event: 'toPartner', agreementId: AGREEMENT }],
    async () => ({
      state: (await rowOf(caseId)).state,
      draw: (await rowOf(caseId)).draw,
      held: await holders(),
    }),
  )
})

it('gives back at every request that fails', async () => {
  const caseId = await ordered()
  await draws(caseId)
  const { version } = await rowOf(caseId)
  await alikeAfterCrashes(test, ['owner', 'order.move', { caseId, version, event: 'cancel' }], async () => ({
    ...{ state: (await rowOf(caseId)).state, held: await holders() },
  }))
})

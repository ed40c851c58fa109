/** What stands in the way of making two records one, each reason by itself; what goes over, and what comes back. */
import { type AccountDocument, emptyAccount } from '../../../src/domain/account/account'
import { instantOf, DAY } from '../../../src/domain/kernel/clock'
import {
  type BlockCode,
  blockCodes,
  blocksOf,
  goesOver,
  type MergeFacts,
  type Side,
  unmergeBlock,
  whichStays,
} from '../../../src/domain/merge/rules'
import { mergedPeople, unmergedPeople, volunteerAfter } from '../../../src/domain/merge/writes'
import { closedHome, idsOf, isSelf, stationOfRecord } from '../../../src/domain/person/merged'
import { isOldCard, isOwnCard, renewCard } from '../../../src/domain/person/cards'
import { newPerson } from '../../../src/domain/person/new-person'
import type { PersonDocument } from '../../../src/domain/person/documents'

const now = instantOf('2026-11-20', '10:00')
const who = { at: now, by: 'staff' }

function aPerson(personId: string, given: Partial<PersonDocument> = {}): PersonDocument {
  const made = newPerson({ personId, openid: '', stationId: 'st1', cardToken: `card-${personId}`, now: 0 })
  return { ...made, realName: '张桂珍', birthDate: '1941-02-03', ...given }
}

const aSide = (
  personId: string,
  given: Partial<PersonDocument> = {},
  account: Partial<AccountDocument> = {},
): Side => ({ person: aPerson(personId, given), account: { ...emptyAccount(personId), ...account } })

const nothingOpen = {
  seats: [],
  courses: [],
  prizes: 0,
  records: [],
  wishes: 0,
  cases: 0,
  teams: 0,
  campaigns: [],
}
const suspicion = { at: 1, why: 'person' as const, child: '', others: ['old'] }
const child = (name: string, removedAt: number | null = null) => ({
  ...{ personId: `d-${name}`, name, birthDate: '2015-05-05', relation: 'child' as const, removedAt },
  cardToken: `card-${name}`,
})

type Given = Partial<MergeFacts> & {
  a?: Partial<PersonDocument>
  b?: Partial<PersonDocument>
  accounts?: { a?: Partial<AccountDocument>; b?: Partial<AccountDocument> }
}

const facts = ({ a = {}, b = {}, accounts = {}, ...given }: Given = {}): MergeFacts => ({
  stays: aSide('new', { openid: 'phone', twins: [suspicion], ...a }, accounts.a),
  closes: aSide('old', b, accounts.b),
  ...{ open: nothingOpen, both: [], now },
  ...given,
})

const volunteer = aPerson('x').volunteer
const row = { title: '扫楼道', sessionId: 's1', day: '2026-11-01' }
const span = (recordId: string, from: number, to: number) => ({ recordId, from, to })
const waiting = { homeMove: { state: 'asked' } as PersonDocument['homeMove'] & object }
const missed = (...ids: string[]) => ({
  absences: { missed: ids.map((enrollmentId) => ({ enrollmentId, title: '扫楼道', at: 1 })), askUntil: null },
})
const missedBy = ({ absences }: PersonDocument) => absences?.missed.map(({ enrollmentId }) => enrollmentId)
const many = (count: number) => Array.from({ length: count }, (_, i) => child(`孩${i}`))

/** Facts with which just this reason holds. */
const each: Record<BlockCode, Given> = {
  notSuspected: { a: { twins: [{ ...suspicion, why: 'child' }] } },
  otherName: { b: { realName: '李小明' } },
  otherAge: { b: { birthDate: '2012-01-01' } },
  wrongWay: { a: { openid: '' }, b: { openid: 'phone' } },
  office: { a: { roles: ['grid_worker'], gridIds: ['g01'] } },
  moving: { b: waiting },
  household: { b: { householdId: 'h1' } },
  rooms: {
    b: {
      agenda: [
        {
          sessionId: 'b1',
          personId: 'old',
          startAt: now,
          endAt: now + 1,
          room: { placeCode: 'p', title: '活动室' },
        },
      ],
    },
  },
  seats: { open: { ...nothingOpen, seats: [row] } },
  courses: { open: { ...nothingOpen, courses: [{ title: '书法班', courseId: 'c1' }] } },
  prizes: { open: { ...nothingOpen, prizes: 1 }, accounts: { b: { owed: 2 } } },
  account: { accounts: { b: { owed: 2 } } },
  records: { open: { ...nothingOpen, records: [row] } },
  both: { both: [row], accounts: { a: { spans: [span('a', 0, 10)] }, b: { spans: [span('b', 0, 10)] } } },
  sameTime: { accounts: { a: { spans: [span('a', 5, 20)] }, b: { spans: [span('b', 0, 10)] } } },
  dayFull: {
    accounts: { a: { days: { '2026-11-01': 800 } }, b: { days: { '2026-11-01': 800 } } },
  },
  wishes: { open: { ...nothingOpen, wishes: 1 } },
  cases: { open: { ...nothingOpen, cases: 1 } },
  teams: { open: { ...nothingOpen, teams: 1 } },
  campaigns: {
    open: {
      ...nothingOpen,
      campaigns: [{ title: '时尚达人', campaignId: 'c', leaving: false, entered: true }],
    },
  },
  applying: { b: { volunteer: { ...volunteer, state: 'pendingReview' } } },
  suspended: {
    a: { volunteer: { ...volunteer, state: 'active' } },
    b: { volunteer: { ...volunteer, state: 'withdrawn', suspension: { at: 1, reason: '失约' } } },
  },
  sameChild: { a: { family: [child('小雨')] }, b: { family: [child('小雨')] } },
  family: {
    a: { family: many(5) },
    b: { family: many(4).map((one) => ({ ...one, name: `${one.name}儿` })) },
  },
  papers: {
    a: { papers: Array.from({ length: 30 }, () => ({})) as PersonDocument['papers'] & object },
    b: { papers: Array.from({ length: 25 }, () => ({})) as PersonDocument['papers'] & object },
  },
  often: {
    a: { former: ['p', 'q', 'r', 's', 't'].map((personId) => ({ personId, at: 1, by: 'b', cardToken: '' })) },
  },
}

const codesOf = (given: Given): BlockCode[] => blocksOf(facts(given)).map(({ code }) => code)

it('nothing stands in the way of two plain records, whichever of them names the other', () => {
  expect(codesOf({})).toEqual([])
  expect(codesOf({ a: { twins: [] }, b: { twins: [{ ...suspicion, others: ['new'] }] } })).toEqual([])
})

it.each(blockCodes)(
  '%s stands in the way by itself, with a sentence, and a page of ours where there is one',
  (code) => {
    const [block, ...others] = blocksOf(facts(each[code]))
    expect([block?.code, others]).toEqual([code, []])
    expect(block?.text.length).toBeGreaterThan(8)
    if (block?.page != null) expect(block.page).toMatch(/^\/packages\/[a-z-]+\/[a-z-]+\/index/)
  },
)

it('leaves what hangs on the record that stays where it is', () => {
  expect(codesOf({ a: { householdId: 'h1', volunteer: { ...volunteer, state: 'pendingReview' } } })).toEqual(
    [],
  )
})

it('keeps the phone; of two alike the one with more written, else the older one, unless staff choose', () => {
  const paper = aSide('paper', { createdAt: 1 })
  const phone = aSide('phone', { openid: 'o', createdAt: 2 })
  expect(whichStays(paper, phone)).toEqual({ stays: 'phone', mayChoose: false })
  expect(whichStays(phone, paper)).toEqual({ stays: 'phone', mayChoose: false })
  expect(whichStays(paper, aSide('other', { createdAt: 0 }))).toEqual({ stays: 'other', mayChoose: true })
  const fuller = aSide('fuller', { createdAt: 9 }, { entries: 3 })
  expect(whichStays(paper, fuller)).toEqual({ stays: 'fuller', mayChoose: true })
})

describe('volunteering', () => {
  const active = { ...volunteer, state: 'active' as const, version: 4, volunteerNo: 'V1' }
  const suspension = { at: 5, reason: '失约' }

  it('is left alone where there is nothing to bring', () => {
    expect(volunteerAfter(aPerson('a'), aPerson('b'), who)).toBeNull()
    expect(volunteerAfter(aPerson('a', { volunteer: active }), aPerson('b'), who)).toBeNull()
  })

  it('goes on with its number for somebody who never applied with the record that stays', () => {
    const after = volunteerAfter(aPerson('a'), aPerson('b', { volunteer: active }), who)
    expect(after).toMatchObject({ state: 'active', volunteerNo: 'V1', version: 5 })
    expect(after?.history.at(-1)).toMatchObject({ on: 'merge', from: 'none', to: 'active' })
  })

  it('never lifts a suspension, of either', () => {
    const suspended = { ...active, state: 'suspended' as const, suspension }
    const left = { ...volunteer, state: 'withdrawn' as const, suspension }
    expect(volunteerAfter(aPerson('a'), aPerson('b', { volunteer: suspended }), who)).toMatchObject({
      ...{ state: 'suspended', suspension },
    })
    const out = { ...volunteer, state: 'withdrawn' as const }
    expect(
      volunteerAfter(aPerson('a', { volunteer: out }), aPerson('b', { volunteer: left }), who),
    ).toMatchObject({
      ...{ state: 'withdrawn', suspension },
    })
    expect(
      volunteerAfter(aPerson('a', { volunteer: suspended }), aPerson('b', { volunteer: active }), who),
    ).toBeNull()
  })

  it('makes nobody older: the latest day of birth of both counts', () => {
    const other = aPerson('b', { birthDate: '1942-01-01' })
    expect(volunteerAfter(aPerson('a'), other, who)?.youngestBirthDate).toBe('1942-01-01')
    const told = aPerson('b', { volunteer: { ...volunteer, youngestBirthDate: '1943-01-01' } })
    expect(volunteerAfter(aPerson('a'), told, who)?.youngestBirthDate).toBe('1943-01-01')
  })
})

describe('there and back', () => {
  const a = aPerson('new', {
    ...{ openid: 'phone', ...missed('s1'), twins: [suspicion] },
    family: [child('大雨')],
  })
  const b = aPerson('old', {
    ...{ ...missed('s2', 's3'), version: 7, family: [child('小雨'), child('小风', 5)] },
    cardTokens: ['card-old', 'card-before', 'card-小雨', 'card-小风'],
    volunteer: { ...volunteer, state: 'active', version: 2, volunteerNo: 'V1' },
  })
  const account = { ...emptyAccount('old'), balances: { provedMinutes: 60, addedMinutes: 0, points: 5 } }
  const sides = {
    stays: { person: a, account: emptyAccount('new') },
    closes: { person: b, account: { ...account, lots: { points: { 2025: 5 } } } },
  }
  const patches = mergedPeople(sides, who)
  const one = { ...a, ...patches.stays }
  const closed = { ...b, ...patches.closes }

  it('brings family, cards, absences and volunteering, and remembers what came', () => {
    expect(one.family.map(({ name }) => name)).toEqual(['大雨', '小雨', '小风'])
    expect([missedBy(one), one.twins, one.volunteer.volunteerNo]).toEqual([['s1', 's2', 's3'], [], 'V1'])
    expect(['card-new', 'card-old'].map((token) => isOwnCard(one, token))).toEqual([true, true])
    expect(isOldCard(one, 'card-before')).toBe(true)
    expect(one.cardTokens).toEqual(expect.arrayContaining(b.cardTokens))
    expect([idsOf(one), isSelf(one, 'old'), isSelf(one, 'nobody')]).toEqual([['new', 'old'], true, false])
    expect(closed).toMatchObject({ stationId: closedHome('st1'), cardTokens: [] })
    expect(stationOfRecord(closed)).toBe('st1')
    expect(closed.merged).toMatchObject({
      ...{ into: 'new', by: 'staff', source: 'merge:old:7' },
      ...{ brought: { provedMinutes: 60, points: 5 }, lots: { 2025: 5 } },
    })
    expect(goesOver({ ...sides, open: nothingOpen, both: [], now })).toEqual([
      ...['1 小时服务时长', '5 积分，到期的日子不变', '家人：小雨', '志愿者身份'],
      ...['2 次没有来的记录', '手里的居民卡，照样能刷'],
    ])
  })

  it('takes back just that, as it stands by now', () => {
    const renewed = one.family.map((member) =>
      member.name === '小雨' ? { ...member, cardToken: 'card-小雨-2', cardVersion: 2 } : member,
    )
    const later = { ...one, family: renewed, cardTokens: [...one.cardTokens, 'card-小雨-2'] }
    const back = unmergedPeople(later, closed)
    const [stays, closes] = [
      { ...later, ...back.stays },
      { ...closed, ...back.closes },
    ]
    expect(stays.family.map(({ name }) => name)).toEqual(['大雨'])
    expect([missedBy(stays), stays.former, stays.cardTokens]).toEqual([['s1'], [], ['card-new']])
    expect(stays.volunteer).toMatchObject({ state: 'none', volunteerNo: null })
    expect(stays.volunteer.version).toBeGreaterThan(one.volunteer.version)
    expect(closes).toMatchObject({ stationId: 'st1', merged: null, volunteer: b.volunteer })
    expect(closes.family.find(({ name }) => name === '小雨')?.cardToken).toBe('card-小雨-2')
    expect(closes.cardTokens).toEqual(expect.arrayContaining([...b.cardTokens, 'card-小雨-2']))
    expect(closes.twins).toMatchObject([{ why: 'person', others: ['new'] }])
  })

  it('lets the old paper stand for nobody once the own card is renewed', () => {
    const patch = renewCard(one, 'new', 'card-fresh')
    const after = { ...one, ...patch?.$set }
    expect(['card-fresh', 'card-old', 'card-new'].map((token) => isOwnCard(after, token))).toEqual([
      ...[true, false, false],
    ])
    expect(['card-old', 'card-new'].map((token) => isOldCard(after, token))).toEqual([true, true])
    const child = { ...one, ...renewCard(one, 'd-小雨', 'card-fresh')?.$set }
    expect(isOwnCard(child, 'card-old') && child.cardTokens.includes('card-old')).toBe(true)
  })

  it.each<[string, Partial<Parameters<typeof unmergeBlock>[0]>, string | null]>([
    ['within a week', { now: now + 7 * DAY - 1 }, null],
    ['after a week', { now: now + 7 * DAY }, '7 天'],
    ['after somebody decided on its hours', { decidedSince: true }, '核过'],
    ['once the other was closed as well', { stays: { ...one, merged: closed.merged ?? null } }, '又并过'],
    ['once the other has moved', { stays: { ...one, stationId: 'st2' } }, '换了站'],
    [
      'once the volunteer has moved',
      { stays: { ...one, volunteer: { ...one.volunteer, version: 9 } } },
      '志愿者',
    ],
    [
      'while a child that came along is awaited somewhere',
      {
        stays: {
          ...one,
          agenda: [{ sessionId: 's', personId: 'd-小雨', startAt: now, endAt: now + DAY }],
        },
      },
      '报了名',
    ],
    ['while points are pooled', { stays: { ...one, householdId: 'h1' } }, null],
    ['of a record that stands', { closes: b }, null],
  ])('may be taken back %s: %s', (_, given, what) => {
    const block = unmergeBlock({ ...{ stays: one, closes: closed, decidedSince: false, now }, ...given })
    if (what === null) expect(block).toBeNull()
    else expect(block).toContain(what)
  })
})

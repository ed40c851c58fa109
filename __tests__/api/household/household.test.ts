/** A household from its founding to its end, on the phones of those who are in it. */
import type { AccountDocument } from '../../../src/domain/account/account'
import type { HouseholdDocument } from '../../../src/domain/household/documents'
import { DAY } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { householdOf } from '../../support/households'
import { givePoints, ledgerErrors, lotsOf } from '../../support/points'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

const [WANG, LI, ZHAO] = [personIdOf('wang'), personIdOf('li'), personIdOf('zhao')]
const kid = aDependant('王小宝')

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await put(test, 'people', [
    aPerson('wang', { realName: '王芳', family: [kid], cardTokens: [`card-${WANG}`, kid.cardToken] }),
    aPerson('li', { realName: '李强' }),
    aPerson('zhao', { realName: '赵敏' }),
    aPerson('paper', { realName: '老张', openid: '' }),
    aPerson('foreign', { realName: '外人', stationId: 'st2' }),
  ])
})
afterAll(() => test.close())

const page = async (openid: string) => test.must(openid, 'household.open', {})
const cardOf = (openid: string) => ({ card: `card-${personIdOf(openid)}` })
const toldTo = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map(({ title }) => title)
    .sort()

/** 王芳's household with 李强 in it; answers its id. */
const family = (): Promise<string> => householdOf(test, 'wang', ['li'], '王家')

describe('joining', () => {
  it('is by own consent: founded, invited, answered', async () => {
    expect(await page('wang')).toEqual({ household: null, invitations: [] })
    const founded = await test.must('wang', 'household.create', { name: '王家' })
    expect(founded.household).toMatchObject({
      name: '王家',
      isFounder: true,
      balance: 0,
      members: [{ name: '王芳', isMe: true, isFounder: true, contributed: 0 }],
    })
    const invited = await test.must('wang', 'household.invite', cardOf('li'))
    expect(invited.household?.invitations).toMatchObject([{ personId: LI, name: '李*' }])
    expect(await toldTo('li')).toEqual(['家人请您加入家庭账户'])
    const asked = await page('li')
    expect(asked).toMatchObject({ household: null, invitations: [{ name: '王家', by: '王*' }] })
    const householdId = asked.invitations[0]?.householdId ?? ''
    const inside = await test.must('li', 'household.answer', { householdId, accept: true })
    expect(inside).toMatchObject({
      household: { members: [{ isMe: false }, { isMe: true }] },
      invitations: [],
    })
    expect(await toldTo('wang')).toEqual(['家人加入了'])
    expect(await test.must('li', 'points.mine', {})).toMatchObject({
      household: { householdId, name: '王家' },
    })
  })

  it('needs a phone of one’s own, a card of this station, and a free person', async () => {
    expect(codeOf(await test.call('wang', 'household.invite', cardOf('li')))).toBe('NO_HOUSEHOLD')
    const householdId = await family()
    expect(codeOf(await test.call('wang', 'household.invite', cardOf('paper')))).toBe('OWN_PHONE_NEEDED')
    expect(codeOf(await test.call('wang', 'household.invite', { card: kid.cardToken }))).toBe(
      'OWN_PHONE_NEEDED',
    )
    expect(codeOf(await test.call('wang', 'household.invite', cardOf('foreign')))).toBe('CARD_UNKNOWN')
    await test.must('zhao', 'household.create', { name: '赵家' })
    expect(codeOf(await test.call('wang', 'household.invite', cardOf('zhao')))).toBe('INVITED_ELSEWHERE')
    expect(codeOf(await test.call('li', 'household.create', { name: '李家' }))).toBe('IN_HOUSEHOLD')
    expect(codeOf(await test.call('zhao', 'household.answer', { householdId, accept: true }))).toBe(
      'INVITATION_GONE',
    )
    expect(codeOf(await test.call('foreign', 'household.answer', { householdId, accept: true }))).toBe(
      'OTHER_STATION',
    )
  })

  it('may be declined, runs out, and is taken back', async () => {
    const householdId = await family()
    await test.must('li', 'household.invite', cardOf('zhao'))
    await test.must('zhao', 'household.answer', { householdId, accept: false })
    expect((await page('zhao')).invitations).toEqual([])
    expect(await toldTo('wang')).toEqual(['家人加入了', '家人暂不加入'])
    await test.must('wang', 'household.invite', cardOf('zhao'))
    expect(codeOf(await test.call('li', 'household.remove', { personId: ZHAO }))).toBe('FOUNDER_ONLY')
    await test.must('wang', 'household.remove', { personId: ZHAO })
    expect(codeOf(await test.call('zhao', 'household.answer', { householdId, accept: true }))).toBe(
      'INVITATION_GONE',
    )
    await test.must('wang', 'household.invite', cardOf('zhao'))
    test.at(test.now() + 7 * DAY)
    expect((await page('zhao')).invitations).toEqual([])
    expect(codeOf(await test.call('zhao', 'household.answer', { householdId, accept: true }))).toBe(
      'INVITATION_GONE',
    )
  })

  it('asks two households at once and joins one', async () => {
    await test.must('wang', 'household.create', { name: '王家' })
    await test.must('zhao', 'household.create', { name: '赵家' })
    await test.must('wang', 'household.invite', cardOf('li'))
    await test.must('zhao', 'household.invite', cardOf('li'))
    const { invitations } = await page('li')
    const answers = await Promise.all(
      invitations.map(({ householdId }) =>
        test.call('li', 'household.answer', { householdId, accept: true }),
      ),
    )
    expect(answers.map(codeOf).sort()).toEqual(['IN_HOUSEHOLD', 'ok'])
    const households = await test.rows<HouseholdDocument>('households', { 'members.personId': LI })
    expect(households).toHaveLength(1)
  })
})

describe('pooling', () => {
  it('puts in, spends years as they were earned, takes back no more than one’s own', async () => {
    const householdId = await family()
    await givePoints(test, WANG, { 2025: 4, 2026: 6 })
    await givePoints(test, LI, { 2026: 5 })
    const put1 = await test.must('wang', 'household.contribute', { amount: 7 }, 'key-contribute-1')
    expect(put1.household).toMatchObject({ balance: 7, free: 7, mine: 3, mayTakeBack: 7 })
    expect(await test.must('wang', 'household.contribute', { amount: 7 }, 'key-contribute-1')).toEqual(put1)
    expect(await lotsOf(test, householdId)).toEqual({ 2025: 4, 2026: 3 })
    await test.must('li', 'household.contribute', { amount: 5 })
    expect(codeOf(await test.call('li', 'household.contribute', { amount: 1 }))).toBe('NOT_ENOUGH')
    expect(codeOf(await test.call('li', 'household.takeBack', { amount: 6 }))).toBe('NOT_ENOUGH')
    const back = await test.must('li', 'household.takeBack', { amount: 2 }, 'key-take-back-1')
    expect(back.household).toMatchObject({ balance: 10, mine: 2, mayTakeBack: 3 })
    expect(await test.must('li', 'household.takeBack', { amount: 2 }, 'key-take-back-1')).toEqual(back)
    expect(back.household?.entries.map(({ amount, text }) => [amount, text])).toEqual([
      [-2, '李强 拿回去'],
      [5, '李强 放进来'],
      [7, '王芳 放进来'],
    ])
    expect(await test.must('li', 'points.mine', {})).toMatchObject({
      balance: 2,
      household: { balance: 10 },
      entries: [{ text: '从「王家」拿回' }, { text: '放到「王家」' }, {}],
    })
    expect(await ledgerErrors(test)).toEqual([])
  })

  it('is for members only', async () => {
    await family()
    await givePoints(test, ZHAO, { 2026: 5 })
    expect(codeOf(await test.call('zhao', 'household.contribute', { amount: 1 }))).toBe('NO_HOUSEHOLD')
    expect(codeOf(await test.call('zhao', 'household.takeBack', { amount: 1 }))).toBe('NO_HOUSEHOLD')
    expect(codeOf(await test.call('zhao', 'household.remove', { personId: LI }))).toBe('NO_HOUSEHOLD')
    expect((await page('zhao')).household).toBeNull()
  })

  it.each([20])('of %i contributions of one whole balance at once one succeeds', async (many) => {
    const householdId = await family()
    await givePoints(test, WANG, { 2026: 9 })
    const keys = Array.from({ length: many }, (_, i) => `key-at-once-${i}`)
    const all = () =>
      Promise.all(keys.map((key) => test.call('wang', 'household.contribute', { amount: 9 }, key)))
    const codes = (await all()).map(codeOf)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
    expect(codes.filter((code) => code !== 'ok' && code !== 'NOT_ENOUGH' && code !== 'BUSY')).toEqual([])
    // Whoever was told to try again learns the same, and the one that succeeded is answered again.
    const again: unknown[] = []
    for (const key of keys)
      again.push(codeOf(await test.call('wang', 'household.contribute', { amount: 9 }, key)))
    expect(again).toEqual(codes.map((code) => (code === 'ok' ? 'ok' : 'NOT_ENOUGH')))
    expect(await lotsOf(test, WANG)).toEqual({})
    expect(await lotsOf(test, householdId)).toEqual({ 2026: 9 })
    expect((await page('wang')).household?.members[0]).toMatchObject({ contributed: 9 })
    expect(await ledgerErrors(test)).toEqual([])
  })
})

describe('leaving', () => {
  it('takes the own share along and makes another the founder', async () => {
    const householdId = await family()
    await givePoints(test, WANG, { 2026: 6 })
    await givePoints(test, LI, { 2025: 5 })
    await test.must('wang', 'household.contribute', { amount: 6 })
    await test.must('li', 'household.contribute', { amount: 5 })
    expect(await test.must('wang', 'household.leave', { householdId })).toEqual({
      household: null,
      invitations: [],
    })
    expect(await test.must('wang', 'household.leave', { householdId })).toEqual({
      household: null,
      invitations: [],
    })
    expect((await page('li')).household).toMatchObject({
      isFounder: true,
      balance: 5,
      members: [{ isMe: true }],
    })
    expect(await test.must('wang', 'points.mine', {})).toMatchObject({ balance: 6, household: null })
    await test.must('li', 'household.leave', { householdId })
    expect((await test.rows<AccountDocument>('accounts', { _id: householdId }))[0]?.balances.points).toBe(0)
    // Every point stays the point of whoever put it in, with its year.
    expect([await lotsOf(test, WANG), await lotsOf(test, LI)]).toEqual([{ 2026: 6 }, { 2025: 5 }])
    await test.must('wang', 'household.create', { name: '新家' })
    expect(await ledgerErrors(test)).toEqual([])
  })

  it('is asked for by the founder, with the share going back', async () => {
    const householdId = await family()
    await givePoints(test, LI, { 2026: 5 })
    await test.must('li', 'household.contribute', { amount: 4 })
    expect(codeOf(await test.call('wang', 'household.remove', { personId: WANG }))).toBe('INVALID_STATE')
    const alone = await test.must('wang', 'household.remove', { personId: LI })
    expect(alone.household).toMatchObject({ balance: 0, members: [{ isMe: true }] })
    expect(await test.must('wang', 'household.remove', { personId: LI })).toEqual(alone)
    expect(await lotsOf(test, LI)).toEqual({ 2026: 5 })
    expect(await toldTo('li')).toContain('您已离开家庭账户')
    expect(codeOf(await test.call('li', 'household.contribute', { amount: 1 }))).toBe('NO_HOUSEHOLD')
    expect(codeOf(await test.call('li', 'household.leave', { householdId }))).toBe('ok')
  })
})

it('costs what it should', async () => {
  await family()
  await givePoints(test, WANG, { 2026: 6 })
  const opened = await test.call('wang', 'household.open', {})
  expect([opened.ops, opened.depth]).toEqual([1, 1])
  expect(opened.docs).toBeLessThanOrEqual(5)
  for (const amount of [1, 3]) {
    const into = await test.call('wang', 'household.contribute', { amount })
    expect(into.ops).toBe(9)
    expect(into.depth).toBeLessThanOrEqual(6)
  }
  const outOf = await test.call('wang', 'household.takeBack', { amount: 2 })
  expect(outOf.ops).toBe(8)
  expect(outOf.depth).toBeLessThanOrEqual(6)
})

/** Shows a prize's whole way: reserved on a phone or for a card, handed out once, given up, fallen due, taken back. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import { DAY, HOUR, monthOf } from '../../../src/domain/kernel/clock'
import { aDependant, aPerson, personIdOf, put, putPeople } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { accountOf, contradictions, giveAccounts, givePoints, prizeNow, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
})
afterAll(() => test.close())

const reserve = (openid: string, prizeId: string) =>
  test.must(openid, 'store.reserve', { prizeId, purse: 'own' })
const codeOf = async (call: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => {
  const reply = await call
  return reply.ok ? 'OK' : (reply.error?.code ?? '')
}
const digits = (code: string | null): string => (code ?? '').replaceAll(' ', '')
const kindsOf = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid) }))
    .map((one) => one.kind)
    .sort()
/** Lets what follows be done by the jobs, and shows that everything agrees. */
async function settle(): Promise<void> {
  await test.jobs()
  expect(await contradictions(test)).toEqual([])
}

describe('a prize reserved on the phone', () => {
  it('is handed out by its code, once, for the points that were held', async () => {
    const prize = await putPrize(test, { left: 2 })
    await putPeople(test, 'p', 1)
    await givePoints(test, ['p-0'], 25)
    await appoint(test, 'o-staff', ['staff'])
    const reserved = await test.call('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
    if (!reserved.ok) throw new Error(reserved.error.code)
    expect(reserved.ops).toBeLessThanOrEqual(6)
    expect(reserved.data).toMatchObject({
      state: 'reserved',
      points: 10,
      purse: 'own',
      moves: [{ event: 'cancel' }],
    })
    expect(reserved.data.codeText).toBe(`LX:${digits(reserved.data.code)}`)
    expect(await contradictions(test, { settled: false })).toEqual([])
    expect(await accountOf(test, personIdOf('p-0'))).toMatchObject({
      balances: { points: 25 },
      held: { points: 10 },
      reserving: [],
    })
    expect(await prizeNow(test, prize._id)).toMatchObject({ stock: { capacity: 2, free: 1 } })

    test.at(test.now() + 1000)
    const scanned = digits(reserved.data.code)
    const seen = await test.must('o-staff', 'store.lookUp', { scanned })
    expect(seen.items).toMatchObject([{ name: 'p*', title: '大米 5 公斤', mayRedeem: true, obstacle: null }])
    const { redemptionId } = reserved.data
    const fetched = await test.call('o-staff', 'store.redeem', { redemptionId, scanned })
    expect(fetched).toMatchObject({ ok: true, data: { state: 'redeemed', mayRedeem: false } })
    expect(fetched.ops).toBeLessThanOrEqual(6)
    expect(await accountOf(test, personIdOf('p-0'))).toMatchObject({
      balances: { points: 15 },
      held: { points: 0 },
    })
    expect(await prizeNow(test, prize._id)).toMatchObject({ stock: { capacity: 1, free: 1, holders: [] } })
    const points = await test.must('p-0', 'points.mine', {})
    expect(
      points.entries.map(({ kind, amount, balanceAfter }) => [kind, amount, balanceAfter]).sort(),
    ).toEqual([
      ['capture', -10, 15],
      ['credit', 25, 25],
      ['hold', 0, 25],
    ])
    await appoint(test, 'o-other', ['staff'])
    expect(await codeOf(test.call('o-other', 'store.redeem', { redemptionId, scanned }))).toBe(
      'REDEMPTION_CLOSED',
    )
    test.at(test.now() + HOUR)
    expect(await codeOf(test.call('o-staff', 'store.redeem', { redemptionId, scanned }))).toBe(
      'REDEMPTION_CLOSED',
    )
    expect((await test.must('o-staff', 'store.lookUp', { scanned })).items[0]).toMatchObject({
      mayRedeem: false,
      obstacle: { code: 'REDEMPTION_CLOSED' },
    })
    await settle()
    expect(await kindsOf('p-0')).toEqual(['prizeFetched', 'prizeReserved'])
    const view = await test.must('p-0', 'store.redemption', { redemptionId })
    expect(view).toMatchObject({ state: 'redeemed', code: null, codeText: null, moves: [] })
    expect(view.history.map((entry) => entry.text)).toEqual(['订下', '交给本人'])
  })

  it('gives its points and itself back when it is given up', async () => {
    const prize = await putPrize(test, { left: 1, limitPerMonth: 1 })
    await givePoints(test, ['p-0'], 10)
    const { redemptionId } = await reserve('p-0', prize._id)
    const gone = await test.call('p-0', 'store.cancel', { redemptionId })
    expect(gone).toMatchObject({ ok: true, data: { state: 'cancelled', code: null } })
    expect(await test.call('p-0', 'store.cancel', { redemptionId })).toMatchObject({ ok: true })
    await settle()
    expect(await accountOf(test, personIdOf('p-0'))).toMatchObject({
      balances: { points: 10 },
      held: { points: 0 },
    })
    expect((await prizeNow(test, prize._id)).taken).toEqual({
      [monthOf(test.now())]: { [personIdOf('p-0')]: 0 },
    })
    await reserve('p-0', prize._id)
    expect(await kindsOf('p-0')).not.toContain('prizeReturned')
  })

  it('falls due after seven days, with a word the day before', async () => {
    const prize = await putPrize(test)
    await givePoints(test, ['p-0'], 10)
    const { redemptionId, code } = await reserve('p-0', prize._id)
    test.at(test.now() + 6 * DAY + HOUR)
    await test.jobs()
    await test.jobs()
    expect(await kindsOf('p-0')).toEqual(['prizeEnding', 'prizeReserved'])
    test.at(test.now() + DAY)
    await appoint(test, 'o-staff', ['staff'])
    const late = test.call('o-staff', 'store.redeem', { redemptionId, scanned: digits(code) })
    expect(await codeOf(late)).toBe('REDEMPTION_EXPIRED')
    await test.jobs()
    await settle()
    expect(await accountOf(test, personIdOf('p-0'))).toMatchObject({
      balances: { points: 10 },
      held: { points: 0 },
    })
    expect(await prizeNow(test, prize._id)).toMatchObject({ stock: { capacity: 5, free: 5 } })
    expect(await kindsOf('p-0')).toEqual(['prizeEnding', 'prizeReserved', 'prizeReturned'])
    expect((await test.must('p-0', 'store.redemption', { redemptionId })).state).toBe('expired')
  })

  it('is taken back by a colleague of whoever handed it out, with a reason, its points into their own year and itself to the store room', async () => {
    const prize = await putPrize(test, { left: 1 })
    await givePoints(test, ['p-0'], 10)
    await appoint(test, 'o-staff', ['staff'])
    const { redemptionId, code } = await reserve('p-0', prize._id)
    await test.must('o-staff', 'store.redeem', { redemptionId, scanned: digits(code) })
    const back = { redemptionId, reason: '袋子破了', backToStock: true }
    expect(await codeOf(test.call('p-0', 'store.refund', back))).toBe('FORBIDDEN')
    await appoint(test, 'o-other', ['staff'])
    expect(await codeOf(test.call('o-staff', 'store.refund', back))).toBe('OTHER_DECIDER')
    expect(await test.must('o-other', 'store.refund', back)).toMatchObject({
      state: 'refunded',
      mayRefund: false,
    })
    await test.must('o-other', 'store.refund', back)
    await settle()
    const account = await accountOf(test, personIdOf('p-0'))
    expect(account).toMatchObject({ balances: { points: 10 }, held: { points: 0 } })
    expect(account.lots.points).toMatchObject({ [monthOf(test.now()).slice(0, 4)]: 10 })
    expect(await prizeNow(test, prize._id)).toMatchObject({ stock: { capacity: 1, free: 1 } })
    expect(await test.rows('stockMoves', { prizeId: prize._id })).toHaveLength(1)
    expect(await kindsOf('p-0')).toContain('prizeReturned')
  })
})

describe('a prize for somebody without a phone', () => {
  it('is reserved and fetched with the paper card', async () => {
    const prize = await putPrize(test)
    const elder = aPerson('', {
      _id: 'p-elder',
      realName: '陈阿婆',
      cardToken: 'paper-card-1',
      cardTokens: ['paper-card-1'],
    })
    await put(test, 'people', [elder])
    await giveAccounts(test, ['p-elder'], 12)
    await appoint(test, 'o-grid', ['grid_worker'])
    await appoint(test, 'o-staff', ['staff'])
    const found = await test.must('o-staff', 'store.lookUp', { scanned: 'paper-card-1' })
    expect(found).toMatchObject({
      person: { personId: 'p-elder', name: '陈*', purse: { free: 12 } },
      items: [],
    })
    const input = { prizeId: prize._id, purse: 'own' as const, forPersonId: 'p-elder', card: 'paper-card-1' }
    expect(await codeOf(test.call('p-1', 'store.reserve', input))).toBe('FORBIDDEN')
    expect(await codeOf(test.call('o-grid', 'store.reserve', { ...input, card: 'other-card-9' }))).toBe(
      'CARD_UNKNOWN',
    )
    const made = await test.call('o-grid', 'store.reserve', input)
    expect(made).toMatchObject({ ok: true, data: { forName: '陈*' } })
    expect(made.ops).toBeLessThanOrEqual(6)
    const { items } = await test.must('o-staff', 'store.lookUp', { scanned: 'paper-card-1' })
    expect(items).toMatchObject([{ name: '陈*', mayRedeem: true }])
    const redemptionId = items[0]?.redemptionId ?? ''
    await put(test, 'people', [aPerson('p-2', { cardToken: 'paper-card-2', cardTokens: ['paper-card-2'] })])
    const wrong = test.call('o-staff', 'store.redeem', { redemptionId, scanned: 'paper-card-2' })
    expect(await codeOf(wrong)).toBe('CARD_NOT_THEIRS')
    await test.must('o-staff', 'store.redeem', { redemptionId, scanned: 'paper-card-1' })
    await settle()
    expect(await accountOf(test, 'p-elder')).toMatchObject({ balances: { points: 2 }, held: { points: 0 } })
  })

  it('of the family is paid with their own points and shown on the phone of whoever looks after them', async () => {
    const prize = await putPrize(test)
    const child = aDependant('乐乐')
    await put(test, 'people', [aPerson('p-0', { family: [child] })])
    await giveAccounts(test, [child.personId], 10)
    const input = { prizeId: prize._id, purse: 'own' as const, forPersonId: child.personId }
    const made = await test.must('p-0', 'store.reserve', input)
    expect(made).toMatchObject({ forName: '乐乐', state: 'reserved' })
    expect(await codeOf(test.call('p-1', 'store.reserve', input))).toBe('NOT_FOUND')
    expect(await codeOf(test.call('p-1', 'store.redemption', { redemptionId: made.redemptionId }))).toBe(
      'NOT_FOUND',
    )
    await settle()
  })
})

describe('a merchant', () => {
  it('hands out the own prizes and no others, and sees the month', async () => {
    await put(test, 'partners', [
      {
        _id: 'b1',
        stationId: 'st1',
        name: '老街粮油',
        place: '老街 3 号',
        contact: '',
        active: true,
        version: 1,
        createdAt: 0,
      },
    ])
    const own = await putPrize(test, { partnerId: 'b1', partnerName: '老街粮油' })
    const other = await putPrize(test)
    await givePoints(test, ['p-0'], 30)
    await appoint(test, 'o-shop', ['partner_user'], { partnerId: 'b1' })
    await appoint(test, 'o-staff', ['staff'])
    const mine = await reserve('p-0', own._id)
    const theirs = await reserve('p-0', other._id)
    const no = test.call('o-shop', 'store.redeem', {
      redemptionId: theirs.redemptionId,
      scanned: digits(theirs.code),
    })
    expect(await codeOf(no)).toBe('NOT_YOUR_PRIZE')
    const seen = await test.must('o-shop', 'store.lookUp', { scanned: digits(theirs.code) })
    expect(seen.items).toMatchObject([{ mayRedeem: false, obstacle: { code: 'NOT_YOUR_PRIZE' } }])
    const card = await test
      .must('o-shop', 'store.lookUp', { scanned: `card-${personIdOf('p-0')}` })
      .catch(() => null)
    expect(card?.person?.purse ?? null).toBeNull()
    const redeemed = { redemptionId: mine.redemptionId, scanned: digits(mine.code) }
    expect(
      await codeOf(
        test.call('o-shop', 'store.refund', {
          redemptionId: mine.redemptionId,
          reason: '不要了',
          backToStock: false,
        }),
      ),
    ).toBe('FORBIDDEN')
    expect(await test.must('o-shop', 'store.redeem', redeemed)).toMatchObject({
      state: 'redeemed',
      partnerName: '老街粮油',
    })
    await test.must('o-staff', 'store.redeem', {
      redemptionId: theirs.redemptionId,
      scanned: digits(theirs.code),
    })
    const month = monthOf(test.now())
    const sheet = await test.must('o-shop', 'store.statement', { month })
    expect(sheet.statements).toEqual([
      {
        ...{ partnerId: 'b1', name: '老街粮油', month, count: 1, points: 10 },
        rows: [{ prizeId: own._id, title: '大米 5 公斤', redeemed: 1, refunded: 0, points: 10 }],
        corrections: [],
      },
    ])
    expect((await test.must('o-shop', 'store.reservations', { state: 'redeemed' })).items).toHaveLength(1)
    expect((await test.must('o-shop', 'store.desk', {})).items).toMatchObject([
      { prizeId: own._id, onHand: 4 },
    ])
    expect((await test.must('o-staff', 'store.reservations', { state: 'redeemed' })).items).toHaveLength(2)
    await settle()
  })

  it('does not hand a prize to himself', async () => {
    const prize = await putPrize(test)
    await givePoints(test, ['o-staff'], 10)
    await appoint(test, 'o-staff', ['staff'])
    const { redemptionId, code } = await reserve('o-staff', prize._id)
    expect(await codeOf(test.call('o-staff', 'store.redeem', { redemptionId, scanned: digits(code) }))).toBe(
      'OWN_PRIZE',
    )
  })
})

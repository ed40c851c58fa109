/** What nobody can do alone at the store: spend a card's points, read another's code, sell for a shop that has left; and what a price is that somebody saw. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import { consentTexts } from '../../../src/domain/person/consents'
import { DAY, HOUR, monthOf, startOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { appoint, stationOf } from '../../support/station'
import { contradictions, giveAccounts, givePoints, prizeNow, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(startOf('2026-11-25') + 10 * HOUR)
  await stationOf(test)
  await appoint(test, 'staff', ['staff'])
  await appoint(test, 'other', ['staff'])
  await appoint(test, 'shop', ['partner_user'], { partnerId: 'b1' })
  await put(test, 'partners', [
    {
      ...{ _id: 'b1', stationId: 'st1', name: '老街粮油', place: '老街', contact: '' },
      active: true,
      version: 1,
      createdAt: 0,
    },
  ])
  const elder = {
    _id: 'p-elder',
    realName: '陈阿婆',
    cardToken: 'paper-card-1',
    cardTokens: ['paper-card-1'],
  }
  await put(test, 'people', [aPerson('', elder), aPerson('zhang', { realName: '张三' })])
  await giveAccounts(test, ['p-elder'], 200)
  await givePoints(test, ['zhang'], 200)
})
afterAll(() => test.close())

const codeOf = async <A extends ActionName>(
  openid: string,
  action: A,
  input: TestInput<A>,
): Promise<string> => {
  const reply = await test.call(openid, action, input)
  return reply.ok ? 'ok' : reply.error.code
}
const digits = (code: string | null): string => (code ?? '').replace(/ /g, '')
const byCard = (prizeId: string) =>
  ({ prizeId, purse: 'own', forPersonId: 'p-elder', card: 'paper-card-1' }) as const

it('who reserves with a card gets no code and does not hand it out; another one does', async () => {
  const prize = await putPrize(test)
  const made = await test.must('staff', 'store.reserve', byCard(prize._id))
  expect([made.code, made.codeText]).toEqual([null, null])
  const { redemptionId } = made
  expect((await test.must('staff', 'store.redemption', { redemptionId })).code).toBeNull()
  const scanned = { redemptionId, scanned: 'paper-card-1' }
  expect(await codeOf('staff', 'store.redeem', scanned)).toBe('CARD_SECOND_PERSON')
  const seen = await test.must('staff', 'store.lookUp', { scanned: 'paper-card-1' })
  expect(seen.items).toMatchObject([{ mayRedeem: false, obstacle: { code: 'CARD_SECOND_PERSON' } }])
  expect(await codeOf('other', 'store.redeem', scanned)).toBe('ok')
})

it('a card reserves few things a day, and a grid worker acts within the own grids', async () => {
  const prize = await putPrize(test, { left: 20 })
  for (let i = 0; i < 3; i++) expect(await codeOf('staff', 'store.reserve', byCard(prize._id))).toBe('ok')
  expect(await codeOf('other', 'store.reserve', byCard(prize._id))).toBe('CARD_TOO_OFTEN')
  test.at(test.now() + DAY)
  expect(await codeOf('other', 'store.reserve', byCard(prize._id))).toBe('ok')
  await appoint(test, 'grid', ['grid_worker'], { gridIds: ['g02'] })
  await put(test, 'people', [
    aPerson('', { _id: 'p-far', gridId: 'g01', cardToken: 'paper-card-2', cardTokens: ['paper-card-2'] }),
  ])
  await giveAccounts(test, ['p-far'], 50)
  const far = { prizeId: prize._id, purse: 'own', forPersonId: 'p-far', card: 'paper-card-2' } as const
  expect(await codeOf('grid', 'store.reserve', far)).toBe('FORBIDDEN')
})

it('one reading of a card lets a shop hand out one thing, for minutes', async () => {
  const prize = await putPrize(test, { partnerId: 'b1', partnerName: '老街粮油' })
  const first = await test.must('staff', 'store.reserve', byCard(prize._id))
  const second = await test.must('staff', 'store.reserve', byCard(prize._id))
  const hand = (redemptionId: string) =>
    codeOf('shop', 'store.redeem', { redemptionId, scanned: 'paper-card-1' })
  expect(await hand(first.redemptionId)).toBe('CARD_SCAN_AGAIN')
  await test.must('shop', 'store.lookUp', { scanned: 'paper-card-1' })
  expect(await hand(first.redemptionId)).toBe('ok')
  expect(await hand(first.redemptionId)).toBe('ok')
  expect(await hand(second.redemptionId)).toBe('CARD_SCAN_AGAIN')
  await test.must('shop', 'store.lookUp', { scanned: 'paper-card-1' })
  test.at(test.now() + 11 * 60_000)
  expect(await hand(second.redemptionId)).toBe('CARD_SCAN_AGAIN')
  for (let i = 0; i < 3; i++) await test.must('shop', 'store.lookUp', { scanned: 'paper-card-1' })
  expect(await codeOf('shop', 'store.lookUp', { scanned: 'paper-card-1' })).toBe('CARD_TOO_OFTEN')
})

it('a shop that takes part no longer sells nothing, and hands out until the day that was set', async () => {
  const prize = await putPrize(test, { partnerId: 'b1', partnerName: '老街粮油' })
  const buy = () => test.must('zhang', 'store.reserve', { prizeId: prize._id, purse: 'own' })
  const [early, late] = [await buy(), await buy()]
  const facts = { partnerId: 'b1', version: 1, name: '老街粮油', place: '老街', contact: '', active: false }
  const ended = await test.must('staff', 'store.savePartner', { ...facts, fetchUntil: '2026-11-27' })
  expect(ended.fetchUntil).toBe('2026-11-27')
  expect(await codeOf('zhang', 'store.reserve', { prizeId: prize._id, purse: 'own' })).toBe('PRIZE_OFF_SHELF')
  const { version } = await prizeNow(test, prize._id)
  expect(await codeOf('staff', 'store.shelf', { prizeId: prize._id, version, event: 'putOn' })).toBe(
    'PARTNER_ENDED',
  )
  const hand = (openid: string, { redemptionId, code }: typeof early) =>
    codeOf(openid, 'store.redeem', { redemptionId, scanned: digits(code) })
  expect(await hand('shop', early)).toBe('ok')
  test.at(startOf('2026-11-28') + HOUR)
  expect(await hand('shop', late)).toBe('PARTNER_ENDED')
  expect(await hand('staff', late)).toBe('ok')
  const sheet = await test.must('staff', 'store.statement', { month: '2026-11' })
  expect(sheet.statements).toMatchObject([{ partnerId: 'b1', count: 2 }])
})

it('a price or a place that changed under the page is refused and told, not taken', async () => {
  const prize = await putPrize(test, { points: 40 })
  const input = { prizeId: prize._id, purse: 'own' } as const
  const old = await test.call('zhang', 'store.reserve', {
    ...input,
    seen: { points: 10, place: prize.place },
  })
  expect(old).toMatchObject({
    ok: false,
    error: { code: 'PRIZE_CHANGED', details: { points: 40, place: prize.place } },
  })
  expect(await codeOf('zhang', 'store.reserve', { ...input, seen: { points: 40, place: '别处' } })).toBe(
    'PRIZE_CHANGED',
  )
  expect(await codeOf('zhang', 'store.reserve', { ...input, seen: { points: 40, place: prize.place } })).toBe(
    'ok',
  )
})

it('what comes back broken counts against the month no longer, and a signed month stays as it was', async () => {
  const prize = await putPrize(test, { partnerId: 'b1', partnerName: '老街粮油', limitPerMonth: 1 })
  const input = { prizeId: prize._id, purse: 'own' } as const
  const { redemptionId, code } = await test.must('zhang', 'store.reserve', input)
  await test.must('staff', 'store.redeem', { redemptionId, scanned: digits(code) })
  expect(await codeOf('zhang', 'store.reserve', input)).toBe('PRIZE_LIMIT')
  const signed = await test.must('staff', 'store.statement', { month: '2026-11' })
  expect(signed.statements).toMatchObject([{ count: 1, points: 10, corrections: [] }])
  test.at(startOf('2026-12-02') + HOUR)
  await test.must('other', 'store.refund', { redemptionId, reason: '坏的', backToStock: false })
  expect((await prizeNow(test, prize._id)).taken['2026-11']?.[personIdOf('zhang')]).toBe(0)
  expect((await test.must('staff', 'store.statement', { month: '2026-11' })).statements).toEqual(
    signed.statements,
  )
  expect(
    (await test.must('staff', 'store.statement', { month: monthOf(test.now()) })).statements,
  ).toMatchObject([
    { rows: [], corrections: [{ month: '2026-11', count: 1, points: 10 }], count: -1, points: -10 },
  ])
  expect((await prizeNow(test, prize._id)).stock.capacity).toBe(4)
  await test.jobs()
  await test.jobs()
  expect(await contradictions(test)).toEqual([])
})

it('a child that is removed and added again has its points and its card still', async () => {
  const child = {
    name: '乐乐',
    birthDate: '2018-05-01',
    relation: 'child' as const,
    agreedBy: 'guardian' as const,
  }
  await test.must('zhang', 'me.consent', {
    scope: 'family',
    version: consentTexts.family.version,
    given: true,
  })
  const added = await test.must('zhang', 'me.addDependant', child)
  const personId = added.profile.family[0]?.personId ?? ''
  await giveAccounts(test, [personId], 30)
  await test.must('zhang', 'me.removeDependant', { personId })
  const key = 'key-added-again'
  for (let i = 0; i < 2; i++) {
    const again = await test.must('zhang', 'me.addDependant', child, key)
    expect(again.profile.family.map((member) => member.personId)).toEqual([personId])
  }
  const prize = await putPrize(test)
  expect(
    await codeOf('zhang', 'store.reserve', { prizeId: prize._id, purse: 'own', forPersonId: personId }),
  ).toBe('ok')
})

it('nobody takes back what they handed out themselves, or what they reserved with a card', async () => {
  const prize = await putPrize(test, { left: 5 })
  const { redemptionId } = await test.must('staff', 'store.reserve', byCard(prize._id))
  await test.must('other', 'store.redeem', { redemptionId, scanned: 'paper-card-1' })
  await appoint(test, 'third', ['station_admin'])
  const back = { redemptionId, reason: '坏的', backToStock: false }
  expect(await codeOf('other', 'store.refund', back)).toBe('OTHER_DECIDER')
  expect(await codeOf('staff', 'store.refund', back)).toBe('CARD_SECOND_PERSON')
  const { items } = await test.must('other', 'store.reservations', { state: 'redeemed' })
  expect(items.find((one) => one.redemptionId === redemptionId)?.mayRefund).toBe(false)
  expect(await codeOf('third', 'store.refund', back)).toBe('ok')
})

/** Shows the prize desk: a prize written, checked, put on the shelf, its stock moved and counted, shops, and what runs out. */
import type { PrizeDocument } from '../../../src/domain/store/documents'
import { alikeAfterCrashes } from '../../support/crash'
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { Input } from '../../../src/contract'
import { judgeText } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { givePoints, prizeNow, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'o-staff', ['staff'], { realName: '李梅' })
})
afterAll(() => test.close())

const form: Input<'store.savePrize'>['form'] = {
  ...{ title: '理发一次', kind: 'service', intro: '师傅上门。', photo: null, points: 8, limitPerMonth: 1 },
  ...{ partnerId: null, place: '社区理发室', shelfFrom: null, shelfUntil: null, lowMark: 2 },
  pickUp: { weekdays: [2, 4], fromMinute: 540, untilMinute: 660 },
}
const codeOf = async (call: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> => {
  const reply = await call
  return reply.ok ? 'OK' : (reply.error?.code ?? '')
}
const save = (given: Partial<typeof form> = {}, key?: string) =>
  test.must('o-staff', 'store.savePrize', { form: { ...form, ...given } }, key)

describe('a prize at the desk', () => {
  it('is written once, put on the shelf, stocked, and then to be had', async () => {
    const made = await save({}, 'key-of-a-prize')
    expect(await save({}, 'key-of-a-prize')).toMatchObject({ prizeId: made.prizeId, version: made.version })
    expect(await test.rows('prizes')).toHaveLength(1)
    expect(made).toMatchObject({
      state: 'draft',
      onHand: 0,
      left: 0,
      moves: [{ event: 'putOn', allowed: true }],
    })
    expect(await codeOf(test.call('p-0', 'store.prize', { prizeId: made.prizeId }))).toBe('NOT_FOUND')
    const { prizeId } = made
    const shelved = await test.must('o-staff', 'store.shelf', {
      prizeId,
      version: made.version,
      event: 'putOn',
    })
    expect(shelved).toMatchObject({ state: 'onShelf', moves: [{ event: 'takeOff', allowed: true }] })
    const coming = { prizeId, how: 'in' as const, amount: 5, reason: '采购' }
    for (let time = 0; time < 3; time++) {
      const moved = await test.call('o-staff', 'store.stock', coming, 'key-of-a-delivery')
      expect(moved).toMatchObject({ ok: true, data: { onHand: 5, stockMoves: [{ before: 0, after: 5 }] } })
      expect(moved.ops).toBeLessThanOrEqual(5)
      expect(moved.depth).toBeLessThanOrEqual(4)
    }
    const other = test.call('o-staff', 'store.stock', { ...coming, amount: 6 }, 'key-of-a-delivery')
    expect(await codeOf(other)).toBe('REQUEST_KEY_REUSED')
    const seen = await test.must('o-staff', 'store.deskPrize', { prizeId })
    expect(seen).toMatchObject({ onHand: 5, left: 5, low: false })
    expect(seen.stockMoves).toMatchObject([
      { how: 'in', text: '入库', before: 0, after: 5, reason: '采购', by: '李*' },
    ])
    const { items } = await test.must('p-0', 'store.open', {})
    expect(items).toMatchObject([{ title: '理发一次', stockText: '还有 5 份', missing: 8 }])
  })

  it('keeps what is reserved when stock goes out or is counted, and tells when it runs out', async () => {
    const prize = await putPrize(test, { left: 4, lowMark: 2 })
    await givePoints(test, ['p-0'], 30)
    await test.must('p-0', 'store.reserve', { prizeId: prize._id, purse: 'own' })
    const move = (how: 'in' | 'out' | 'count', amount: number) =>
      test.call('o-staff', 'store.stock', { prizeId: prize._id, how, amount, reason: '月底' })
    expect(await move('out', 4)).toMatchObject({
      ok: false,
      error: { code: 'STOCK_RESERVED', details: { reserved: 1 } },
    })
    expect(await codeOf(move('count', 0))).toBe('STOCK_RESERVED')
    expect(await codeOf(move('in', 1000))).toBe('STOCK_TOO_MUCH')
    expect(await move('count', 3)).toMatchObject({
      ok: true,
      data: { onHand: 3, reserved: 1, left: 2, low: true },
    })
    const { toDos } = await test.must('o-staff', 'desk.open', {})
    expect(toDos).toMatchObject([{ kind: 'stock', title: '「大米 5 公斤」快没有了', caption: '只剩 2 份' }])
    await Promise.all(Array.from({ length: 5 }, () => move('in', 2)))
    expect((await prizeNow(test, prize._id)).stock).toMatchObject({ capacity: 13, free: 12 })
    expect(await test.rows('stockMoves')).toHaveLength(6)
  })

  it('stock comes in once whatever request dies, with its row, and the phone may ask again', async () => {
    const { _id: prizeId } = await putPrize(test, { left: 4 })
    const coming = { prizeId, how: 'in' as const, amount: 3, reason: '到货' }
    await alikeAfterCrashes(test, ['o-staff', 'store.stock', coming], async () => {
      const { stock, unwrittenMoves } = await prizeNow(test, prizeId)
      return [stock.capacity, stock.free, unwrittenMoves, await test.rows('stockMoves')]
    })
  })

  it('with other words is hidden until these have passed the check', async () => {
    const { prizeId, version } = await save()
    const shelved = await test.must('o-staff', 'store.shelf', { prizeId, version, event: 'putOn' })
    judgeText(test, '好酒', 'review')
    const amended = { prizeId, version: shelved.version, form: { ...form, title: '好酒一瓶' } }
    const after = await test.must('o-staff', 'store.savePrize', amended, 'key-of-a-change')
    expect(await test.must('o-staff', 'store.savePrize', amended, 'key-of-a-change')).toMatchObject({
      version: after.version,
    })
    expect(await codeOf(test.call('o-staff', 'store.savePrize', amended))).toBe('STALE')
    expect((await test.must('p-0', 'store.open', {})).items).toEqual([])
    expect(after.check).toMatchObject({ verdict: 'inReview', mayAppeal: false })
    const [check] = (
      await test.rows<{ _id: string; version: number; subject: { id: string }; state: string }>('checks')
    ).filter((one) => one.state === 'inReview')
    await appoint(test, 'o-admin', ['station_admin'])
    const decided = { checkId: check?._id ?? '', version: check?.version ?? 0, verdict: 'passed' as const }
    await test.must('o-admin', 'moderation.decide', decided)
    expect((await test.must('p-0', 'store.open', {})).items).toMatchObject([{ title: '好酒一瓶' }])
  })

  it('goes onto the shelf and off it by its days', async () => {
    const today = test.now()
    const { prizeId, version, moves } = await save({
      shelfFrom: dayOf(today + DAY),
      shelfUntil: dayOf(today + 2 * DAY),
    })
    expect(moves).toMatchObject([{ event: 'schedule', allowed: true }])
    await test.must('o-staff', 'store.shelf', { prizeId, version, event: 'schedule' })
    const stateNow = async () => {
      await test.jobs()
      const [prize] = await test.rows<PrizeDocument>('prizes')
      return [prize?.state, prize?.listed]
    }
    expect(await stateNow()).toEqual(['scheduled', false])
    test.at(today + DAY)
    expect(await stateNow()).toEqual(['onShelf', true])
    test.at(today + 3 * DAY)
    expect(await stateNow()).toEqual(['offShelf', false])
  })
})

describe('a shop', () => {
  it('is written once, changed from what was read, and named on its prizes', async () => {
    const facts = { name: '老街粮油', place: '老街 3 号', contact: '赵师傅', active: true }
    const made = await test.must('o-staff', 'store.savePartner', facts, 'key-of-a-shop')
    expect(await test.must('o-staff', 'store.savePartner', facts, 'key-of-a-shop')).toEqual(made)
    const { partnerId, version } = made
    const renamed = { ...facts, partnerId, version, name: '老街米店' }
    await test.must('o-staff', 'store.savePartner', renamed)
    expect(await codeOf(test.call('o-staff', 'store.savePartner', { ...renamed, name: '别的' }))).toBe(
      'STALE',
    )
    expect((await test.must('o-staff', 'store.partners', {})).items).toMatchObject([
      { name: '老街米店', version: 2 },
    ])
    expect(await save({ partnerId })).toMatchObject({
      partnerName: '老街米店',
      partners: [{ name: '老街米店' }],
    })
    expect(
      await codeOf(test.call('o-staff', 'store.savePrize', { form: { ...form, partnerId: 'nobody' } })),
    ).toBe('NOT_FOUND')
  })
})

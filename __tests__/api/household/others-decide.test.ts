/**
 * What nobody does at the station for those with whom they pool points: hand out, take back, prove, write hours down, give
 * honours, answer for a seal, take old things in.
 */
import { dayOf, DAY, HOUR } from '../../../src/domain/kernel/clock'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { aPerson, personIdOf, put } from '../../support/builders'
import { aRecordOf } from '../../support/certificates'
import { attended } from '../../support/door'
import { aGrantForm, aStory } from '../../support/honours'
import { cardShownBy, householdOf } from '../../support/households'
import { aPhoto } from '../../support/pieces'
import { appoint, stationOf } from '../../support/station'
import { accountOf, givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
const WIFE = personIdOf('wife')

beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  test.at(Date.parse('2027-03-08T08:00:00+08:00'))
  await stationOf(test)
  await put(test, 'partners', [
    {
      ...{ _id: 'b1', stationId: 'st1', name: '老街粮油', place: '老街', contact: '' },
      ...{ active: true, version: 1, createdAt: 0 },
    },
  ])
  await appoint(test, 'wife', [], { realName: '太太' })
  await appoint(test, 'other', ['staff'], { realName: '周敏' })
})
afterAll(() => test.close())

describe('at the store', () => {
  /** A prize that she paid for from the common points. */
  async function hers(partnerId: string | null = null) {
    await givePoints(test, ['wife'], 50)
    await test.must('wife', 'household.contribute', { amount: 40 })
    const prize = await putPrize(test, { partnerId, partnerName: partnerId === null ? '' : '老街粮油' })
    const made = await test.must('wife', 'store.reserve', { prizeId: prize._id, purse: 'household' })
    return { redemptionId: made.redemptionId, scanned: (made.code ?? '').replace(/ /g, '') }
  }

  it('somebody of the staff neither hands out nor takes back what the own household paid for', async () => {
    await appoint(test, 'man', ['staff'])
    const pool = await householdOf(test, 'wife', ['man'])
    const prize = await hers()
    const paid = (await accountOf(test, pool)).balances.points
    expect(await test.code('man', 'store.redeem', prize)).toBe('OWN_PRIZE')
    const seen = await test.must('man', 'store.lookUp', { scanned: prize.scanned })
    expect(seen.items).toMatchObject([{ mayRedeem: false, obstacle: { code: 'OWN_PRIZE' } }])
    await test.must('other', 'store.redeem', prize)
    const taking = { redemptionId: prize.redemptionId, reason: '坏了', backToStock: false }
    expect(await test.code('man', 'store.refund', taking)).toBe('OWN_PRIZE')
    const { items } = await test.must('man', 'store.reservations', { state: 'redeemed' })
    expect(items).toMatchObject([{ mayRefund: false }])
    expect((await accountOf(test, pool)).balances.points).toBe(paid - 10)
  })

  it('a shop hands nothing out to the household of whoever stands behind its counter', async () => {
    await appoint(test, 'shop', ['partner_user'], { partnerId: 'b1' })
    await appoint(test, 'colleague', ['partner_user'], { partnerId: 'b1' })
    await householdOf(test, 'wife', ['shop'])
    const prize = await hers('b1')
    expect(await test.code('shop', 'store.redeem', prize)).toBe('OWN_PRIZE')
    expect(await test.code('colleague', 'store.redeem', prize)).toBe('ok')
  })

  it('a card with which one of a household has reserved is not handed out by another of it', async () => {
    await appoint(test, 'man', ['staff'])
    await appoint(test, 'wife', ['staff'])
    await householdOf(test, 'wife', ['man'])
    await put(test, 'people', [aPerson('elder', { cardToken: 'card-elder', cardTokens: ['card-elder'] })])
    await givePoints(test, ['elder'], 50)
    const prize = await putPrize(test)
    const asked = {
      prizeId: prize._id,
      purse: 'own',
      forPersonId: personIdOf('elder'),
      card: 'card-elder',
    } as const
    const { redemptionId } = await test.must('wife', 'store.reserve', asked)
    expect(await test.code('man', 'store.redeem', { redemptionId, scanned: 'card-elder' })).toBe(
      'CARD_SECOND_PERSON',
    )
    expect(await test.code('other', 'store.redeem', { redemptionId, scanned: 'card-elder' })).toBe('ok')
  })
})

describe('at the door', () => {
  const DOOR = { gridId: 'g01', building: '1 号楼', unit: '1', room: '301' }

  /** Reads the cards of these at both ends of a session that the leader leads. */
  async function visitsOf(openids: readonly string[]): Promise<Record<string, ServiceRecordDocument>> {
    const startAt = test.now() + 2 * HOUR
    const leader = { leaderId: personIdOf('leader'), leaderName: '孙队长' }
    const session = await attended(test, openids, {
      startAt,
      endAt: startAt + 2 * HOUR,
      countsHours: true,
      ...leader,
    })
    for (const as of ['in', 'out'] as const) {
      test.at(as === 'in' ? startAt : startAt + 2 * HOUR)
      for (const openid of openids) {
        const shown = await cardShownBy(test, openid)
        await test.must('leader', 'attendance.scanCard', {
          ...{ sessionId: session._id, as, walkIn: false },
          ...shown,
        })
      }
    }
    const records = await test.rows<ServiceRecordDocument>('serviceRecords')
    return Object.fromEntries(records.map((record) => [record.personId, record]))
  }

  it('hours by a card that one of the own household has read wait for somebody else to look at them', async () => {
    await appoint(test, 'leader', ['team_leader'])
    await appoint(test, 'neighbour', [])
    await householdOf(test, 'leader', ['wife'])
    const records = await visitsOf(['wife', 'neighbour'])
    expect(records[personIdOf('neighbour')]).toMatchObject({ state: 'approved', minutes: 120 })
    const hers = records[WIFE]
    expect(hers).toMatchObject({ state: 'submitted', creditStands: false, why: '自己或家里人扫的卡' })
    const look = { recordId: hers?._id ?? '', version: hers?.version ?? 0, event: 'leaderCheck' } as const
    expect(await test.code('leader', 'hours.decide', look)).toBe('OWN_RECORD')
    expect(await test.code('other', 'hours.decide', look)).toBe('ok')
  })

  it('so do those of somebody behind the same door, and whoever read the card is not the one who looks', async () => {
    await appoint(test, 'leader', ['team_leader'], DOOR)
    await appoint(test, 'wife', [], DOOR)
    const hers = (await visitsOf(['wife']))[WIFE]
    expect(hers).toMatchObject({ state: 'submitted', why: '自己或家里人扫的卡' })
    const look = { recordId: hers?._id ?? '', version: hers?.version ?? 0, event: 'leaderCheck' } as const
    expect(await test.code('leader', 'hours.decide', look)).toBe('OTHER_DECIDER')
    expect(await test.code('other', 'hours.decide', look)).toBe('ok')
  })
})

describe('honours', () => {
  const given = { personId: WIFE, form: aGrantForm({ level: 'nation' }) }

  it('nobody gives one to oneself or to the own household, or puts back what others withdrew', async () => {
    await appoint(test, 'man', ['staff'])
    await appoint(test, 'wife', ['staff'])
    await householdOf(test, 'wife', ['man'])
    for (const openid of ['wife', 'man'])
      expect(await test.code(openid, 'honour.grant', given)).toBe('OWN_RECORD')
    const { honourId } = await test.must('other', 'honour.grant', given)
    const move = (openid: string, event: 'withdraw' | 'putBack' | 'rest' | 'resume', version: number) =>
      test.code(openid, 'honour.move', { honourId, event, version, reason: '要核实' })
    expect(await move('other', 'withdraw', 1)).toBe('ok')
    for (const openid of ['wife', 'man']) expect(await move(openid, 'putBack', 2)).toBe('OWN_RECORD')
    expect(await move('other', 'putBack', 2)).toBe('ok')
    expect(await move('other', 'rest', 3)).toBe('ok')
    for (const openid of ['wife', 'man']) {
      expect(await move(openid, 'resume', 4)).toBe('OWN_RECORD')
      const story = { honourId, version: 4, form: aStory() }
      expect(await test.code(openid, 'honour.writeStory', story)).toBe('OWN_RECORD')
      const [row] = (await test.must(openid, 'honour.desk', {})).items
      expect(row?.mayWrite).toBe(false)
      expect(row?.moves.filter(({ allowed }) => allowed).map(({ event }) => event)).toEqual([
        'withdraw',
        'revoke',
      ])
    }
    expect(await move('other', 'resume', 4)).toBe('ok')
  })
})

it('nobody answers for the seal of the own household, and nobody but its holder learns why it was refused', async () => {
  await appoint(test, 'man', ['staff'])
  await householdOf(test, 'wife', ['man'])
  const month = dayOf(test.now()).slice(0, 7)
  await put(test, 'serviceRecords', [aRecordOf('wife', 1, `${month}-01`)])
  const wanted = { personId: WIFE, stationId: 'st1', from: month, to: month }
  const { no, version } = await test.must('wife', 'certificate.make', wanted)
  const asked = await test.must('wife', 'certificate.move', { no, version, event: 'askSeal' })
  const waits = async (openid: string) =>
    (await test.must(openid, 'desk.open', {})).toDos.filter(({ kind }) => kind === 'seal').length
  expect([await waits('man'), await waits('other')]).toEqual([0, 1])
  const answer = { no, version: asked.version, event: 'refuseSeal', reason: '纸上的名字写错了' } as const
  expect(await test.code('man', 'certificate.answer', answer)).toBe('OWN_RECORD')
  const seals = async () => [
    (await test.must('wife', 'certificate.open', { no })).seal?.state,
    (await test.must('stranger', 'certificate.check', { no })).seal,
  ]
  expect(await seals()).toEqual(['asked', null])
  await test.must('other', 'certificate.answer', answer)
  expect(await seals()).toEqual(['refused', null])
  const again = await test.must('wife', 'certificate.move', {
    ...{ no, version: asked.version + 1, event: 'askSeal' },
  })
  await test.must('other', 'certificate.answer', { ...answer, version: again.version, event: 'seal' })
  expect(await seals()).toEqual(['sealed', { state: 'sealed', at: expect.any(Number) as number }])
})

it('nobody takes in an old thing of the own household, which may bring points', async () => {
  test.cloud.answers({ api: 'wxa_media_check', answer: { result: null } })
  await appoint(test, 'man', ['staff'])
  await householdOf(test, 'wife', ['man'])
  const form = { what: 'bottles', words: '两个罐头瓶', way: 'fetch', time: '周六上午', show: 'no' }
  const one = await test.must('wife', 'reuse.begin', {
    form: { ...form, photos: [await aPhoto(test)] },
    unnamed: false,
  })
  const receiving = { caseId: one.caseId, version: one.version, event: 'receive' }
  expect(await test.code('man', 'reuse.move', receiving)).toBe('NOT_FOUND')
  const waits = async (openid: string) =>
    (await test.must(openid, 'reuse.desk', { view: 'offered' })).items.length
  expect([await waits('man'), await waits('other')]).toEqual([0, 1])
  expect(await test.code('other', 'reuse.move', receiving)).toBe('ok')
})

it('nobody writes hours down for the own household', async () => {
  await appoint(test, 'man', ['staff'])
  await householdOf(test, 'wife', ['man'])
  const adding = {
    ...{ personId: WIFE, title: '门口扫雪', minutes: 60, reason: '忘了签到' },
    day: dayOf(test.now() - DAY),
  }
  expect(await test.code('man', 'hours.add', adding)).toBe('OWN_RECORD')
  expect(await test.code('other', 'hours.add', adding)).toBe('ok')
})

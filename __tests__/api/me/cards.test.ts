/** The card of a resident: renewed so that its old code stands for nobody, printed only within reach and in writing, read back by its holder, and never proof enough by one organiser alone. */
import type { TestInput } from '../../support/as-shown'
import type { ActionName } from '../../../src/contract'
import type { PersonDocument } from '../../../src/domain/person/documents'
import type { ServiceRecordDocument } from '../../../src/domain/hours/documents'
import { OLD_CARDS_KEPT } from '../../../src/domain/person/cards'
import { DAY } from '../../../src/domain/kernel/clock'
import { aDependant, aPerson, personIdOf, put, putSession } from '../../support/builders'
import { HOUR } from '../../support/door'
import { appoint, stationOf } from '../../support/station'
import { givePoints, putPrize } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
const child = aDependant('小明')
const paper = { cardToken: 'paper-card-1', cardTokens: ['paper-card-1'], gridId: 'g01' }
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await appoint(test, 'zhao', ['grid_worker'], { realName: '赵志强', gridIds: ['g01'] })
  await appoint(test, 'staff', ['staff'], { realName: '周敏' })
  await appoint(test, 'other', ['staff'])
  await appoint(test, 'leader', ['team_leader'], { realName: '孙队长' })
  await put(test, 'people', [
    aPerson('mother', {
      ...{ realName: '王丽', gridId: 'g01', family: [child] },
      cardTokens: [`card-${personIdOf('mother')}`, child.cardToken],
    }),
    aPerson('', { _id: 'p-elder', realName: '陈阿婆', ...paper }),
    aPerson('', { _id: 'p-far', realName: '刘大爷', gridId: 'g02', cardToken: 'far', cardTokens: ['far'] }),
  ])
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
const row = async (_id: string) => (await test.rows<PersonDocument>('people', { _id }))[0] as PersonDocument

describe('a card is renewed', () => {
  it('and its old code is refused in words wherever a card is read, while the new one stands for the same person', async () => {
    const session = await putSession(test, { startAt: test.now() - HOUR, endAt: test.now() + HOUR })
    const { _id: prizeId } = await putPrize(test)
    await givePoints(test, ['mother'], 50)
    const old = (await test.must('mother', 'me.card', {})).token
    const { token, cardVersion } = await test.must('mother', 'me.renewCard', {})
    expect(token).not.toBe(old)
    expect(cardVersion).toBe(2)
    expect(await test.must('mother', 'me.card', {})).toMatchObject({ token, cardVersion: 2 })
    const personId = personIdOf('mother')
    const added = { title: '读报', day: session.day, minutes: 30, reason: '上门' }
    await test.must('leader', 'household.create', { name: '一家' })
    const reads: ((card: string) => Promise<string>)[] = [
      (card) =>
        codeOf('leader', 'attendance.scanCard', { sessionId: session._id, card, as: 'in', walkIn: true }),
      (card) => codeOf('staff', 'hours.add', { card, ...added }),
      (card) => codeOf('staff', 'store.reserve', { prizeId, purse: 'own', forPersonId: personId, card }),
      (card) => codeOf('staff', 'store.lookUp', { scanned: card }),
      (card) => codeOf('staff', 'wish.make', { form: aWishForm(test), cardToken: card }),
      (card) => codeOf('leader', 'household.invite', { card }),
    ]
    for (const read of reads) {
      expect(await read(old)).toBe('CARD_RENEWED')
      expect(await read('never-a-card')).toBe('CARD_UNKNOWN')
      expect(await read(token)).toBe('ok')
    }
  })

  it('once for one request, for a family member too, and for nobody else', async () => {
    const key = 'renew-key-000001'
    const forPersonId = child.personId
    const once = await test.must('mother', 'me.renewCard', { forPersonId }, key)
    expect(await test.must('mother', 'me.renewCard', { forPersonId }, key)).toEqual(once)
    expect((await test.must('mother', 'me.card', { forPersonId })).token).toBe(once.token)
    expect((await test.must('mother', 'me.card', {})).token).toBe(`card-${personIdOf('mother')}`)
    expect(await codeOf('mother', 'me.renewCard', { forPersonId: 'p-elder' })).toBe('NOT_FOUND')
  })

  it('as often as it must be, without the list of old ones growing for ever', async () => {
    for (let i = 0; i < OLD_CARDS_KEPT + 5; i++) {
      test.at(test.now() + DAY)
      await test.must('mother', 'me.renewCard', {})
    }
    const { cardTokens, cardToken } = await row(personIdOf('mother'))
    expect(cardTokens).toHaveLength(OLD_CARDS_KEPT + 2)
    expect(cardTokens.slice(0, 2)).toEqual([cardToken, child.cardToken])
  })

  it('at the desk for those without a phone, within the own grids, and it is written down', async () => {
    const renewed = await test.must('zhao', 'desk.renewCard', { personId: 'p-elder' })
    expect(renewed).toMatchObject({ name: '陈阿婆', cardVersion: 2 })
    expect((await row('p-elder')).cardToken).toBe(renewed.token)
    expect(await codeOf('zhao', 'desk.renewCard', { personId: 'p-far' })).toBe('FORBIDDEN')
    expect(await codeOf('leader', 'desk.renewCard', { personId: 'p-elder' })).toBe('FORBIDDEN')
    expect(await codeOf('staff', 'desk.renewCard', { personId: personIdOf('mother') })).toBe('CARD_ON_PHONE')
    const looks = await test.rows('reveals', { caseKind: 'card' })
    expect(looks).toMatchObject([{ viewerId: personIdOf('zhao'), personIds: ['p-elder'], caseId: 'renew' }])
  })
})

describe('printing cards', () => {
  it('is for the staff and, within the own grids, for grid workers; who printed whose card is written down', async () => {
    expect(await codeOf('leader', 'desk.printCards', {})).toBe('FORBIDDEN')
    const { cards } = await test.must('zhao', 'desk.printCards', {})
    expect(cards.map(({ name }) => name)).toEqual(['陈阿婆'])
    await test.must('zhao', 'desk.printCards', {})
    await test.must('staff', 'desk.printCards', {})
    const printed = await test.rows<{ viewerId: string; personIds: string[] }>('reveals', { caseId: 'print' })
    expect(printed.map(({ viewerId, personIds }) => [viewerId, personIds.sort()])).toEqual([
      [personIdOf('zhao'), ['p-elder']],
      [personIdOf('staff'), ['p-elder', 'p-far']],
    ])
  })

  it('and whatever was done with the cards of a family is told to its holder, by whom and when', async () => {
    const session = await putSession(test, { startAt: test.now() - HOUR, endAt: test.now() + HOUR })
    const card = `card-${personIdOf('mother')}`
    await test.must('leader', 'attendance.scanCard', {
      ...{ sessionId: session._id, card: child.cardToken, as: 'in', walkIn: true },
    })
    await test.must('zhao', 'wish.make', { form: aWishForm(test), cardToken: card })
    const { cards } = await test.must('mother', 'me.phoneLooks', {})
    expect(cards).toHaveLength(2)
    expect(cards).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ by: '队长 孙*', whose: '小明', what: '扫卡签到「楼道大扫除」' }),
        expect.objectContaining({ by: '网格员 赵*', whose: '', what: '代写心愿「想要一盏护眼灯」' }),
      ]),
    )
    expect((await test.must('leader', 'me.phoneLooks', {})).cards).toEqual([])
  })
})

describe('hours that one organiser proves alone for somebody without a phone', () => {
  const record = async (sessionId: string) =>
    (await test.rows<ServiceRecordDocument>('serviceRecords', { sessionId }))[0] as ServiceRecordDocument
  const visited = async (inBy: string, outBy: string, card: string) => {
    const session = await putSession(test, { startAt: test.now(), endAt: test.now() + 2 * HOUR })
    const scan = { sessionId: session._id, card, walkIn: true } as const
    await test.must(inBy, 'attendance.scanCard', { ...scan, as: 'in' })
    test.at(session.endAt)
    await test.must(outBy, 'attendance.scanCard', { ...scan, as: 'out' })
    return session._id
  }

  it('are looked at by another person, and by nobody who read the card', async () => {
    const sessionId = await visited('leader', 'leader', 'paper-card-1')
    const { _id: recordId, version, state, why } = await record(sessionId)
    expect([state, why]).toEqual(['submitted', '签到签退是同一位扫的卡，本人没用小程序'])
    const decide = (openid: string) =>
      codeOf(openid, 'hours.decide', { recordId, version, event: 'leaderCheck' })
    expect(await decide('leader')).toBe('OTHER_DECIDER')
    expect(await decide('staff')).toBe('ok')
    expect((await record(sessionId)).state).toBe('approved')
  })

  it('are enough when two organisers read the card, or its holder has a phone', async () => {
    expect((await record(await visited('leader', 'staff', 'paper-card-1'))).state).toBe('approved')
    test.at(test.now() + DAY)
    const card = `card-${personIdOf('mother')}`
    expect((await record(await visited('leader', 'leader', card))).state).toBe('approved')
  })
})

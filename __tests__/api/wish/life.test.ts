/** Shows the whole life of a wish: made, for whomever, verified, hung up, claimed, granted, thanked for; who may know what when; the wall closed. */
import { type ActionName, contract } from '../../../src/contract'
import { DAY, HOUR } from '../../../src/domain/kernel/clock'
import { aDependant, aPerson, personIdOf, put } from '../../support/builders'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
  makeWish,
  moveWish,
  plan,
  versionOf,
  wishIn,
  wishRow,
  wishStation,
} from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const openBy = (openid: string, wishId: string) => test.must(openid, 'wish.open', { wishId })
const eventsOf = async (openid: string, wishId: string): Promise<string[]> =>
  (await openBy(openid, wishId)).moves.filter((move) => move.allowed).map((move) => move.event)

it('goes from a wish to thanks, and each step tells whom it concerns', async () => {
  const made = await makeWish(test)
  expect(made).toMatchObject({ alias: '居民-WX0001', stage: 'submitted', check: { verdict: 'passed' } })
  const { wishId } = made
  expect(await eventsOf('o-wisher', wishId)).toEqual(['amend', 'withdraw'])
  expect(await test.code('h-0', 'wish.open', { wishId })).toBe('NOT_FOUND')

  await moveWish(test, 'o-grid', wishId, 'verify')
  expect(await test.code('o-grid', 'wish.move', { wishId, version: 2, event: 'publish' })).toBe('FORBIDDEN')
  await moveWish(test, 'o-staff', wishId, 'publish')
  const wall = await test.must('h-0', 'wish.wall', { view: 'open' })
  expect(wall.items).toMatchObject([{ wishId, title: '想要一盏护眼灯', stage: 'published', helpers: 0 }])
  expect(JSON.stringify(wall)).not.toMatch(/王|3 号楼 2 单元/)

  const claimed = await test.must('h-0', 'wish.claim', { wishId })
  expect(claimed).toMatchObject({
    stage: 'claimed',
    standing: { is: 'holder', hasPlan: false },
    contact: { calling: '王阿姨', place: '3 号楼 2 单元门口', mayCall: false },
  })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  const granted = await moveWish(test, 'o-wisher', wishId, 'confirm')
  expect(granted).toMatchObject({ stage: 'confirmed', points: 5 })
  await test.must('o-wisher', 'wish.thank', { wishId, version: granted.version, text: '谢谢小张，灯很亮。' })

  const after = await test.must('h-1', 'wish.wall', { view: 'granted' })
  expect(after.items).toMatchObject([{ wishId, stage: 'closed', thanksExcerpt: '谢谢小张，灯很亮。' }])
  expect(await test.rows('entries', { sourceKey: `wish:${wishId}` })).toMatchObject([
    { accountId: personIdOf('h-0'), lines: [{ unit: 'points', amount: 5 }] },
  ])
  expect(await kindsFor(test, 'o-wisher')).toEqual(Array(4).fill('wishProgress'))
  expect(await kindsFor(test, 'h-0')).toEqual(['wishHelp', 'wishThanks'])
  expect(await wishRow(test, wishId)).toMatchObject({ unsettled: false, outbox: [], wall: 'granted' })
})

it('shows the number only to a helper who has said when and how, and writes it down', async () => {
  const wishId = await hungWish(test)
  const ask = (openid: string) => test.code(openid, 'wish.contact', { wishId })
  expect(await ask('h-0')).toBe('WISH_NOT_YOURS')
  await test.must('h-0', 'wish.claim', { wishId })
  expect(await ask('h-0')).toBe('WISH_PLAN_FIRST')
  expect((await openBy('h-1', wishId)).contact).toMatchObject({ calling: null, place: null, mayCall: false })
  await plan(test, 'h-0', wishId)
  expect((await openBy('h-0', wishId)).contact).toMatchObject({ mayCall: true, next: '' })
  const told = { calling: '王阿姨', phone: '13800001234', place: '3 号楼 2 单元门口' }
  expect(await test.must('h-0', 'wish.contact', { wishId })).toMatchObject(told)
  expect(await test.rows('reveals')).toMatchObject([
    { caseId: wishId, viewerId: personIdOf('h-0'), personId: personIdOf('o-wisher') },
  ])
  await handIn(test, 'h-0', wishId)
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  // Once it is granted, nobody needs the number or the place any more.
  expect(await ask('h-0')).toBe('WISH_NOT_YOURS')
  const nothing = { calling: null, place: null, mayCall: false, next: '' }
  expect((await openBy('h-0', wishId)).contact).toEqual(nothing)
})

it('shows the number to the station while it must call, and tells the wisher who looked', async () => {
  const wishId = await hungWish(test)
  // On the wall nobody of the station needs it.
  expect(await test.code('o-staff', 'wish.contact', { wishId })).toBe('WISH_NOT_YOURS')
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  expect((await openBy('o-staff', wishId)).contact.mayCall).toBe(true)
  expect(await test.must('o-staff', 'wish.contact', { wishId })).toMatchObject({ phone: '13800001234' })
  const { items } = await test.must('o-wisher', 'me.phoneLooks', {})
  expect(items).toHaveLength(1)
  expect(items[0]?.by).toMatch(/^社区工作人员 .+\*$/)
  expect((await test.must('h-0', 'me.phoneLooks', {})).items).toEqual([])
})

it('prolongs a claim once, by the first word on how', async () => {
  const wishId = await hungWish(test)
  const claimed = await test.must('h-0', 'wish.claim', { wishId })
  const first = await plan(test, 'h-0', wishId)
  expect(first.standing).toMatchObject({ hasPlan: true, leaseUntil: (claimed.leaseUntil ?? 0) + 72 * HOUR })
  const second = await plan(test, 'h-0', wishId)
  expect(second.standing.leaseUntil).toBe(first.standing.leaseUntil)
  expect(second.notes).toHaveLength(2)
})

it('lets several help, credits those who said how, and tells those who stood by', async () => {
  const wishId = await hungWish(test, { helpersWanted: 2 })
  await test.must('h-0', 'wish.claim', { wishId })
  const second = await test.must('h-1', 'wish.claim', { wishId })
  expect(second.standing.is).toBe('holder')
  const third = await test.must('h-2', 'wish.claim', { wishId })
  expect(third.standing).toMatchObject({ is: 'waiting', position: 1 })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  const entries = await test.rows<{ accountId: string }>('entries', { sourceKey: `wish:${wishId}` })
  expect(entries.map((entry) => entry.accountId)).toEqual([personIdOf('h-0')])
  expect(await kindsFor(test, 'h-2')).toEqual(['wishHelp'])
})

it('hands a claim to the next in line when a helper leaves, and back to the wall when nobody waits', async () => {
  const wishId = await wishIn(test, 'fulfilling')
  await test.must('h-1', 'wish.claim', { wishId })
  const left = await test.must('h-0', 'wish.leave', { wishId, reason: '要出差' })
  expect(left).toMatchObject({ stage: 'claimed', standing: { is: 'none' } })
  expect((await openBy('h-1', wishId)).standing).toMatchObject({ is: 'holder', hasPlan: false })
  expect(await kindsFor(test, 'h-1')).toEqual(['wishTurn'])
  expect(await test.must('h-0', 'wish.leave', { wishId })).toMatchObject({ standing: { is: 'none' } })
  expect(await test.must('h-1', 'wish.leave', { wishId })).toMatchObject({ stage: 'published', helpers: 0 })
  expect((await test.must('h-2', 'wish.mine', { as: 'helper' })).items).toEqual([])
})

it('goes on when it has not come, with a fresh claim', async () => {
  const wishId = await wishIn(test, 'delivered')
  test.at(test.now() + 5 * DAY)
  const notYet = { wishId, version: await versionOf(test, wishId), event: 'notYet' as const }
  expect(await test.code('o-wisher', 'wish.move', notYet)).toBe('REASON_NEEDED')
  const again = await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没看到灯' })
  expect(again).toMatchObject({ stage: 'fulfilling', leaseUntil: expect.any(Number) as number })
  expect(again.leaseUntil).toBeGreaterThan(test.now())
  await test.jobs()
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'fulfilling', seats: { open: true } })
})

it('is confirmed by the station on the telephone, and not by who helped', async () => {
  const wishId = await wishIn(test, 'delivered')
  const version = await versionOf(test, wishId)
  const confirm = { wishId, version, event: 'confirm' as const }
  expect(await test.code('h-0', 'wish.move', confirm)).toBe('FORBIDDEN')
  expect(await test.code('o-staff', 'wish.move', confirm)).toBe('WISH_HOW_NEEDED')
  expect(await test.code('o-staff', 'wish.move', { ...confirm, how: 'phone' })).toBe('ok')
  expect((await wishRow(test, wishId)).state).toBe('confirmed')
})

it('is turned down with a reason, amended and handed in again', async () => {
  const { wishId } = await makeWish(test)
  await moveWish(test, 'o-grid', wishId, 'reject', { reason: '请写清楚要多亮的' })
  const turned = await openBy('o-wisher', wishId)
  expect(turned).toMatchObject({ stage: 'rejected', refusal: '请写清楚要多亮的' })
  expect(await kindsFor(test, 'o-wisher')).toEqual(['wishDecided'])
  const form = aWishForm(test, { title: '想要一盏 10 瓦的护眼灯', helpersWanted: 2 })
  const again = await test.must('o-wisher', 'wish.amend', { wishId, version: turned.version, form })
  const { title, helpersWanted } = form
  expect(again).toMatchObject({ stage: 'submitted', title, refusal: null, helpersWanted })
  const repeated = await test.must('o-wisher', 'wish.amend', { wishId, version: turned.version, form })
  expect(repeated.version).toBe(again.version)
})

it('is withdrawn while somebody helps, who is told', async () => {
  const wishId = await wishIn(test, 'claimed')
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect(await kindsFor(test, 'h-0')).toEqual(['wishHelp'])
  expect((await test.must('h-1', 'wish.wall', { view: 'open' })).items).toEqual([])
  expect(await test.code('h-1', 'wish.claim', { wishId })).toBe('NOT_FOUND')
})

it.each([
  ['WISH_NO_MONEY', { reason: '请微 信 转 账给我' }],
  ['WISH_NO_MONEY', { title: '想要500元' }],
  ['WISH_NOT_THIS', { title: '一条香烟' }],
  ['WISH_BY_WHEN', { neededBy: '2020-01-01' }],
  ['WISH_TOO_DEAR', { estCost: 301 }],
])('never is about money, and never dear: %s for %j', async (refusal, given) => {
  const reply = await test.call('o-wisher', 'wish.make', { form: aWishForm(test, given) })
  expect(codeOf(reply)).toBe(refusal)
  if (refusal === 'WISH_TOO_DEAR') expect(reply).toMatchObject({ error: { details: { most: 300 } } })
  expect(await test.rows('wishes')).toEqual([])
})

describe('a wish made for somebody else', () => {
  const elder = aPerson('o-elder', { realName: '刘德福', sex: 'man', birthDate: '1941-05-05', gridId: 'g01' })

  it('is written down by a grid worker with the paper card, who may confirm it but not verify it', async () => {
    await put(test, 'people', [{ ...elder, openid: '' }])
    const input = { form: aWishForm(test), cardToken: elder.cardToken }
    expect(await test.code('h-0', 'wish.make', input)).toBe('FORBIDDEN')
    expect(await test.code('o-grid', 'wish.make', { ...input, cardToken: 'card-unknown-00' })).toBe(
      'CARD_UNKNOWN',
    )
    const { wishId } = await test.must('o-grid', 'wish.make', input)
    const row = await wishRow(test, wishId)
    const byPersonId = personIdOf('o-grid')
    expect(row).toMatchObject({ relation: 'proxy', wisherId: elder._id, byPersonId, gridName: '北区一网格' })
    expect((await openBy('o-staff', wishId)).people).toEqual({ wisher: '刘德福', recorder: '李网格' })
    expect(await test.code('o-grid', 'wish.move', { wishId, version: 1, event: 'verify' })).toBe('OWN_RECORD')
    await moveWish(test, 'o-staff', wishId, 'verify')
    await moveWish(test, 'o-staff', wishId, 'publish')
    const claimed = await test.must('h-0', 'wish.claim', { wishId })
    expect(claimed.contact.calling).toBe('刘师傅')
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    expect(await moveWish(test, 'o-grid', wishId, 'confirm')).toMatchObject({ stage: 'confirmed' })
    // The elder would read it, should he ever have a phone; whoever wrote it down is told of all but her own doing.
    expect(await kindsFor(test, 'o-elder')).toEqual(Array(5).fill('wishProgress'))
    expect(await kindsFor(test, 'o-grid')).toEqual(Array(4).fill('wishProgress'))
  })

  it('is made by whoever looks after a family member, who alone may then speak for it', async () => {
    const child = aDependant('王小宝')
    await put(test, 'people', [aPerson('o-parent', { realName: '王强', family: [child], gridId: 'g01' })])
    const input = { form: aWishForm(test, { group: 'child' }), forPersonId: child.personId }
    expect(await test.code('o-wisher', 'wish.make', input)).toBe('NOT_FOUND')
    const { wishId, standing } = await test.must('o-parent', 'wish.make', input)
    expect(standing.is).toBe('family')
    await moveWish(test, 'o-grid', wishId, 'verify')
    await moveWish(test, 'o-staff', wishId, 'publish')
    expect((await test.must('h-0', 'wish.claim', { wishId })).contact.calling).toBe('王同学')
    await plan(test, 'h-0', wishId)
    await handIn(test, 'h-0', wishId)
    const confirm = { wishId, version: await versionOf(test, wishId), event: 'confirm' as const }
    expect(await test.code('o-wisher', 'wish.move', confirm)).toBe('FORBIDDEN')
    expect(await test.code('o-parent', 'wish.move', confirm)).toBe('ok')
  })

  it('is not made by a child alone', async () => {
    await put(test, 'people', [aPerson('o-child', { realName: '周小云', birthDate: '2014-02-02' })])
    expect(await test.code('o-child', 'wish.make', { form: aWishForm(test) })).toBe('GUARDIAN_NEEDED')
  })

  it('is not helped by whoever made it, nor looked after at the desk by its own maker', async () => {
    const { wishId } = await makeWish(test, {}, 'o-staff')
    expect(await test.code('o-staff', 'wish.move', { wishId, version: 1, event: 'verify' })).toBe(
      'OWN_RECORD',
    )
    const own = await makeWish(test, {}, 'h-0')
    await moveWish(test, 'o-grid', own.wishId, 'verify')
    await moveWish(test, 'o-staff', own.wishId, 'publish')
    expect(await test.code('h-0', 'wish.claim', { wishId: own.wishId })).toBe('WISH_OWN')
    const toDos = async (openid: string) =>
      (await test.must(openid, 'desk.open', {})).toDos
        .filter(({ kind }) => kind === 'wish')
        .map(({ id }) => id)
    expect(await toDos('o-staff')).toEqual([])
    expect(await toDos('o-admin')).toEqual([wishId])
  })
})

describe('a wall that the head of a station has closed', () => {
  const turn = async (wishes: boolean) => {
    const { version, features } = await test.must('o-admin', 'station.switches', {})
    return test.must('o-admin', 'station.saveSwitches', { version, features: { ...features, wishes } })
  }

  it('what begins something new on the wall belongs to its switch, and nothing else of a wish', () => {
    const names = (Object.keys(contract) as ActionName[]).filter((name) => name.startsWith('wish.'))
    const begins = names.filter((name) => (contract[name] as { feature?: string }).feature === 'wishes')
    expect(begins.sort()).toEqual(['wish.claim', 'wish.make', 'wish.wall'])
  })

  it('a closed wall shows nothing, takes no wish and no helper, whoever asks, in words', async () => {
    const wishId = await hungWish(test)
    await turn(false)
    expect((await test.must('o-wisher', 'home.open', {})).features).toEqual({ wishes: false, store: true })
    expect((await test.must('o-wisher', 'me.open', {})).features.wishes).toBe(false)
    const closed = { error: { code: 'SWITCHED_OFF', details: { feature: '心愿墙' } } }
    for (const view of ['open', 'granted'] as const)
      expect(await test.call('h-0', 'wish.wall', { view })).toMatchObject(closed)
    expect(await test.call('h-0', 'wish.claim', { wishId })).toMatchObject(closed)
    for (const openid of ['o-wisher', 'o-grid', 'o-admin'])
      expect(await test.call(openid, 'wish.make', { form: aWishForm(test) })).toMatchObject(closed)
    expect((await test.must('o-wisher', 'wish.mine', { as: 'maker' })).items).toHaveLength(1)
  })

  it('the page of a wish offers no help while the wall is closed and says why, and offers it again afterwards', async () => {
    const wishId = await hungWish(test)
    const offered = async (openid: string) => {
      const { isOn, moves } = await test.must(openid, 'wish.open', { wishId })
      const claim = moves.find(({ event }) => event === 'claim')
      return { isOn, allowed: claim?.allowed, reason: claim?.reason }
    }
    await turn(false)
    const shut = { isOn: false, allowed: false, reason: '本站暂时没有开放心愿墙' }
    expect(await offered('h-0')).toEqual(shut)
    expect(await offered('o-neighbour')).toEqual(shut)
    await turn(true)
    expect(await offered('h-0')).toEqual({ isOn: true, allowed: true, reason: null })
  })

  it('a wish that was claimed before is planned, delivered, confirmed and thanked for with the wall closed', async () => {
    const wishId = await wishIn(test, 'claimed')
    await turn(false)
    const noted = await test.must('h-0', 'wish.note', { wishId, text: '周六送来', photos: [] })
    expect(noted.isOn).toBe(false)
    await test.must('h-0', 'wish.contact', { wishId })
    await test.must('h-0', 'wish.deliver', {
      ...{ wishId, version: noted.version, text: '送到了', photos: [], facesAgreed: true },
    })
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    const thanked = await test.must('o-wisher', 'wish.thank', {
      ...{ wishId, version: await versionOf(test, wishId), text: '谢谢您' },
    })
    expect(thanked.stage).toBe('closed')
    expect((await test.must('h-0', 'wish.mine', { as: 'helper' })).items).toHaveLength(1)
  })

  it('a wish that was handed in before is amended, verified and withdrawn with the wall closed, and a helper may leave', async () => {
    const { wishId, version } = await makeWish(test)
    const held = await wishIn(test, 'claimed', { title: '想有人陪着下棋' })
    await turn(false)
    await test.must('o-wisher', 'wish.amend', { wishId, version, form: aWishForm(test, { estCost: 80 }) })
    await moveWish(test, 'o-grid', wishId, 'verify')
    expect((await test.must('o-staff', 'wish.desk', { state: 'verified' })).items).toHaveLength(1)
    expect((await moveWish(test, 'o-wisher', wishId, 'withdraw')).stage).toBe('withdrawn')
    const left = await test.must('h-0', 'wish.leave', { wishId: held })
    expect(left.moves.find(({ event }) => event === 'claim')?.allowed).toBe(false)
  })

  it('open again is open again: what hung before hangs, and is claimed', async () => {
    const wishId = await hungWish(test)
    await turn(false)
    await turn(true)
    expect((await test.must('h-0', 'wish.wall', { view: 'open' })).items).toHaveLength(1)
    expect((await test.must('h-0', 'wish.claim', { wishId })).standing.is).toBe('holder')
  })
})

/** Shows the whole life of a wish: made, verified, hung up, claimed, granted, thanked for; and who may know what when. */
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
  makeWish,
  moveWish,
  plan,
  versionOf,
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
  expect(await test.call('h-0', 'wish.open', { wishId })).toMatchObject({ error: { code: 'NOT_FOUND' } })

  await moveWish(test, 'o-grid', wishId, 'verify')
  expect(await test.call('o-grid', 'wish.move', { wishId, version: 2, event: 'publish' })).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
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
  expect(await wishRow(test, wishId)).toMatchObject({ unsettled: false, followUps: [], wall: 'granted' })
})

it('shows the number only to a helper who has said when and how, and writes it down', async () => {
  const wishId = await hungWish(test)
  const ask = (openid: string) => test.call(openid, 'wish.contact', { wishId })
  expect(await ask('h-0')).toMatchObject({ error: { code: 'WISH_NOT_YOURS' } })
  await test.must('h-0', 'wish.claim', { wishId })
  expect(await ask('h-0')).toMatchObject({ error: { code: 'WISH_PLAN_FIRST' } })
  expect((await openBy('h-1', wishId)).contact).toMatchObject({ calling: null, place: null, mayCall: false })
  await plan(test, 'h-0', wishId)
  expect((await openBy('h-0', wishId)).contact).toMatchObject({ mayCall: true, next: '' })
  expect(await ask('h-0')).toMatchObject({
    ok: true,
    data: { calling: '王阿姨', phone: '13800001234', place: '3 号楼 2 单元门口' },
  })
  expect(await test.rows('reveals')).toMatchObject([
    { caseId: wishId, viewerId: personIdOf('h-0'), personId: personIdOf('o-wisher') },
  ])
  await handIn(test, 'h-0', wishId)
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  // Once it is granted, nobody needs the number or the place any more.
  expect(await ask('h-0')).toMatchObject({ error: { code: 'WISH_NOT_YOURS' } })
  expect((await openBy('h-0', wishId)).contact).toEqual({
    calling: null,
    place: null,
    mayCall: false,
    next: '',
  })
})

it('shows the number to the station while it must call, and tells the wisher who looked', async () => {
  const wishId = await hungWish(test)
  // On the wall nobody of the station needs it.
  expect(await test.call('o-staff', 'wish.contact', { wishId })).toMatchObject({
    error: { code: 'WISH_NOT_YOURS' },
  })
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  expect((await openBy('o-staff', wishId)).contact.mayCall).toBe(true)
  expect(await test.must('o-staff', 'wish.contact', { wishId })).toMatchObject({ phone: '13800001234' })
  const { items } = await test.must('o-wisher', 'me.phoneLooks', {})
  expect(items).toHaveLength(1)
  expect(items[0]?.by).toMatch(/^社区专职 .+\*$/)
  expect((await test.must('h-0', 'me.phoneLooks', {})).items).toEqual([])
})

it('prolongs a claim once, by the first word on how', async () => {
  const wishId = await hungWish(test)
  const claimed = await test.must('h-0', 'wish.claim', { wishId })
  const first = await plan(test, 'h-0', wishId)
  const HOURS = 72 * 3_600_000
  expect(first.standing).toMatchObject({ hasPlan: true, leaseUntil: (claimed.leaseUntil ?? 0) + HOURS })
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
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
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
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  test.at(test.now() + 5 * 24 * 3_600_000)
  expect(
    await test.call('o-wisher', 'wish.move', {
      wishId,
      version: await versionOf(test, wishId),
      event: 'notYet',
    }),
  ).toMatchObject({ error: { code: 'REASON_NEEDED' } })
  const again = await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没看到灯' })
  expect(again).toMatchObject({ stage: 'fulfilling', leaseUntil: expect.any(Number) as number })
  expect(again.leaseUntil).toBeGreaterThan(test.now())
  await test.jobs()
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'fulfilling', seats: { open: true } })
})

it('is confirmed by the station on the telephone, and not by who helped', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await plan(test, 'h-0', wishId)
  await handIn(test, 'h-0', wishId)
  const version = await versionOf(test, wishId)
  const confirm = (openid: string, how?: 'phone') =>
    test.call(openid, 'wish.move', { wishId, version, event: 'confirm', ...(how ? { how } : {}) })
  expect(await confirm('h-0')).toMatchObject({ error: { code: 'FORBIDDEN' } })
  expect(await confirm('o-staff')).toMatchObject({ error: { code: 'WISH_HOW_NEEDED' } })
  expect(await confirm('o-staff', 'phone')).toMatchObject({ ok: true, data: { stage: 'confirmed' } })
})

it('is turned down with a reason, amended and handed in again', async () => {
  const { wishId } = await makeWish(test)
  await moveWish(test, 'o-grid', wishId, 'reject', { reason: '请写清楚要多亮的' })
  const turned = await openBy('o-wisher', wishId)
  expect(turned).toMatchObject({ stage: 'rejected', refusal: '请写清楚要多亮的' })
  expect(await kindsFor(test, 'o-wisher')).toEqual(['wishDecided'])
  const form = aWishForm(test, { title: '想要一盏 10 瓦的护眼灯', helpersWanted: 2 })
  const again = await test.must('o-wisher', 'wish.amend', { wishId, version: turned.version, form })
  expect(again).toMatchObject({
    stage: 'submitted',
    title: '想要一盏 10 瓦的护眼灯',
    refusal: null,
    helpersWanted: 2,
  })
  const repeated = await test.call('o-wisher', 'wish.amend', { wishId, version: turned.version, form })
  expect(repeated).toMatchObject({ ok: true, data: { version: again.version } })
})

it('is withdrawn while somebody helps, who is told', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect(await kindsFor(test, 'h-0')).toEqual(['wishHelp'])
  expect((await test.must('h-1', 'wish.wall', { view: 'open' })).items).toEqual([])
  expect(await test.call('h-1', 'wish.claim', { wishId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

it('never is about money, and never dear', async () => {
  const form = (given: Parameters<typeof aWishForm>[1]) =>
    test.call('o-wisher', 'wish.make', { form: aWishForm(test, given) })
  expect(await form({ reason: '请微 信 转 账给我' })).toMatchObject({ error: { code: 'WISH_NO_MONEY' } })
  expect(await form({ title: '想要500元' })).toMatchObject({ error: { code: 'WISH_NO_MONEY' } })
  expect(await form({ title: '一条香烟' })).toMatchObject({ error: { code: 'WISH_NOT_THIS' } })
  expect(await form({ estCost: 301 })).toMatchObject({
    error: { code: 'WISH_TOO_DEAR', details: { most: 300 } },
  })
  expect(await form({ neededBy: '2020-01-01' })).toMatchObject({ error: { code: 'WISH_BY_WHEN' } })
  expect(await test.rows('wishes')).toEqual([])
})

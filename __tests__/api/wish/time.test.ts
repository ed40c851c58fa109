/** What time does to wishes, and what becomes of a helper's who may help no longer: lapsed, handed on, given back or frozen. */
import type { AccountDocument } from '../../../src/domain/account/account'
import { DAY, dayOf, HOUR } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { MessageDocument } from '../../../src/domain/message/documents'
import type { PersonDocument } from '../../../src/domain/person/documents'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  handIn,
  hungWish,
  kindsFor,
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
  await wishStation(test, 5)
})
afterAll(() => test.close())

const claim = (openid: string, wishId: string) => test.must(openid, 'wish.claim', { wishId })
const titlesFor = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'wishHelp' })).map(
    ({ title }) => title,
  )
const holdersOf = async (wishId: string) => (await wishRow(test, wishId)).seats.holders.map(({ who }) => who)

it('is handed over once when the job runs twice at the same moment', async () => {
  const wishId = await hungWish(test)
  for (const openid of ['h-0', 'h-1', 'h-2']) await claim(openid, wishId)
  test.at(test.now() + 73 * HOUR)
  await Promise.all([test.jobs(), test.jobs(), test.jobs()])
  const wish = await wishRow(test, wishId)
  assertSeats(wish.seats)
  expect(await holdersOf(wishId)).toEqual([personIdOf('h-1')])
  expect(wish.seats.queue.map(({ who }) => who)).toEqual([personIdOf('h-2')])
  expect(wish.seats.holders[0]?.until).toBe((wish.seats.holders[0]?.at ?? 0) + 72 * HOUR)
  expect(wish.history.filter((entry) => entry.on === 'passOn')).toHaveLength(1)
  expect(wish.helperIds).toEqual([personIdOf('h-1'), personIdOf('h-2')])
  expect(await kindsFor(test, 'h-0')).toEqual(['wishLapsed'])
  expect(await kindsFor(test, 'h-1')).toEqual(['wishTurn'])
  expect(await kindsFor(test, 'h-2')).toEqual([])
  await test.jobs()
  expect(await holdersOf(wishId)).toEqual([personIdOf('h-1')])
})

it('goes back to the wall when nobody waits, where others may claim it', async () => {
  const wishId = await hungWish(test)
  await claim('h-0', wishId)
  test.at(test.now() + 73 * HOUR)
  await Promise.all([test.jobs(), test.jobs()])
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', wall: 'open', helperIds: [] })
  expect(await claim('h-0', wishId)).toMatchObject({ standing: { is: 'holder' } })
})

it('is not taken from a helper who said how in time, and is from the others of the same wish', async () => {
  const wishId = await hungWish(test, { helpersWanted: 2 })
  for (const openid of ['h-0', 'h-1', 'h-2']) await claim(openid, wishId)
  await plan(test, 'h-1', wishId)
  test.at(test.now() + 73 * HOUR)
  await test.jobs()
  const wish = await wishRow(test, wishId)
  expect(wish.state).toBe('fulfilling')
  expect(await holdersOf(wishId)).toEqual([personIdOf('h-2'), personIdOf('h-1')])
  test.at(test.now() + 72 * HOUR)
  await test.jobs()
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', seats: { free: 2, holders: [] } })
})

it('leaves a claim standing that is prolonged while the timer is about to end it', async () => {
  const wishId = await hungWish(test)
  await claim('h-0', wishId)
  await claim('h-1', wishId)
  test.at(test.now() + 72 * HOUR + 1000)
  // Whichever of the two the database takes first, the other finds the claim no longer as it was read.
  const [noted] = await Promise.all([
    test.call('h-0', 'wish.note', { wishId, text: '明天送', photos: [] }),
    test.jobs(),
  ])
  await test.jobs()
  const holders = await holdersOf(wishId)
  expect(holders).toEqual([personIdOf(noted.ok ? 'h-0' : 'h-1')])
  expect(noted.ok ? 'OK' : noted.error.code).toMatch(/^(OK|WISH_NOT_YOURS)$/)
})

it('is handed through the whole line, and each is told once', async () => {
  const wishId = await hungWish(test)
  for (let i = 0; i < 5; i++) await claim(`h-${i}`, wishId)
  for (let turn = 1; turn <= 5; turn++) {
    test.at(test.now() + 73 * HOUR)
    await Promise.all([test.jobs(), test.jobs()])
  }
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', seats: { free: 1, queue: [] } })
  const told = await test.rows<MessageDocument>('messages', { kind: { $in: ['wishTurn', 'wishLapsed'] } })
  const count = (kind: string, openid: string) =>
    told.filter((message) => message.kind === kind && message.personId === personIdOf(openid)).length
  expect([0, 1, 2, 3, 4].map((i) => [count('wishTurn', `h-${i}`), count('wishLapsed', `h-${i}`)])).toEqual([
    [0, 1],
    ...Array<[number, number]>(4).fill([1, 1]),
  ])
})

it('is not claimed and not nearly due, goes to the station, and may be dated anew by its maker', async () => {
  const wishId = await hungWish(test, { neededBy: dayOf(test.now() + 2 * DAY) })
  test.at(test.now() + 4 * DAY)
  const wall = await test.must('h-0', 'wish.wall', { view: 'open', nearlyDue: true })
  expect(wall.items).toEqual([])
  expect(await test.code('h-0', 'wish.claim', { wishId })).toBe('WISH_DAY_PASSED')
  await test.jobs()
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', wall: 'off' })
  const { toDos } = await test.must('o-staff', 'desk.open', {})
  expect(toDos.map(({ id }) => id)).toContain(wishId)
  const amended = { wishId, version: await versionOf(test, wishId), form: aWishForm(test) }
  expect(await test.code('o-wisher', 'wish.amend', amended)).toBe('ok')
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'submitted', wall: 'off' })
})

it('tells a helper once that it is off, though it is turned down first and withdrawn then', async () => {
  const wishId = await wishIn(test, 'claimed')
  await moveWish(test, 'o-staff', wishId, 'reject', { reason: '已经有人送了' })
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect(await titlesFor('h-0')).toEqual(['心愿撤下了'])
})

describe('time', () => {
  it('brings a wish that nobody claims within thirty days to the station, which grants it itself', async () => {
    const wishId = await hungWish(test)
    test.at(test.now() + 29 * DAY)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'published' })
    test.at(test.now() + DAY + HOUR)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'stationFulfil', wall: 'off' })
    expect(await test.code('h-0', 'wish.claim', { wishId })).toBe('WISH_CLOSED')
    expect((await test.must('o-staff', 'desk.open', {})).toDos).toMatchObject([{ kind: 'wish', id: wishId }])
    expect(await handIn(test, 'o-staff', wishId)).toMatchObject({ stage: 'delivered' })
    const again = await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没到' })
    expect(again.stage).toBe('stationFulfil')
    await handIn(test, 'o-staff', wishId)
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await test.rows('entries')).toEqual([])
  })

  it('asks the station to telephone after three days, and ends the time for thanks after seven', async () => {
    const wishId = await wishIn(test, 'delivered')
    const waits = async () => (await test.must('o-grid', 'desk.open', {})).toDos.map(({ id }) => id)
    expect(await waits()).toEqual([])
    test.at(test.now() + 3 * DAY + HOUR)
    expect(await waits()).toEqual([wishId])
    await moveWish(test, 'o-grid', wishId, 'confirm', { how: 'phone' })
    test.at(test.now() + 7 * DAY + HOUR)
    await test.jobs()
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'closed' })
    const late = { wishId, version: await versionOf(test, wishId), text: '才看到，谢谢' }
    expect((await test.must('o-wisher', 'wish.thank', late)).thanks?.text).toBe('才看到，谢谢')
  })
})

async function decide(openid: string, event: 'suspend' | 'restore'): Promise<void> {
  const personId = personIdOf(openid)
  const [person] = await test.rows<PersonDocument>('people', { _id: personId })
  const decision = { personId, version: person?.volunteer.version ?? 0, event, reason: '有人反映收了礼' }
  await test.must('o-admin', 'desk.decideVolunteer', decision)
}

const ends: [string, (openid: string) => Promise<unknown>][] = [
  ['suspended', (openid) => decide(openid, 'suspend')],
  ['withdrawn', (openid) => test.must(openid, 'me.withdrawVolunteer', {})],
]

const pointsOf = async (openid: string) => {
  const [account] = await test.rows<AccountDocument>('accounts', { _id: personIdOf(openid) })
  return account?.balances.points ?? 0
}

describe.each(ends)('a helper who is %s', (_, end) => {
  it('reads no number, hands nothing over and earns nothing, and the next in line has the seat', async () => {
    const wishId = await wishIn(test, 'fulfilling')
    await test.must('h-1', 'wish.claim', { wishId })
    await end('h-0')
    expect(await test.code('h-0', 'wish.contact', { wishId })).toBe('WISH_NOT_YOURS')
    const proof = { text: '送了', photos: [], facesAgreed: true }
    const deliver = { wishId, version: await versionOf(test, wishId), ...proof }
    expect(await test.code('h-0', 'wish.deliver', deliver)).not.toBe('ok')
    const row = await wishRow(test, wishId)
    expect(row.seats.holders.map(({ who }) => who)).toEqual([personIdOf('h-1')])
    expect(row.helperIds).toEqual([personIdOf('h-1')])
    expect(await titlesFor('h-0')).toEqual(['心愿交给别人了'])
    await plan(test, 'h-1', wishId)
    await handIn(test, 'h-1', wishId)
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await pointsOf('h-0')).toBe(0)
    expect(await pointsOf('h-1')).toBeGreaterThan(0)
  })

  it('leaves a wish that nobody else helps with on the wall', async () => {
    const wishId = await wishIn(test, 'claimed')
    await end('h-0')
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', wall: 'open', helperIds: [] })
  })

  it('stands by no longer', async () => {
    const wishId = await hungWish(test)
    for (const openid of ['h-1', 'h-0']) await claim(openid, wishId)
    await end('h-0')
    const row = await wishRow(test, wishId)
    expect(row.seats.queue).toEqual([])
    expect(row.helperIds).toEqual([personIdOf('h-1')])
    expect(await titlesFor('h-0')).toEqual(['心愿交给别人了'])
  })

  it('who had handed it over reads no number any more and earns nothing while it lasts', async () => {
    const wishId = await wishIn(test, 'delivered')
    await end('h-0')
    expect(await test.code('h-0', 'wish.contact', { wishId })).toBe('WISH_NOT_YOURS')
    expect(await titlesFor('h-0')).toEqual(['送到的心愿先记着'])
    await moveWish(test, 'o-wisher', wishId, 'confirm')
    expect(await pointsOf('h-0')).toBe(0)
  })

  it('does not go on when it has not come: the station does', async () => {
    const wishId = await wishIn(test, 'delivered')
    await end('h-0')
    await moveWish(test, 'o-wisher', wishId, 'notYet', { reason: '没看到灯' })
    const nobody = { helperIds: [], seats: { holders: [], free: 1 } }
    expect(await wishRow(test, wishId)).toMatchObject({ state: 'stationFulfil', ...nobody })
  })
})

it('what was frozen counts again once the suspension is lifted', async () => {
  const wishId = await wishIn(test, 'delivered')
  await decide('h-0', 'suspend')
  await decide('h-0', 'restore')
  await moveWish(test, 'o-wisher', wishId, 'confirm')
  expect(await pointsOf('h-0')).toBeGreaterThan(0)
})

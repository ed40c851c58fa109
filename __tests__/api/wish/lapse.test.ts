/** Shows that a claim that is over reaches the next in line exactly once, however many timers notice it at once. */
import { HOUR } from '../../../src/domain/kernel/clock'
import { assertSeats } from '../../../src/domain/kernel/seats-reading'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { hungWish, kindsFor, plan, wishRow, wishStation } from '../../support/wishes'

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
  await claim('h-0', wishId)
  await claim('h-1', wishId)
  await claim('h-2', wishId)
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

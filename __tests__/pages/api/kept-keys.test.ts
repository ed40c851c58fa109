/**
 * Commands whose answer was lost, on the real cloud: the same attempt is not done twice, and a new wish is a new one.
 * @jest-environment ./__tests__/pages/support/node-with-dom.ts
 */
import { call } from '@/api/client'
import { offline, type Answer } from '@/api/failure'
import { createKeptKeys } from '@/api/kept-keys'
import { createKeyedSender } from '@/api/request-key'
import { contribute, openHousehold } from '@/features/household/store'
import { myRedemptions, reserve } from '@/features/store/store'
import { aPerson, personIdOf, put } from '../../support/builders'
import { givePoints } from '../../support/points'
import { putPrize } from '../../support/store'
import { stationOf } from '../../support/station'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { host, resetHost } from '../support/host-taro'
import { holdPhone } from '../support/phone'

const minute = 60_000
const day = 24 * 60 * minute

let test: TestCloud

beforeAll(async () => {
  test = await testCloud()
  await stationOf(test)
  await put(test, 'people', [aPerson('wang', { realName: '王芳' })])
  await givePoints(test, personIdOf('wang'), { 2026: 100 })
})
afterAll(() => test.close())
beforeEach(() => {
  resetHost()
  holdPhone(test, 'wang')
})

/** The next call arrives and is done, but its answer is lost on the way back. */
function loseNextAnswer(): void {
  const { cloud } = host
  host.cloud = async (name, data) => {
    host.cloud = cloud
    await cloud?.(name, data)
    throw new Error('cloud.callFunction:fail request:fail')
  }
}

/** A phone whose clock is moved by hand, and whose person answers what they are asked. */
function aSender() {
  const kept = new Map<string, unknown>()
  const phone = { now: Date.now(), asked: 0, same: true, kept }
  const keys = createKeptKeys({
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => kept.set(key, value),
    remove: (key) => void kept.delete(key),
  })
  const sendKeyed = createKeyedSender(keys, {
    now: () => phone.now,
    isSameAttempt: () => {
      phone.asked++
      return Promise.resolve(phone.same)
    },
  })
  const give = (amount: number) =>
    sendKeyed('household.contribute', { amount }, (key) => call('household.contribute', { amount }, key))
  return Object.assign(phone, { give, keys })
}

const pool = async () => (await test.must('wang', 'household.open', {})).household?.balance
const failed = { ok: false, failure: { kind: 'offline' } }

it('lets a prize be reserved again after the answer was lost and the page showed what had come of it', async () => {
  const { _id: prizeId, points, place } = await putPrize(test, { points: 5 })
  const seen = { points, place }
  loseNextAnswer()
  expect(await reserve({ prizeId, purse: 'own', seen } as never)).toMatchObject(failed)
  await myRedemptions.open()
  const [first] = (await test.must('wang', 'store.mine', {})).items
  const again = await reserve({ prizeId, purse: 'own', seen } as never)
  expect(again).toMatchObject({ ok: true })
  expect(again.ok && again.data.redemptionId).not.toBe(first?.redemptionId)
})

it('reserves once when the same tap is repeated before anything was shown', async () => {
  const { _id: prizeId, points, place } = await putPrize(test, { points: 5 })
  const seen = { points, place }
  loseNextAnswer()
  await reserve({ prizeId, purse: 'own', seen } as never)
  await reserve({ purse: 'own', seen, prizeId } as never)
  const { items } = await test.must('wang', 'store.mine', {})
  expect(items.filter((item) => item.prizeId === prizeId)).toHaveLength(1)
})

it('puts points into the pool again three days after a lost answer', async () => {
  await test.must('wang', 'household.create', { name: '王家' })
  const before = (await pool()) ?? 0
  const phone = aSender()
  loseNextAnswer()
  await phone.give(5)
  phone.now += 3 * day
  expect(await phone.give(5)).toMatchObject({ ok: true })
  expect(phone.asked).toBe(0)
  expect(await pool()).toBe(before + 10)
})

it('puts points in again once the pool was seen with the first ones in it', async () => {
  const before = (await pool()) ?? 0
  loseNextAnswer()
  expect(await contribute(4)).toMatchObject(failed)
  await openHousehold()
  await contribute(4)
  expect(await pool()).toBe(before + 8)
})

it('does an unknown attempt once, whatever was done in between with another input', async () => {
  const before = (await pool()) ?? 0
  loseNextAnswer()
  await contribute(3)
  await contribute(2)
  await contribute(3)
  expect(await pool()).toBe(before + 5)
})

it('asks whether an attempt of an hour ago is the one that is meant', async () => {
  const before = (await pool()) ?? 0
  const phone = aSender()
  loseNextAnswer()
  await phone.give(1)
  phone.now += 60 * minute
  phone.same = false
  expect(await phone.give(1)).toMatchObject({ ok: false, failure: { kind: 'declined' } })
  expect(await pool()).toBe(before + 1)
  await phone.give(1)
  expect(phone.asked).toBe(1)
  expect(await pool()).toBe(before + 2)
})

it('goes on with the attempt of an hour ago when the person says so', async () => {
  const before = (await pool()) ?? 0
  const phone = aSender()
  loseNextAnswer()
  await phone.give(1)
  phone.now += 60 * minute
  expect(await phone.give(1)).toMatchObject({ ok: true })
  expect(await pool()).toBe(before + 1)
})

it('takes a read for the outcome that began when nothing could be under way any longer, and no earlier one', async () => {
  const phone = aSender()
  const lost: Answer<never> = { ok: false, failure: offline }
  const keys: string[] = []
  const sendKeyed = createKeyedSender(phone.keys, { now: () => phone.now })
  const attempt = () =>
    sendKeyed('household.takeBack', { amount: 7 }, (key) => {
      keys.push(key)
      return Promise.resolve(lost)
    })
  const nothing = { household: { entries: [] } }
  await attempt()
  phone.keys.shown('household.open', nothing, phone.now + 10_000)
  await attempt()
  expect(keys[1]).toBe(keys[0])
  phone.keys.shown('household.open', nothing, phone.now + 2 * minute)
  await attempt()
  expect(keys[2]).not.toBe(keys[0])
})

it('holds on to a key in a phone that is full', async () => {
  const keys: string[] = []
  const full = createKeptKeys({ read: () => null, write: () => false, remove: () => undefined })
  const sendKeyed = createKeyedSender(full)
  const attempt = () =>
    sendKeyed('household.takeBack', { amount: 7 }, (key) => {
      keys.push(key)
      return Promise.resolve({ ok: false, failure: offline } as Answer<never>)
    })
  await attempt()
  await attempt()
  expect(keys[1]).toBe(keys[0])
})

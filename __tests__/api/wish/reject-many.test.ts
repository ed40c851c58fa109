/** A desk full of one person's wishes, or contents, is cleared with one reason. */
import type { WishDocument } from '../../../src/domain/wish/documents'
import type { CheckDocument } from '../../../src/domain/moderation/documents'
import { personIdOf } from '../../support/builders'
import { judgeText } from '../../support/pieces'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { makeWish, wishStation } from '../../support/wishes'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const seen = (docs: readonly { _id: string; version: number }[]) =>
  docs.map(({ _id, version }) => ({ id: _id, version }))
const wishes = () => test.rows<WishDocument>('wishes')
const reason = '同一个心愿写一次就够了'

it('several wishes are turned down at once with one reason, and their maker is told of each', async () => {
  for (let i = 0; i < 4; i++) await makeWish(test, { title: `同样的心愿${i}` })
  const all = await wishes()
  const { done, left } = await test.must('o-staff', 'wish.rejectMany', { wishes: seen(all), reason })
  expect({ done: done.length, left }).toEqual({ done: 4, left: [] })
  expect((await wishes()).map(({ state, refusal }) => [state, refusal])).toEqual(
    Array.from({ length: 4 }, () => ['rejected', reason]),
  )
  const told = await test.rows('messages', { personId: personIdOf('o-wisher') })
  expect(told).toHaveLength(4)
})

it('sent again it changes nothing and answers the same', async () => {
  for (let i = 0; i < 2; i++) await makeWish(test, { title: `同样的心愿${i}` })
  const input = { wishes: seen(await wishes()), reason }
  await test.must('o-staff', 'wish.rejectMany', input)
  const before = await wishes()
  expect(await test.must('o-staff', 'wish.rejectMany', input)).toMatchObject({ left: [] })
  expect(await wishes()).toEqual(before)
})

it('one that has moved, or is not there, is left with the reason, and the others are turned down', async () => {
  for (let i = 0; i < 3; i++) await makeWish(test, { title: `心愿${i}` })
  const [moved, ...rest] = await wishes()
  const given = [
    { id: moved!._id, version: moved!.version + 5 },
    { id: 'nobody0000', version: 1 },
    ...seen(rest),
  ]
  const { done, left } = await test.must('o-staff', 'wish.rejectMany', { wishes: given, reason })
  expect(done.sort()).toEqual(rest.map(({ _id }) => _id).sort())
  expect(left.map(({ code }) => code)).toEqual(['STALE', 'NOT_FOUND'])
  const kept = (await wishes()).find(({ _id }) => _id === moved!._id)
  expect(kept?.state).toBe('submitted')
})

it('contents that wait are turned down at once with one reason', async () => {
  judgeText(test, '拿不准', 'review')
  for (let i = 0; i < 3; i++) await makeWish(test, { title: `拿不准的${i}` })
  const checks = await test.rows<CheckDocument>('checks', { state: 'inReview' })
  expect(checks).toHaveLength(3)
  const input = { checks: seen(checks), reason: '都是广告' }
  const { done, left } = await test.must('o-staff', 'moderation.blockMany', input)
  expect({ done: done.length, left }).toEqual({ done: 3, left: [] })
  const after = await test.rows<CheckDocument>('checks')
  expect(after.map(({ state, reason: written }) => [state, written])).toEqual(
    Array.from({ length: 3 }, () => ['blocked', '都是广告']),
  )
  expect(await test.must('o-staff', 'moderation.blockMany', input)).toMatchObject({ left: [] })
})

it('nobody else may: a resident is refused, and the same thing named twice is no choice', async () => {
  const { wishId } = await makeWish(test, { title: '一个心愿' })
  const one = { id: wishId, version: 1 }
  const input = { wishes: [one], reason }
  expect(await test.call('o-wisher', 'wish.rejectMany', input)).toMatchObject({
    error: { code: 'FORBIDDEN' },
  })
  const twice = await test.call('o-staff', 'wish.rejectMany', { ...input, wishes: [one, one] })
  expect(twice).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

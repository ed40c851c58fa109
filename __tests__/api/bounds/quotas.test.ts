/** What reaches other people is counted for each person and day, exactly, and a repeat is not counted again. */
import { contract, type ActionName } from '../../../src/contract'
import { limits } from '../../../src/contract/limits'
import { DAY } from '../../../src/domain/kernel/clock'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { aWishForm, makeWish, wishStation } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const MOST = limits.wishes.perDay

it('every command says how often it may be sent', () => {
  const commands = (Object.keys(contract) as ActionName[]).map((name) => contract[name])
  const without = commands.filter((one) => one.kind === 'command' && !(one.limit.perDay > 0))
  expect(without).toEqual([])
})

it('a stranger makes a few wishes a day, and may go on the next day', async () => {
  for (let i = 0; i < MOST; i++) await makeWish(test, { title: `心愿 ${i}` })
  const refused = await test.call('o-wisher', 'wish.make', { form: aWishForm(test) })
  expect(refused).toMatchObject({ error: { code: 'TOO_MANY_TODAY', details: { most: MOST } } })
  expect(await test.rows('wishes')).toHaveLength(MOST)
  test.at(test.now() + DAY)
  expect((await makeWish(test)).wishId).not.toBe('')
})

it('counts exactly when all come at the same moment', async () => {
  const forms = Array.from({ length: MOST * 3 }, (_, i) => aWishForm(test, { title: `心愿 ${i}` }))
  const replies = await Promise.all(forms.map((form) => test.call('o-wisher', 'wish.make', { form })))
  expect(replies.filter((reply) => reply.ok).length).toBeLessThanOrEqual(MOST)
  expect((await test.rows('wishes')).length).toBeLessThanOrEqual(MOST)
})

it('answers the repeat of the last one that was allowed', async () => {
  for (let i = 1; i < MOST; i++) await makeWish(test, { title: `心愿 ${i}` })
  const form = aWishForm(test)
  const first = await test.must('o-wisher', 'wish.make', { form }, 'the-last-key')
  const again = await test.must('o-wisher', 'wish.make', { form }, 'the-last-key')
  expect(again.wishId).toBe(first.wishId)
})

/** Nobody's hardship or health is told in public: the wall, its filter and the open wish say a neighbour's. */
import { wishGroups } from '../../../src/domain/wish/vocabulary'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import { hungWish, wishStation } from '../../support/wishes'

let test: TestCloud
let stranger: string
beforeAll(async () => {
  test = await testCloud()
  const [first = ''] = await wishStation(test, 1)
  stranger = first
})
afterAll(() => test.close())

it.each(wishGroups)('a wish for %s', async (group) => {
  const wishId = await hungWish(test, { title: `给${group}`, group })
  const told = group === 'hardship' || group === 'disabled' ? 'other' : group
  const card = (await test.must(stranger, 'wish.wall', { view: 'open' })).items.find(
    (one) => one.wishId === wishId,
  )
  expect(card?.group).toBe(told)
  expect((await test.must(stranger, 'wish.open', { wishId })).group).toBe(told)
  // Whoever wished and whoever looks after it know.
  expect((await test.must('o-wisher', 'wish.open', { wishId })).group).toBe(group)
  expect((await test.must('o-staff', 'wish.open', { wishId })).group).toBe(group)
})

it('is found under the neighbours, and asking for the hardship itself is refused', async () => {
  const { items } = await test.must(stranger, 'wish.wall', { view: 'open', group: 'other' })
  expect(items.map(({ title }) => title).sort()).toEqual(['给disabled', '给hardship', '给other'])
  expect(await test.code(stranger, 'wish.wall', { view: 'open', group: 'hardship' } as never)).toBe(
    'INVALID_INPUT',
  )
})

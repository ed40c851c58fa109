/** Shows what becomes of a wish whose day has passed, whose words were turned down while it hung, or that is off twice. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import type { MessageDocument } from '../../../src/domain/message/documents'
import { personIdOf } from '../../support/builders'
import { testCloud, type TestCloud } from '../../support/test-cloud'
import {
  aWishForm,
  hungWish,
  makeWish,
  moveWish,
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

const refused = (code: string) => ({ ok: false, error: { code } })
const titlesFor = async (openid: string) =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf(openid), kind: 'wishHelp' })).map(
    ({ title }) => title,
  )
const block = async (wishId: string) => {
  const checkId = (await wishRow(test, wishId)).body.checkId
  const { items } = await test.must('o-staff', 'moderation.queue', { checkId })
  const version = items[0]?.version ?? 0
  return test.must('o-staff', 'moderation.decide', { checkId, version, verdict: 'blocked', reason: '有广告' })
}

it('is not claimed and not nearly due, goes to the station, and may be dated anew by its maker', async () => {
  const wishId = await hungWish(test, { neededBy: dayOf(test.now() + 2 * DAY) })
  test.at(test.now() + 4 * DAY)
  const wall = await test.must('h-0', 'wish.wall', { view: 'open', nearlyDue: true })
  expect(wall.items).toEqual([])
  expect(await test.call('h-0', 'wish.claim', { wishId })).toMatchObject(refused('WISH_DAY_PASSED'))
  await test.jobs()
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'published', wall: 'off' })
  const { toDos } = await test.must('o-staff', 'desk.open', {})
  expect(toDos.map(({ id }) => id)).toContain(wishId)
  const amended = { wishId, version: await versionOf(test, wishId), form: aWishForm(test) }
  expect(await test.call('o-wisher', 'wish.amend', amended)).toMatchObject({ ok: true })
  expect(await wishRow(test, wishId)).toMatchObject({ state: 'submitted', wall: 'off' })
})

it('tells helpers when its words are turned down while it hangs, takes no claim, and may be amended', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await block(wishId)
  expect(await titlesFor('h-0')).toEqual(['心愿先停一停'])
  expect(await test.call('h-1', 'wish.claim', { wishId })).toMatchObject(refused('WISH_NOT_CHECKED'))
  const form = aWishForm(test, { title: '想要一盏台灯' })
  const amended = await test.call('o-wisher', 'wish.amend', {
    wishId,
    version: await versionOf(test, wishId),
    form,
  })
  expect(amended).toMatchObject({ ok: true, data: { stage: 'submitted' } })
  expect((await titlesFor('h-0')).sort()).toEqual(['心愿先停一停', '心愿要改一改'].sort())
})

it('tells a helper once that it is off, though it is turned down first and withdrawn then', async () => {
  const wishId = await hungWish(test)
  await test.must('h-0', 'wish.claim', { wishId })
  await moveWish(test, 'o-staff', wishId, 'reject', { reason: '已经有人送了' })
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect(await titlesFor('h-0')).toEqual(['心愿撤下了'])
})

it('leaves the queue of checks when it is withdrawn', async () => {
  await test.cloud.answers({
    api: 'security.msgSecCheck',
    when: { content: '护眼灯' },
    answer: { result: { suggest: 'review', label: 20001 }, errcode: 0 },
  })
  const { wishId } = await makeWish(test)
  expect((await test.must('o-staff', 'moderation.queue', {})).items).toHaveLength(1)
  await moveWish(test, 'o-wisher', wishId, 'withdraw')
  expect((await test.must('o-staff', 'moderation.queue', {})).items).toEqual([])
})

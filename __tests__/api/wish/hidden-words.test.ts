/** The words around a wish that helpers read besides its text: where to hand it over, and a maker's reasons. */
import type { MessageDocument } from '../../../src/domain/message/documents'
import {
  aWishForm,
  handIn,
  hungWish,
  makeWish,
  moveWish,
  plan,
  versionOf,
  wishStation,
} from '../../support/wishes'
import { personIdOf } from '../../support/builders'
import { judgeText } from '../../support/pieces'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const toldHelper = async (): Promise<string> =>
  (await test.rows<MessageDocument>('messages', { personId: personIdOf('h-0'), kind: 'wishHelp' }))
    .map(({ text }) => text)
    .join()

it('the place is checked with the rest, and told to a helper only while it passes', async () => {
  judgeText(test, '加我微信', 'risky')
  const made = await makeWish(test, { place: '加我微信再说' })
  expect(made.check).toMatchObject({ verdict: 'blocked' })

  const wishId = await hungWish(test)
  const claimed = await test.must('h-0', 'wish.claim', { wishId })
  expect(claimed.contact.place).toBe('3 号楼 2 单元门口')
  const [wish] = await test.rows<{ body: { checkId: string } }>('wishes', { _id: wishId })
  const checkId = wish?.body.checkId ?? ''
  const [check] = await test.rows<{ version: number }>('checks', { _id: checkId })
  const decision = { checkId, version: check?.version ?? 0, verdict: 'blocked' as const, reason: '写得不妥' }
  await test.must('o-staff', 'moderation.decide', decision)
  expect((await test.must('h-0', 'wish.open', { wishId })).contact.place).toBeNull()
})

it.each(['notYet', 'withdraw'] as const)(
  'a reason for %s that does not pass is told to nobody',
  async (event) => {
    judgeText(test, '骂人的话', 'risky')
    const wishId = await hungWish(test)
    await test.must('h-0', 'wish.claim', { wishId })
    await plan(test, 'h-0', wishId)
    if (event === 'notYet') await handIn(test, 'h-0', wishId)
    await moveWish(test, 'o-wisher', wishId, event, { reason: '骂人的话一句' })
    expect(await toldHelper()).not.toBe('')
    expect(await toldHelper()).not.toContain('骂人的话')
    expect(JSON.stringify(await test.must('h-0', 'wish.open', { wishId }))).not.toContain('骂人的话')
  },
)

it('another draft on the version of a former one is stale, the same draft is a repetition', async () => {
  const { wishId } = await makeWish(test)
  const version = await versionOf(test, wishId)
  const first = { wishId, version, form: aWishForm(test, { title: '想要一盏台灯' }) }
  await test.must('o-wisher', 'wish.amend', first)
  expect(await test.must('o-wisher', 'wish.amend', first)).toMatchObject({ title: '想要一盏台灯' })
  const other = { ...first, form: aWishForm(test, { title: '想要一把椅子' }) }
  expect(await test.call('o-wisher', 'wish.amend', other)).toMatchObject({ error: { code: 'STALE' } })
})

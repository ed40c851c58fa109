/** Shows that a household counts as one where somebody must be another: helping, deciding, and inviting in its name. */
import { DAY, dayOf } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { cardShownBy, householdOf } from '../../support/households'
import { appoint } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'
import { handIn, hungWish, makeWish, versionOf, wishStation } from '../../support/wishes'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await wishStation(test)
})
afterAll(() => test.close())

const yesterday = () => dayOf(test.now() - DAY)

const household = (founder: string, ...others: string[]) => householdOf(test, founder, others)

it("nobody helps with the wish of the own household's member, or looks after it at the desk", async () => {
  const wishId = await hungWish(test)
  await household('o-wisher', 'h-0', 'o-staff')
  expect(codeOf(await test.call('h-0', 'wish.claim', { wishId }))).toBe('WISH_OWN')
  expect(codeOf(await test.call('h-1', 'wish.claim', { wishId }))).toBe('ok')
  const { wishId: second } = await makeWish(test)
  const verify = { wishId: second, version: 1, event: 'verify' as const }
  expect(codeOf(await test.call('o-staff', 'wish.move', verify))).toBe('OWN_RECORD')
  expect(codeOf(await test.call('o-grid', 'wish.move', verify))).toBe('ok')
})

it("nobody decides on the hours of the own household's member", async () => {
  await put(test, 'people', [aPerson('o-zhao', { realName: '赵敏' })])
  await household('o-zhao', 'o-staff')
  const added = await test.must('o-grid', 'hours.add', {
    personId: personIdOf('o-zhao'),
    title: '入户送药',
    day: yesterday(),
    minutes: 60,
    reason: '当天没带手机',
  })
  const approve = { recordId: added.recordId, version: added.version, event: 'approve' as const }
  expect(codeOf(await test.call('o-staff', 'hours.decide', approve))).toBe('OWN_RECORD')
  expect(codeOf(await test.call('o-admin', 'hours.decide', approve))).toBe('ok')
})

it('an appeal is not answered by whoever decided, and the same words after the answer are refused', async () => {
  await appoint(test, 'o-other', ['staff'])
  await put(test, 'people', [aPerson('o-zhao', { realName: '赵敏' })])
  const added = await test.must('o-grid', 'hours.add', {
    personId: personIdOf('o-zhao'),
    title: '入户送药',
    day: yesterday(),
    minutes: 60,
    reason: '当天没带手机',
  })
  const { recordId } = added
  const decide = async (openid: string, event: 'reject' | 'uphold') => {
    const [row] = await test.rows<{ version: number }>('serviceRecords', { _id: recordId })
    const input = { recordId, version: row?.version ?? 0, event, reason: '没有去过' }
    return codeOf(await test.call(openid, 'hours.decide', input))
  }
  const appeal = { recordId, reason: '我去过的' }
  expect(await decide('o-staff', 'reject')).toBe('ok')
  expect(codeOf(await test.call('o-zhao', 'hours.appeal', appeal))).toBe('ok')
  expect(codeOf(await test.call('o-zhao', 'hours.appeal', appeal))).toBe('ok')
  expect(await decide('o-staff', 'uphold')).toBe('OTHER_DECIDER')
  expect(await decide('o-other', 'uphold')).toBe('ok')
  expect(codeOf(await test.call('o-zhao', 'hours.appeal', appeal))).not.toBe('ok')
})

it('whoever hands a wish over for the station does not say that it came', async () => {
  const wishId = await hungWish(test)
  test.at(test.now() + 31 * DAY)
  await test.jobs()
  await handIn(test, 'o-staff', wishId)
  const input = {
    wishId,
    version: await versionOf(test, wishId),
    event: 'confirm' as const,
    how: 'phone' as const,
  }
  expect(codeOf(await test.call('o-staff', 'wish.move', input))).toBe('OTHER_DECIDER')
  expect(codeOf(await test.call('o-admin', 'wish.move', input))).toBe('ok')
})

it('an invitation by a member who has been removed since is gone', async () => {
  const householdId = await household('o-wisher', 'h-0')
  await test.must('h-0', 'household.invite', await cardShownBy(test, 'h-1'))
  await test.must('o-wisher', 'household.remove', { personId: personIdOf('h-0') })
  expect((await test.must('h-1', 'household.open', {})).invitations).toEqual([])
  const joined = await test.call('h-1', 'household.answer', { householdId, accept: true })
  expect(codeOf(joined)).toBe('INVITATION_GONE')
})

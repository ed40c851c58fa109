/** Nobody's inbox is filled with invitations to households, by one inviter or by many. */
import { MOST_FROM_ONE, MOST_RECEIVED } from '../../../src/domain/household/membership'
import { DAY } from '../../../src/domain/kernel/clock'
import { aPerson, personIdOf, put } from '../../support/builders'
import { stationOf } from '../../support/station'
import { codeOf, testCloud, type TestCloud } from '../../support/test-cloud'

jest.setTimeout(120_000)

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  const inviters = Array.from({ length: MOST_RECEIVED + 2 }, (_, i) => aPerson(`inviter-${i}`))
  await put(test, 'people', [aPerson('invited'), ...inviters])
})
afterAll(() => test.close())

const invite = (openid: string) =>
  test.call(openid, 'household.invite', { card: `card-${personIdOf('invited')}` })
const letters = async () => (await test.rows('messages', { personId: personIdOf('invited') })).length

it('taking an invitation back and sending it again rings a few times and no more', async () => {
  await test.must('inviter-0', 'household.create', { name: '王家' })
  const codes: string[] = []
  for (let i = 0; i < MOST_FROM_ONE + 2; i++) {
    codes.push(codeOf(await invite('inviter-0')))
    await test.must('inviter-0', 'household.remove', { personId: personIdOf('invited') })
  }
  expect(codes).toEqual([
    ...Array.from({ length: MOST_FROM_ONE }, () => 'ok'),
    'INVITED_OFTEN',
    'INVITED_OFTEN',
  ])
  expect(await letters()).toBe(MOST_FROM_ONE)
})

it('a new household of the same inviter does not begin a new count', async () => {
  for (let i = 0; i < MOST_FROM_ONE; i++) {
    const { household } = await test.must('inviter-0', 'household.create', { name: `王家${i}` })
    expect(codeOf(await invite('inviter-0'))).toBe('ok')
    await test.must('inviter-0', 'household.leave', { householdId: household!.householdId })
    // Founding and leaving are measured by the day as well.
    test.at(test.now() + DAY)
  }
  await test.must('inviter-0', 'household.create', { name: '又一家' })
  expect(codeOf(await invite('inviter-0'))).toBe('INVITED_OFTEN')
})

it('many inviters together fill nobody’s inbox, and a week later one may be invited again', async () => {
  const codes: string[] = []
  for (let i = 0; i <= MOST_RECEIVED; i++) {
    await test.must(`inviter-${i}`, 'household.create', { name: `第${i}家` })
    codes.push(codeOf(await invite(`inviter-${i}`)))
  }
  expect(codes).toEqual([...Array.from({ length: MOST_RECEIVED }, () => 'ok'), 'INVITED_OFTEN'])
  expect(await letters()).toBe(MOST_RECEIVED)
  test.at(test.now() + 8 * DAY)
  expect(codeOf(await invite(`inviter-${MOST_RECEIVED}`))).toBe('ok')
})

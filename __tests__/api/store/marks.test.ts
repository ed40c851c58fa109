/** What a dead request leaves on an account, and verdicts that come while a prize is being written down anew. */
import type { CheckedPiece } from '../../../src/domain/moderation/documents'
import { amendPrize } from '../../../src/domain/store/decide-prize'
import { personIdOf, putPeople } from '../../support/builders'
import { crashCall } from '../../support/crash'
import { appoint, stationOf } from '../../support/station'
import { accountOf, aPrize, contradictions, givePoints, putPrize, redemptionsOf } from '../../support/store'
import { testCloud, type TestCloud } from '../../support/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await testCloud()
})
beforeEach(async () => {
  await test.cloud.reset()
  await stationOf(test)
  await putPeople(test, 'p', 1)
  await givePoints(test, ['p-0'], 30)
  await appoint(test, 'o-staff', ['staff'])
})
afterAll(() => test.close())

it('a mark is taken off also when the prize was fetched before anybody looked at it again', async () => {
  const prize = await putPrize(test)
  await crashCall(
    test,
    'p-0',
    'store.reserve',
    { prizeId: prize._id, purse: 'own' },
    [6, 'before'],
    'one-key-of-mine',
  )
  const [reserved] = await redemptionsOf(test)
  expect((await accountOf(test, personIdOf('p-0'))).reserving).toHaveLength(1)
  await test.must('o-staff', 'store.redeem', {
    redemptionId: reserved?._id ?? '',
    scanned: reserved?.code ?? '',
  })
  test.at(test.now() + 3 * 60_000)
  await test.jobs()
  await test.jobs()
  expect((await accountOf(test, personIdOf('p-0'))).reserving).toEqual([])
  expect(await contradictions(test)).toEqual([])
})

it('a verdict that comes while another price is written is not written over', () => {
  const content: CheckedPiece = { checkId: 'c1', verdict: 'passed', version: 2 }
  const prize = aPrize({ content })
  const given = {
    version: prize.version,
    partnerName: '',
    content,
    by: 'o-staff',
    key: 'a-key-of-staff',
    now: 1,
  }
  const amended = amendPrize(prize, { ...prize, points: 12 }, given)
  expect(amended.ok && amended.value.update.guard).toMatchObject({
    'content.checkId': 'c1',
    'content.version': 2,
  })
})
